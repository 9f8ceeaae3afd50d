/** What an unproven client can grow is bounded. */
import { World } from '../support/world';

const say = ( id: string, text = `text of ${ id }` ) => ( {
	type: 'send' as const,
	id,
	text,
} );

describe( 'what an attacker can grow', () => {
	it( '3.8 more than 40 frames a second beyond the burst closes with 4009', async () => {
		const world = new World();
		const attacker = await world.customer();
		const ping = () => attacker.session.receive( '{"type":"ping"}' );
		for ( let index = 0; index < 79; index++ ) {
			ping();
		}
		expect( attacker.wire.closed ).toBeUndefined();
		ping();
		expect( attacker.wire.closed?.code ).toBe( 4009 );
	} );

	it( '3.8 40 a second for as long as they like is fine', async () => {
		const world = new World();
		const customer = await world.customer();
		for ( let second = 0; second < 10; second++ ) {
			world.clock.advance( 1000 );
			for ( let index = 0; index < 40; index++ ) {
				customer.session.receive( '{"type":"ping"}' );
			}
			await world.flush();
		}
		expect( customer.wire.all( 'pong' ) ).toHaveLength( 400 );
	} );

	it( '3.1 a frame of more than 64 KB closes with 4009', async () => {
		const world = new World();
		const attacker = await world.customer();
		attacker.session.receive(
			`{"type":"send","id":"a","text":"${ 'x'.repeat( 65536 ) }"}`
		);
		expect( attacker.wire.closed?.code ).toBe( 4009 );
	} );

	it( '3.8 a socket that takes nothing is closed with 4010', async () => {
		const world = new World();
		const slow = await world.customer();
		slow.wire.blocked = 1024 * 1024 + 1;
		await slow.send( say( 'm1' ) );
		expect( slow.wire.closed?.code ).toBe( 4010 );
	} );
} );
