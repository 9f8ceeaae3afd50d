/** One person, several windows: every frame lands in what its window shows. */
import { Unavailable } from '../../../sidecar/ports';
import { Client, World } from '../support/world';

const say = ( id: string, text = `text of ${ id }` ) => ( {
	type: 'send' as const,
	id,
	text,
} );
const zoe = { customer: '7', name: 'Zoë' };
const MINUTE = 60_000;

describe( 'one account in two browsers', () => {
	it( '3.3 whoever writes first, both see it and what the other writes', async () => {
		const world = new World();
		const a = await world.customer( { sub: 'v_a', ...zoe } );
		const b = await world.customer( { sub: 'v_b', ...zoe } );
		await a.send( say( 'm1', 'from A' ) );
		await b.send( say( 'm2', 'from B' ) );
		expect( b.wire.last( 'ack' ).conversation ).toBe( a.conversation );
		expect( b.wire.texts() ).toEqual( [
			'customer: from A',
			'assistant: About: from A',
			'customer: from B',
			'assistant: About: from B',
		] );
		expect( a.wire.texts() ).toEqual( b.wire.texts() );
	} );

	it( '3.3 both writing at once begin one conversation', async () => {
		const world = new World();
		const a = await world.customer( { sub: 'v_a', ...zoe } );
		const b = await world.customer( { sub: 'v_b', ...zoe } );
		a.session.receive( JSON.stringify( say( 'm1' ) ) );
		b.session.receive( JSON.stringify( say( 'm2' ) ) );
		await world.flush();
		expect( a.conversation ).toBe( b.conversation );
		expect( a.wire.texts() ).toEqual( b.wire.texts() );
		expect( a.wire.texts().join() ).toContain( 'customer: text of m2' );
	} );

	/** A talk with Priya on the phone, and an old guest conversation on a laptop. */
	async function liveAndOld() {
		const world = new World();
		const old = await world.customer( { sub: 'v_laptop' } );
		await old.send( say( 'o1' ) );
		await old.gone();
		for ( let hour = 0; hour < 25; hour++ ) {
			await world.pass( 60 * MINUTE );
		}
		const priya = await world.agent( '3' );
		const phone = await world.customer( { sub: 'v_phone', ...zoe } );
		await phone.send( { type: 'request_person', id: 'p1' } );
		const { conversation } = phone;
		await priya.send(
			{ type: 'open', conversation, after: 0 },
			{ type: 'accept', id: 'a', conversation }
		);
		world.clock.advance( 1000 );
		return { world, priya, phone, conversation };
	}

	it( '5.1 a login on another device leaves the talk where it is', async () => {
		const { world, priya, phone, conversation } = await liveAndOld();
		const laptop = await world.customer( { sub: 'v_laptop', ...zoe } );
		expect( laptop.wire.last( 'welcome' ).conversation ).toBe(
			conversation
		);
		await phone.send( say( 'm2', 'it is order 12' ) );
		expect( phone.wire.last( 'ack' ).conversation ).toBe( conversation );
		for ( const { wire } of [ priya, phone, laptop ] ) {
			expect( wire.texts().at( -1 ) ).toBe( 'customer: it is order 12' );
		}
	} );

	it( '2.2 a conversation that a login brings along is shown on all their screens', async () => {
		const world = new World();
		const desktop = await world.customer( { sub: 'v_d', ...zoe } );
		await desktop.send( say( 'd1' ) );
		world.clock.advance( 5000 );
		const guest = await world.customer( { sub: 'v_g' } );
		await guest.send( say( 'g1' ) );
		world.clock.advance( 5000 );
		const logged = await world.customer( { sub: 'v_g', ...zoe } );
		expect( logged.conversation ).toBe( guest.conversation );
		expect( desktop.wire.last( 'welcome' ).conversation ).toBe(
			guest.conversation
		);
		await desktop.send( say( 'd2' ) );
		expect( desktop.wire.texts() ).toEqual( logged.wire.texts() );
		expect( logged.wire.texts().join() ).toContain( 'text of d2' );
	} );

	it( '10.8 a login on a full disk is told to come back, and brings the conversation along once there is room', async () => {
		const world = new World();
		const guest = await world.customer( { sub: 'v_g' } );
		await guest.send( say( 'g1' ) );
		const full = jest
			.spyOn( world.store, 'commit' )
			.mockRejectedValue( new Unavailable( 'the disk is full' ) );
		const early = await world.customer( { sub: 'v_g', ...zoe } );
		expect( early.wire.closed?.code ).toBe( 1012 );
		expect( early.wire.texts() ).toEqual( [] );
		// Who logged in nowhere is served as ever.
		const other = await world.customer( { sub: 'v_other' } );
		expect( other.wire.closed ).toBeUndefined();
		full.mockRestore();
		const logged = await world.customer( { sub: 'v_g', ...zoe } );
		expect( logged.conversation ).toBe( guest.conversation );
		expect( logged.wire.texts() ).toEqual( guest.wire.texts() );
	} );

	it( '2.4 one that holds more than there is starts empty', async () => {
		const world = new World();
		const first = await world.customer();
		await first.send( say( 'm1' ) );
		const { conversation } = first;
		const ahead = new Client( world );
		ahead.wire.view = { ...ahead.wire.view, conversation, upTo: 999 };
		await ahead.send( {
			type: 'hello',
			v: 1,
			token: await world.token( { aud: 'customer', sub: 'v_1' } ),
			conversation,
			after: 999,
			timeZone: '',
		} );
		expect( ahead.wire.texts() ).toEqual( first.wire.texts() );
		expect( ahead.wire.view.upTo ).toBe( first.wire.view.upTo );
	} );
} );

describe( 'a log that cannot be read', () => {
	it( '2.6 closes that socket, which comes back, and nothing else', async () => {
		const world = new World();
		const first = await world.customer();
		await first.send( say( 'm1' ) );
		const events = jest
			.spyOn( world.store, 'page' )
			.mockRejectedValueOnce( new Error( 'disk I/O error' ) );
		const second = await world.customer();
		expect( second.wire.closed?.code ).toBe( 1012 );
		events.mockRestore();
		expect( first.wire.closed ).toBeUndefined();
		expect( ( await world.customer() ).wire.texts() ).toEqual(
			first.wire.texts()
		);
	} );

	it( '2.6 a desk that cannot be told of a coming goes on', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( say( 'm1' ) );
		jest.spyOn( world.store, 'conversation' ).mockRejectedValue(
			new Error( 'disk I/O error' )
		);
		await customer.gone();
		expect(
			world.log.warnings.map( ( { message } ) => message )
		).toContain( 'the desk could not be told' );
	} );
} );
