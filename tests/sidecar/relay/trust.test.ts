/** Which token opens what. */
import { accepted } from '../support/stories';
import { Client, World } from '../support/world';

const say = ( id: string, text = `text of ${ id }` ) => ( {
	type: 'send' as const,
	id,
	text,
} );

describe( 'who may what', () => {
	it( '5.1 another visitor sees nothing, and a guess at the conversation is no key', async () => {
		const world = new World();
		const one = await world.customer( { sub: 'v_1' } );
		await one.send( say( 'm1', 'secret' ) );
		const other = await world.customer(
			{ sub: 'v_2' },
			{ conversation: one.conversation, after: 0 }
		);
		await other.send( say( 'x', 'mine' ) );
		expect( JSON.stringify( other.wire.frames ) ).not.toContain( 'secret' );
		expect( other.conversation ).not.toBe( one.conversation );
	} );

	it( '5.1 logging in gives the conversation to the account; older tokens end', async () => {
		const world = new World();
		const guest = await world.customer( { sub: 'v_1' } );
		await guest.send( say( 'm1' ) );
		const oldToken = await world.token( { aud: 'customer', sub: 'v_1' } );
		world.clock.advance( 5000 );
		const logged = await world.customer( {
			sub: 'v_1',
			customer: '7',
			name: 'Zoë',
			email: 'z@example.org',
		} );
		expect( logged.wire.last( 'welcome' ).conversation ).toBe(
			guest.conversation
		);
		expect( logged.wire.view.events.at( -1 ) ).toMatchObject( {
			type: 'identity',
			name: 'Zoë',
		} );
		expect( guest.wire.closed?.code ).toBe( 4001 );
		const again = new Client( world );
		await again.send( {
			type: 'hello',
			v: 1,
			token: oldToken,
			after: 0,
			timeZone: '',
		} );
		expect( again.wire.closed?.code ).toBe( 4001 );
	} );

	it( '5.1 a shared computer shows nothing to the next account or the next guest', async () => {
		const world = new World();
		const zoe = await world.customer( {
			sub: 'v_1',
			customer: '7',
			name: 'Zoë',
		} );
		await zoe.send( say( 'm1' ) );
		const other = await world.customer( { sub: 'v_1', customer: '8' } );
		expect( other.wire.last( 'welcome' ).conversation ).toBeUndefined();
		const guest = await world.customer( { sub: 'v_2' } );
		expect( guest.wire.last( 'welcome' ).conversation ).toBeUndefined();
		const elsewhere = await world.customer( { sub: 'v_9', customer: '7' } );
		expect( elsewhere.wire.last( 'welcome' ).conversation ).toBe(
			zoe.conversation
		);
	} );

	it( '2.5 renew keeps the socket beyond its first token; without it, 4001', async () => {
		const world = new World();
		const renewed = await world.customer();
		const left = await world.customer();
		world.clock.advance( 500_000 );
		await renewed.send( {
			type: 'renew',
			token: await world.token( { aud: 'customer', sub: 'v_1' } ),
		} );
		expect( renewed.wire.last( 'renewed' ).tokenEnds ).toBe(
			world.clock.now() + 600_000
		);
		world.clock.advance( 100_000 );
		expect( left.wire.closed?.code ).toBe( 4001 );
		expect( renewed.wire.closed ).toBeUndefined();
	} );

	it( '2.5 a token of somebody else does not renew', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( {
			type: 'renew',
			token: await world.token( { aud: 'customer', sub: 'v_2' } ),
		} );
		expect( customer.wire.closed?.code ).toBe( 4001 );
	} );

	it( 'an agent who may not answer any more loses the sockets', async () => {
		const world = new World();
		const priya = await world.agent( '3' );
		await world.agent( '1' );
		await world.changeSettings( {
			agents: [ { id: '1', name: 'Owner' } ],
		} );
		expect( priya.wire.closed?.code ).toBe( 4003 );
		const customer = await world.customer();
		await customer.send( { type: 'request_person', id: 'r' } );
		expect( customer.wire.view.named?.name ).toBe( 'Owner' );
	} );

	it( '4.3 … and their customers do not stay with nobody, however many windows they had', async () => {
		const { world, conversation } = await accepted();
		await world.agent( '3', 'badge' );
		await world.changeSettings( {
			agents: [ { id: '1', name: 'Owner' } ],
		} );
		for ( let minute = 0; minute < 3; minute++ ) {
			await world.pass( 60_000 );
		}
		expect(
			(
				await world.store.conversation(
					'shop_4f1d0c2b9a8e7d6c',
					conversation
				)
			)?.status
		).toBe( 'assistant' );
	} );
} );
