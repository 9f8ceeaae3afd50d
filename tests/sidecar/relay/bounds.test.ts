/** What an unproven client can grow is bounded. */
import { createOutbox, type Timer } from '../../../protocol/client';
import { createSending } from '../../../protocol/client/sending';
import { fakeStorage } from '../../protocol/fake-browser';
import { World } from '../support/world';

/** A browser's, by the world's clock. */
function timerOf( { clock }: World ): Timer {
	let callOff = () => {};
	return {
		clear: () => callOff(),
		set( ms, then ) {
			callOff();
			callOff = clock.after( ms, then );
		},
	};
}

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

	it( '3.2 3.8 whoever typed two hundred messages without a network gets all of them stored, and is closed for none', async () => {
		const world = new World();
		const agent = await world.agent();
		const customer = await world.customer();
		await customer.send( say( 'm0', 'a person please' ) );
		const { conversation } = customer;
		await agent.send( { type: 'accept', id: 'a', conversation } );
		const outbox = createOutbox( fakeStorage(), 'o' );
		for ( let index = 0; index < 200; index++ ) {
			const frame = { ...say( `m${ index }` ), conversation };
			outbox.add( frame );
		}
		const sending = createSending(
			outbox,
			{ timer: () => timerOf( world ) },
			( frame ) => agent.session.receive( JSON.stringify( frame ) )
		);
		let heard = 0;
		sending.flush();
		for ( let second = 0; second < 12; second++ ) {
			await world.flush();
			const { frames } = agent.wire;
			for ( ; heard < frames.length; heard++ ) {
				sending.settle( frames[ heard ]! );
			}
			world.clock.advance( 1_000 );
		}
		expect( agent.wire.closed ).toBeUndefined();
		expect( outbox.list() ).toEqual( [] );
	} );

	it( '3.8 a socket that takes nothing is closed with 4010', async () => {
		const world = new World();
		const slow = await world.customer();
		slow.wire.blocked = 1024 * 1024 + 1;
		await slow.send( say( 'm1' ) );
		expect( slow.wire.closed?.code ).toBe( 4010 );
	} );
} );
