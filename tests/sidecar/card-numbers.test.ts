import { maskCards } from '../../sidecar/conversation/card-numbers';
import { waiting } from './support/stories';

describe( '5.4 card numbers', () => {
	it.each( [
		[ '4111111111111111', '•••• 1111' ],
		[ 'my card 4111 1111 1111 1111, ok', 'my card •••• 1111, ok' ],
		[ '4111-1111-1111-1111', '•••• 1111' ],
		[ '5500 0000 0000 0004 12/27 123', '•••• 0004 12/27 123' ],
		[ '3782 822463 10005', '•••• 0005' ],
		[ '6 4111 1111 1111 1111', '6 •••• 1111' ],
		[ '4111111111111111 or 5500000000000004', '•••• 1111 or •••• 0004' ],
	] )( '%s becomes %s', ( text, masked ) =>
		expect( maskCards( text ) ).toBe( masked )
	);

	it.each( [
		'order #4111 of 2026-01-05',
		'4111111111111112',
		'+49 30 1234567',
		'tracking 00340434161094042557',
		'41111111111111110',
		'IBAN DE89 3704 0044 0532 0130 00',
	] )( 'not: %s', ( text ) => expect( maskCards( text ) ).toBe( text ) );

	it( 'a hostile text costs no more than it is long', () => {
		const began = performance.now();
		maskCards( '4 '.repeat( 4000 ) );
		maskCards( '4'.repeat( 8000 ) );
		expect( performance.now() - began ).toBeLessThan( 500 );
	} );

	it( 'are neither stored, mailed nor shown while they are typed', async () => {
		const { world, priya, customer, conversation } = await waiting();
		await priya.send( { type: 'open', conversation, after: 0 } );
		const text = 'Here: 4111 1111 1111 1111';
		await customer.send( { type: 'typing', text } );
		await customer.send( { type: 'send', id: 'c1', text } );
		await customer.send( {
			type: 'ticket',
			id: 't1',
			name: 'Zoë',
			email: 'z@example.org',
			about: text,
		} );
		const shop = 'shop_4f1d0c2b9a8e7d6c';
		const kept = JSON.stringify( [
			priya.wire.frames,
			await world.store.events( shop, conversation, 0 ),
			await world.store.conversation( shop, conversation ),
			await world.store.claimMail( shop, world.clock.now(), 1, 10 ),
		] );
		expect( kept ).not.toContain( '1111 1111' );
		expect( kept ).toContain( 'Here: •••• 1111' );
	} );
} );
