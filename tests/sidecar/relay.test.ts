/** Connecting, following, and what is refused. */
import { ShopProblem } from '../../sidecar/ports';
import { Client, World } from './support/world';

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

describe( 'following', () => {
	it( '2.2 a returning client gets what it lacks, and only that', async () => {
		const world = new World();
		const first = await world.customer();
		await first.send( say( 'm1' ), say( 'm2' ), say( 'm3' ) );
		const { conversation } = first;
		const second = await world.customer( {}, { conversation, after: 2 } );
		expect( second.wire.last( 'welcome' ).conversation ).toBe(
			conversation
		);
		expect( second.wire.last( 'events' ).after ).toBe( 2 );
		expect( second.wire.last( 'events' ).events[ 0 ]?.seq ).toBe( 3 );
	} );

	it( '2.2 one that holds another conversation receives from 0', async () => {
		const world = new World();
		const first = await world.customer();
		await first.send( say( 'm1' ) );
		const second = await world.customer(
			{},
			{ conversation: 'other', after: 9 }
		);
		expect( second.wire.all( 'events' )[ 0 ] ).toMatchObject( {
			after: 0,
			upTo: 2,
		} );
	} );

	it( '2.4 hello again on the same socket sends what is missing', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( say( 'm1' ) );
		customer.wire.frames.length = 0;
		const token = await world.token( { aud: 'customer', sub: 'v_1' } );
		await customer.send( {
			type: 'hello',
			v: 1,
			token,
			conversation: customer.conversation,
			after: 1,
			timeZone: '',
		} );
		expect( customer.wire.last( 'events' ) ).toMatchObject( {
			after: 1,
			upTo: 2,
		} );
		await customer.send( say( 'm2' ) );
		expect( customer.wire.all( 'ack' ) ).toHaveLength( 1 );
		expect(
			customer.wire
				.texts()
				.filter( ( text ) => text === 'customer: text of m2' )
		).toHaveLength( 1 );
	} );

	it( '2.4 joining in the middle of a flood leaves neither gap nor duplicate', async () => {
		const world = new World();
		const writer = await world.customer();
		await writer.send( say( 'm0' ) );
		const late = new Client( world );
		const token = await world.token( { aud: 'customer', sub: 'v_1' } );
		late.session.receive(
			JSON.stringify( {
				type: 'hello',
				v: 1,
				token,
				after: 0,
				timeZone: '',
			} )
		);
		for ( let index = 1; index < 40; index++ ) {
			writer.session.receive( JSON.stringify( say( `m${ index }` ) ) );
			await new Promise( ( resolve ) => setImmediate( resolve ) );
		}
		await world.flush();
		expect( late.wire.view.events.map( ( { seq } ) => seq ) ).toEqual(
			Array.from(
				{ length: late.wire.view.upTo },
				( _, index ) => index + 1
			)
		);
		expect( late.wire.view.upTo ).toBe( writer.wire.view.upTo );
	} );

	it( '3.1 a long log is sent in frames that are small enough', async () => {
		const world = new World();
		const customer = await world.customer();
		for ( let index = 0; index < 30; index++ ) {
			await customer.send( say( `m${ index }`, 'ü'.repeat( 7900 ) ) );
		}
		world.clock.advance( 5000 );
		const again = await world.customer();
		const frames = again.wire.all( 'events' );
		expect( frames.length ).toBeGreaterThan( 5 );
		for ( const frame of frames ) {
			expect(
				Buffer.byteLength( JSON.stringify( frame ) )
			).toBeLessThanOrEqual( 65536 );
		}
		expect( again.wire.view.events ).toHaveLength( 60 );
	} );

	it( '2.3 a desk gets its lists, and events for what it has open', async () => {
		const world = new World();
		await world.agent( '1' );
		const customer = await world.customer();
		await customer.send( { type: 'request_person', id: 'r' } );
		const { conversation } = customer;
		const priya = await world.agent( '3', 'desk', [
			{ conversation, after: 0 },
			{ conversation: 'gone', after: 0 },
		] );
		expect( priya.wire.frames[ 0 ] ).toMatchObject( {
			type: 'desk',
			you: { id: '3', name: 'Priya Shah' },
			available: true,
			items: [ { conversation, status: 'waiting' } ],
		} );
		expect( priya.wire.all( 'events' )[ 0 ] ).toMatchObject( {
			conversation,
			after: 0,
		} );
	} );

	it( '3.5 desk changes are numbered without gaps', async () => {
		const world = new World();
		const priya = await world.agent( '3' );
		for ( const sub of [ 'a', 'b', 'c' ] ) {
			const customer = await world.customer( { sub } );
			await customer.send(
				{ type: 'request_person', id: 'r' },
				say( 'm' )
			);
		}
		const start = priya.wire.last( 'desk' ).deskSeq;
		const numbers = priya.wire
			.all( 'desk_change' )
			.map( ( { deskSeq } ) => deskSeq );
		expect( numbers.length ).toBeGreaterThan( 5 );
		expect( numbers ).toEqual(
			numbers.map( ( _, index ) => start + index + 1 )
		);
	} );

	it( '3.5 a desk too long for one frame is continued by changes', async () => {
		const world = new World();
		await world.agent( '1' );
		for ( let index = 0; index < 130; index++ ) {
			const customer = await world.customer( {
				sub: `v${ index }`,
				name: 'N'.repeat( 300 ),
			} );
			await customer.send( { type: 'request_person', id: 'r' } );
		}
		const priya = await world.agent( '3' );
		const desk = priya.wire.last( 'desk' );
		const changes = priya.wire.all( 'desk_change' );
		expect(
			Buffer.byteLength( JSON.stringify( desk ) )
		).toBeLessThanOrEqual( 65536 );
		expect( desk.items.length + changes.length ).toBe( 130 );
		expect( changes.map( ( { deskSeq } ) => deskSeq ) ).toEqual(
			changes.map( ( _, index ) => desk.deskSeq + index + 1 )
		);
	} );
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

	it( '3.8 sockets that say nothing are at most a thousand', async () => {
		const world = new World();
		for ( let index = 0; index < 1000; index++ ) {
			expect( world.relay.mayConnect() ).toBe( true );
			new Client( world );
		}
		expect( world.relay.mayConnect() ).toBe( false );
		world.clock.advance( 10_000 );
		expect( world.relay.mayConnect() ).toBe( true );
	} );
} );

