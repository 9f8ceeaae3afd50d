/** The first frame, and what is refused. */
import { Client, World } from '../support/world';

const SHOP = 'shop_4f1d0c2b9a8e7d6c';

const say = ( id: string, text = `text of ${ id }` ) => ( {
	type: 'send' as const,
	id,
	text,
} );

describe( 'the first frame', () => {
	it( '2.1 nothing is accepted before hello, and silence is ended after 10 s', async () => {
		const world = new World();
		const client = new Client( world );
		await client.send( say( 'm1' ), { type: 'ping' } );
		expect( client.wire.frames ).toMatchObject( [
			{ type: 'error', id: 'm1', code: 'not_allowed' },
			{ type: 'error', code: 'not_allowed' },
		] );
		world.clock.advance( 9999 );
		expect( client.wire.closed ).toBeUndefined();
		world.clock.advance( 1 );
		expect( client.wire.closed?.code ).toBe( 4008 );
	} );

	it( '2.2 a customer without a conversation is welcomed, and not followed by events', async () => {
		const world = new World();
		const customer = await world.customer();
		expect( customer.wire.frames ).toEqual( [
			{
				type: 'welcome',
				tokenEnds: world.clock.now() + 600_000,
				now: world.clock.now(),
				available: false,
			},
		] );
	} );

	it.each( [
		[
			'forged',
			4003,
			async ( world: World ) =>
				`${ await world.token( { aud: 'customer', sub: 'v' } ) }x`,
		],
		[
			'of another shop',
			4003,
			( world: World ) =>
				world.token( { aud: 'customer', sub: 'v', shop: 'other' } ),
		],
		[
			'ended',
			4001,
			( world: World ) =>
				world.token( {
					aud: 'customer',
					sub: 'v',
					exp: Math.floor( world.clock.now() / 1000 ) - 1,
				} ),
		],
		[
			'of an agent who may not answer',
			4003,
			( world: World ) => world.token( { aud: 'agent', sub: '99' } ),
		],
		[ 'no token at all', 4003, () => 'x' ],
	] )( '2.6 a token that is %s closes with %i', async ( _, code, make ) => {
		const world = new World();
		const client = new Client( world );
		const token = await make( world );
		const agent = { surface: 'desk' as const, open: [] };
		await client.send( {
			type: 'hello',
			v: 1,
			token,
			after: 0,
			timeZone: '',
			...agent,
		} );
		expect( client.wire.closed?.code ).toBe( code );
		expect( client.wire.all( 'welcome' ) ).toEqual( [] );
	} );

	it( '2.6 another version of the protocol closes with 4026', async () => {
		const world = new World();
		const client = new Client( world );
		await client.send( {
			type: 'hello',
			v: 2 as never,
			token: '',
			after: 0,
			timeZone: '',
		} );
		expect( client.wire.closed?.code ).toBe( 4026 );
	} );

	it( '5.2 frames of the other audience are undecodable', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( { type: 'accept', id: 'x', conversation: 'c' } );
		expect( customer.wire.last( 'error' ) ).toMatchObject( {
			id: 'x',
			code: 'bad_frame',
			field: 'type',
		} );
		const priya = await world.agent( '3' );
		await priya.send( { type: 'request_person', id: 'y' } );
		expect( priya.wire.last( 'error' ) ).toMatchObject( {
			id: 'y',
			code: 'bad_frame',
		} );
	} );

	it( '3.1 what cannot be decoded names the field and changes nothing', async () => {
		const world = new World();
		const customer = await world.customer();
		for ( const raw of [
			'no json',
			'[]',
			'null',
			'{"type":"send","id":"a","text":"  "}',
			'{"type":"send","id":"","text":"x"}',
		] ) {
			customer.session.receive( raw );
		}
		await world.flush();
		expect(
			customer.wire
				.all( 'error' )
				.map( ( { code, field } ) => [ code, field ] )
		).toEqual( [
			[ 'bad_frame', '' ],
			[ 'bad_frame', 'type' ],
			[ 'bad_frame', '' ],
			[ 'bad_frame', 'text' ],
			[ 'bad_frame', 'id' ],
		] );
		expect( await world.store.ofVisitor( SHOP, 'v_1' ) ).toBeUndefined();
	} );
} );
