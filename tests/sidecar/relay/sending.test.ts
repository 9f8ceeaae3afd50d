/** Messages up, acknowledged, and down again. */
import { Unavailable, UNKNOWN_CALLER } from '../../../sidecar/ports';
import { accepted, waiting } from '../support/stories';
import { SHOP } from '../support/tokens';
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

describe( 'while nothing can be stored', () => {
	it( '10.8 the log names whose message is not stored, each once, and begins anew the next time', async () => {
		const world = new World();
		const [ one, two ] = [
			await world.customer( { sub: 'v_1' } ),
			await world.customer( { sub: 'v_2' } ),
		];
		await one.send( say( 'a1' ) );
		await two.send( say( 'b1' ) );
		const info = jest.spyOn( world.log, 'info' );
		const full = () =>
			jest
				.spyOn( world.store, 'commit' )
				.mockRejectedValue( new Unavailable( 'the disk is full' ) );
		const named = () => [
			...world.log.errors,
			...info.mock.calls.map( ( [ fields, message ] ) => ( {
				fields,
				message,
			} ) ),
		];
		const disk = full();
		await one.send( say( 'a2' ) );
		await two.send( say( 'b2' ), say( 'b2' ), say( 'b3' ) );
		await one.send( say( 'a2' ) );
		expect( named() ).toMatchObject( [
			{
				fields: { conversation: one.conversation, request: 'a2' },
				message: 'nothing can be stored',
			},
			{
				fields: { conversation: two.conversation, request: 'b2' },
				message: 'it was not stored',
			},
		] );
		expect( JSON.stringify( named() ) ).not.toContain( 'text of' );
		disk.mockRestore();
		await two.send( say( 'b2' ) );
		full();
		await two.send( say( 'b3' ) );
		expect( world.log.errors.at( -1 )?.fields ).toMatchObject( {
			conversation: two.conversation,
			request: 'b3',
		} );
	} );

	it( '10.8 who is still to begin a conversation is named by the frame, once', async () => {
		const world = new World();
		jest.spyOn( world.store, 'commit' ).mockRejectedValue(
			new Unavailable( 'the disk is full' )
		);
		const info = jest.spyOn( world.log, 'info' );
		const other = await world.customer( { sub: 'v_2' } );
		await other.send( say( 'x' ) );
		const customer = await world.customer();
		await customer.send( say( 'a1' ), say( 'a1' ), say( 'a1' ) );
		expect( info.mock.calls ).toEqual( [
			[ { conversation: undefined, request: 'a1' }, 'it was not stored' ],
		] );
	} );

	it( '9.3 a frame that is refused for now has a line for who looks closely', async () => {
		const world = new World();
		world.log.verbose = true;
		const { priya, conversation } = await accepted( world );
		jest.spyOn( world.store, 'commit' ).mockRejectedValue(
			new Unavailable( 'the disk is full' )
		);
		await priya.send( {
			type: 'send',
			id: 'p9',
			conversation,
			text: 'Hello',
		} );
		expect( world.log.details ).toContainEqual( {
			fields: expect.objectContaining( {
				conversation,
				request: 'p9',
				frame: 'send',
			} ),
			message: 'a frame was refused for now',
		} );
	} );
} );

describe( 'what was on its way behind a message that was refused for now', () => {
	/** The store takes no frame with one of these ids, so many times. */
	function refusing( world: World, ids: Record< string, number > ) {
		const commit = world.store.commit.bind( world.store );
		world.store.commit = async ( change ) => {
			const id = change.once?.id ?? '';
			if ( ( ids[ id ] ?? 0 ) > 0 ) {
				ids[ id ]!--;
				throw new Unavailable( 'full' );
			}
			return commit( change );
		};
	}
	const saidIn = async ( { store }: World, conversation: string ) =>
		( await store.events( SHOP, conversation, 0 ) ).flatMap( ( event ) =>
			event.type === 'message' && event.from.kind !== 'assistant'
				? [ event.id ]
				: []
		);

	it( '10.9 is not stored before it', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( say( 'm0' ) );
		refusing( world, { m1: 2 } );
		await customer.send( say( 'm1' ), say( 'm2' ) );
		await customer.send( say( 'm1' ), say( 'm3' ) );
		expect(
			customer.wire.all( 'error' ).map( ( { id, code } ) => [ id, code ] )
		).toEqual(
			[ 'm1', 'm2', 'm1', 'm3' ].map( ( id ) => [ id, 'unavailable' ] )
		);
		await customer.send( say( 'm1' ), say( 'm2' ), say( 'm3' ) );
		expect( await saidIn( world, customer.conversation ) ).toEqual( [
			'm0',
			'm1',
			'm2',
			'm3',
		] );
	} );

	it( '10.9 is stored after some seconds though that one never comes again', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( say( 'm0' ) );
		refusing( world, { m1: 1 } );
		await customer.send( say( 'm1' ) );
		await world.pass( 5000 );
		await customer.send( say( 'm2' ) );
		expect( await saidIn( world, customer.conversation ) ).toEqual( [
			'm0',
			'm2',
		] );
	} );

	it( '10.9 is served at once when that one is refused for good', async () => {
		const { world, priya, conversation } = await accepted();
		refusing( world, { c1: 1 } );
		await priya.send( { type: 'close', id: 'c1', conversation } );
		await priya.send( { ...say( 'w1' ), conversation } );
		expect( priya.wire.last( 'error' ) ).toMatchObject( {
			id: 'w1',
			code: 'unavailable',
		} );
		// Somebody else ended it meanwhile: what is sent again is refused for good.
		await world
			.agent( '3' )
			.then( ( other ) =>
				other.send( { type: 'return', id: 'r1', conversation } )
			);
		await priya.send( { type: 'close', id: 'c1', conversation } );
		expect( priya.wire.last( 'error' ) ).toMatchObject( { id: 'c1' } );
		expect( priya.wire.last( 'error' ).code ).not.toBe( 'unavailable' );
		await priya.send( { ...say( 'w1' ), conversation } );
		expect( priya.wire.last( 'error' ).code ).not.toBe( 'unavailable' );
	} );

	it( '10.9 an agent’s words wait for the accept that allows them, and other talks go on', async () => {
		const { world, priya, customer, conversation } = await waiting();
		const other = await world.customer( { sub: 'v_other' } );
		await other.send( { type: 'request_person', id: 'p1' } );
		await priya.send( {
			type: 'accept',
			id: 'a0',
			conversation: other.conversation,
		} );
		refusing( world, { a1: 1 } );
		await priya.send(
			{ type: 'accept', id: 'a1', conversation },
			{ ...say( 'w1' ), conversation },
			{ ...say( 'w2' ), conversation: other.conversation }
		);
		expect( priya.wire.last( 'error' ) ).toMatchObject( {
			id: 'w1',
			code: 'unavailable',
		} );
		expect( priya.wire.last( 'ack' ).id ).toBe( 'w2' );
		await priya.send(
			{ type: 'accept', id: 'a1', conversation },
			{ ...say( 'w1' ), conversation }
		);
		expect( await saidIn( world, conversation ) ).toEqual( [
			'm1',
			'm2',
			'w1',
		] );
		expect( customer.wire.all( 'error' ) ).toEqual( [] );
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