describe( 'what is not stored', () => {
	async function both( preview: boolean ) {
		const world = new World();
		world.settings.typingPreview = preview;
		const priya = await world.agent( '3' );
		const customer = await world.customer( { name: 'Zoë' } );
		await customer.send( { type: 'request_person', id: 'r' } );
		const { conversation } = customer;
		await priya.send(
			{ type: 'open', conversation, after: 0 },
			{ type: 'accept', id: 'a', conversation }
		);
		return { world, priya, customer, conversation };
	}

	it( '3.6 what the customer is typing is shown to agents only', async () => {
		const { world, priya, customer, conversation } = await both( true );
		const tab = await world.customer();
		await customer.send( { type: 'typing', text: 'My va' } );
		expect( priya.wire.last( 'typing' ) ).toEqual( {
			type: 'typing',
			conversation,
			who: 'customer',
			name: 'Zoë',
			text: 'My va',
			expiresIn: 6000,
		} );
		expect( tab.wire.all( 'typing' ) ).toEqual( [] );
		await customer.send( { type: 'typing', text: '' } );
		expect( priya.wire.last( 'typing' ).expiresIn ).toBe( 0 );
	} );

	it( '3.6 with the preview switched off only that they are typing', async () => {
		const { priya, customer } = await both( false );
		await customer.send( { type: 'typing', text: 'My va' } );
		expect( priya.wire.last( 'typing' ) ).not.toHaveProperty( 'text' );
		expect( priya.wire.last( 'typing' ).expiresIn ).toBe( 6000 );
	} );

	it( '3.6 the customer sees that the agent who has it is typing, and nobody else', async () => {
		const { world, priya, customer, conversation } = await both( true );
		const owner = await world.agent( '1' );
		await owner.send( { type: 'typing', conversation, on: true } );
		expect( customer.wire.all( 'typing' ) ).toEqual( [] );
		await priya.send( { type: 'typing', conversation, on: true } );
		expect( customer.wire.last( 'typing' ) ).toMatchObject( {
			who: 'agent',
			name: 'Priya Shah',
			expiresIn: 6000,
		} );
	} );

	it( 'the page they are on is shown on the desk, and read cursors go both ways', async () => {
		const { priya, customer, conversation } = await both( true );
		await customer.send( {
			type: 'page',
			page: { url: 'https://shop.example/cart/', title: 'Cart' },
		} );
		expect(
			priya.wire.last( 'desk_change' ).put?.customer.page?.title
		).toBe( 'Cart' );
		await priya.send( {
			type: 'send',
			id: 'p1',
			conversation,
			text: 'Hello',
		} );
		const { seq } = priya.wire.last( 'ack' );
		await customer.send(
			{ type: 'read', upTo: 9999 },
			{ type: 'read', upTo: 9999 }
		);
		expect( priya.wire.view.readBy.customer ).toBe( seq );
		expect(
			customer.wire.view.events.filter( ( { type } ) => type === 'read' )
		).toHaveLength( 1 );
	} );

	it( 'availability: the switch reaches all windows of the agent, the outcome every customer', async () => {
		const { world, priya, customer } = await both( true );
		const badge = await world.agent( '3', 'badge' );
		await priya.send( { type: 'available', available: false } );
		expect( badge.wire.last( 'availability' ).available ).toBe( false );
		expect( customer.wire.last( 'availability' ).available ).toBe( false );
		await badge.gone();
		await priya.gone();
		const again = await world.agent( '3' );
		expect( again.wire.last( 'desk' ).available ).toBe( false );
		await again.send( { type: 'available', available: true } );
		expect( customer.wire.last( 'availability' ).available ).toBe( true );
	} );

	it( 'a badge alone makes nobody available, and keeps who was', async () => {
		const world = new World();
		const badge = await world.agent( '3', 'badge' );
		expect( badge.wire.last( 'desk' ).available ).toBe( false );
		expect( world.relay.anybodyAvailable() ).toBe( false );
		const desk = await world.agent( '3' );
		await desk.gone();
		await world.pass( 60_000 );
		expect( world.relay.anybodyAvailable() ).toBe( true );
		await badge.gone();
		await world.pass( 19_999 );
		expect( world.relay.anybodyAvailable() ).toBe( true );
		await world.pass( 1 );
		expect( world.relay.anybodyAvailable() ).toBe( false );
	} );
} );

