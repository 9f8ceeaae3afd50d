/** Messages up, acknowledged, and down again. */
import { UNKNOWN_CALLER } from '../../../sidecar/ports';
import { World } from '../support/world';

const say = ( id: string, text = `text of ${ id }` ) => ( {
	type: 'send' as const,
	id,
	text,
} );

describe( 'sending', () => {
	it( '3.3 the first message begins a conversation: ack first, then events', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( say( 'm1' ) );
		const types = customer.wire.frames.map( ( { type } ) => type );
		expect( types.slice( 0, 3 ) ).toEqual( [ 'welcome', 'ack', 'events' ] );
		expect( customer.wire.last( 'ack' ) ).toMatchObject( {
			id: 'm1',
			seq: 1,
			conversation: customer.conversation,
		} );
	} );

	it( '1.3 the ack comes before the broadcast, and others get it in order', async () => {
		const world = new World();
		const first = await world.customer();
		await first.send( say( 'm1' ) );
		const second = await world.customer();
		first.wire.frames.length = 0;
		await first.send( say( 'm2' ) );
		expect( first.wire.frames.slice( 0, 2 ) ).toMatchObject( [
			{ type: 'ack', id: 'm2' },
			{ type: 'events', after: 2, upTo: 3 },
		] );
		expect( second.wire.texts() ).toEqual( first.wire.texts() );
	} );

	it( '1.4 the same id again is answered by the same number, and stored once', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( say( 'm1' ), say( 'm1' ) );
		await customer.send( say( 'm1' ) );
		expect( customer.wire.all( 'ack' ).map( ( { seq } ) => seq ) ).toEqual(
			[ 1, 1, 1 ]
		);
		expect( world.assistant.asked ).toHaveLength( 1 );
		expect( customer.wire.texts() ).toHaveLength( 2 );
	} );

	it( '3.3 another tab that had no conversation follows the one that began', async () => {
		const world = new World();
		const one = await world.customer();
		const two = await world.customer();
		await one.send( say( 'm1' ) );
		expect( two.wire.texts() ).toEqual( one.wire.texts() );
		await two.send( say( 'm2' ) );
		expect( one.wire.texts() ).toHaveLength( 4 );
		expect( two.conversation ).toBe( one.conversation );
	} );

	it( '3.3 two first messages at once make one conversation', async () => {
		const world = new World();
		const one = await world.customer();
		const two = await world.customer();
		one.session.receive( JSON.stringify( say( 'a' ) ) );
		two.session.receive( JSON.stringify( say( 'b' ) ) );
		await world.flush();
		expect( one.wire.last( 'ack' ).conversation ).toBe(
			two.wire.last( 'ack' ).conversation
		);
	} );

	it( '3.2 while nothing is known of the shop: unavailable, to be kept and sent again', async () => {
		const world = new World();
		const customer = await world.customer();
		const { settings } = world;
		world.settings = undefined as never;
		await customer.send( say( 'm1' ) );
		expect( customer.wire.last( 'error' ) ).toMatchObject( {
			id: 'm1',
			code: 'unavailable',
		} );
		world.settings = settings;
		await customer.send( say( 'm1' ) );
		expect( customer.wire.last( 'ack' ).seq ).toBe( 1 );
	} );
} );

describe( 'stopping', () => {
	it( 'serves what came, then tells every socket to come back', async () => {
		const world = new World();
		const customer = await world.customer();
		customer.session.receive( JSON.stringify( say( 'm1' ) ) );
		await world.relay.stop();
		expect( customer.wire.last( 'ack' ).id ).toBe( 'm1' );
		expect( customer.wire.closed?.code ).toBe( 1012 );
		expect( world.relay.mayConnect( UNKNOWN_CALLER ) ).toBe( false );
	} );
} );