describe( 'who the customer is to the shop', () => {
	const order = {
		id: 1,
		number: '1',
		status: 'processing',
		createdAt: 1,
		currency: 'EUR',
		total: '9.00',
		refunded: '0.00',
		items: [],
	};

	async function lookup(
		claims: object,
		what: 'orders' | 'cart',
		shop = {}
	) {
		const asked: unknown[] = [];
		const world = new World( {
			shop: {
				orders: async ( customer, mayEdit ) => {
					asked.push( customer, mayEdit );
					return [ order ];
				},
				cart: async ( visitor ) => {
					asked.push( visitor );
					return null;
				},
				pages: async () => [],
				products: async () => [],
				...shop,
			},
		} );
		const priya = await world.agent( '3' );
		const customer = await world.customer( claims );
		await customer.send( { type: 'request_person', id: 'r' } );
		await priya.send( {
			type: 'lookup',
			id: 'l',
			conversation: customer.conversation,
			what,
		} );
		return { facts: priya.wire.last( 'facts' ), asked };
	}

	it( '9 a logged-in customer’s own orders', async () => {
		const { facts, asked } = await lookup( { customer: '7' }, 'orders' );
		expect( facts ).toMatchObject( { id: 'l', orders: [ order ] } );
		expect( asked ).toEqual( [ '7', false ] );
	} );

	it( '9 a guest’s claimed address opens no orders', async () => {
		const { facts, asked } = await lookup(
			{ email: 'z@example.org' },
			'orders'
		);
		expect( facts ).toMatchObject( {
			orders: [],
			problem: expect.stringContaining( 'not logged in' ),
		} );
		expect( asked ).toEqual( [] );
	} );

	it( '9 the cart is the visitor’s', async () => {
		const { facts, asked } = await lookup( {}, 'cart' );
		expect( facts ).toEqual( {
			type: 'facts',
			id: 'l',
			conversation: facts.conversation,
		} );
		expect( asked ).toEqual( [ 'v_1' ] );
	} );

	it( '9 a shop that fails says why, in words', async () => {
		const { facts } = await lookup( { customer: '7' }, 'orders', {
			orders: async () => {
				throw new ShopProblem( 'WooCommerce is asleep.' );
			},
		} );
		expect( facts ).toMatchObject( { problem: 'WooCommerce is asleep.' } );
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
		expect( world.relay.mayConnect() ).toBe( false );
	} );
} );
