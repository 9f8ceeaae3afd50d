/** The sidecar's clock is set, forwards and back, on the real store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Outbox, waitAfter } from '../../sidecar/notify/outbox';
import { Pace } from '../../sidecar/conversation/pace';
import { Rest } from '../../sidecar/llm/rest';
import { noMetrics } from '../../sidecar/ports';
import { Pause } from '../../sidecar/remote/pause';
import { SqliteStore } from '../../sidecar/store/sqlite';
import { FakeClock } from '../sidecar/support/fake-clock';
import { SHOP } from '../sidecar/support/tokens';
import { World, type Client } from '../sidecar/support/world';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const folder = mkdtempSync( path.join( tmpdir(), 'baton-clock-' ) );
let files = 0;
let world: World;

beforeEach( () => {
	const clock = new FakeClock();
	const file = path.join( folder, `${ ++files }.db` );
	world = new World( { clock, store: new SqliteStore( file, clock ) } );
} );
afterEach( () => world.store.close() );
afterAll( () => rmSync( folder, { recursive: true } ) );

async function talk() {
	const priya = await world.agent( '3' );
	const customer = await world.customer();
	await customer.send(
		{ type: 'send', id: 'm1', text: 'My vase is broken.' },
		{ type: 'request_person', id: 'p1' }
	);
	const { conversation } = customer;
	await priya.send(
		{ type: 'open', conversation, after: 0 },
		{ type: 'accept', id: 'a1', conversation }
	);
	return { priya, customer, conversation };
}

const statusOf = async ( conversation: string ) =>
	( await world.store.conversation( SHOP, conversation ) )?.status;

/** Seconds go by, as they do: one after the other. */
async function seconds( count: number ): Promise< void > {
	for ( let second = 0; second < count; second += 5 ) {
		await world.pass( 5 * SECOND );
	}
}

const messages = ( { wire }: Client ) =>
	wire.texts().filter( ( text ) => ! text.startsWith( '—' ) );

describe.each( [
	[ 'an hour back', -HOUR ],
	[ 'an hour forwards', HOUR ],
	[ 'three days forwards', 3 * DAY ],
	[ 'three days back', -3 * DAY ],
] )( 'the clock set %s', ( _, jump ) => {
	it( '1.1 numbers and order stay as they are on both sides', async () => {
		const { priya, customer, conversation } = await talk();
		await customer.send( { type: 'send', id: 'm2', text: 'Before.' } );
		world.clock.jump( jump );
		await customer.send( { type: 'send', id: 'm3', text: 'After.' } );
		await priya.send( {
			type: 'send',
			id: 'a2',
			conversation,
			text: 'I see it.',
		} );
		const log = await world.store.events( SHOP, conversation, 0 );
		expect( log.map( ( { seq } ) => seq ) ).toEqual(
			log.map( ( __, index ) => index + 1 )
		);
		expect( messages( customer ).slice( -3 ) ).toEqual( [
			'customer: Before.',
			'customer: After.',
			'agent: I see it.',
		] );
		expect( priya.wire.view.events ).toEqual( log );
		// Who comes later reads the same.
		const again = await world.customer();
		expect( again.wire.view.events ).toEqual( customer.wire.view.events );
	} );

	it( '3.8 nobody is put out for being too fast', async () => {
		const { priya, customer, conversation } = await talk();
		world.clock.jump( jump );
		for ( let index = 0; index < 20; index++ ) {
			await customer.send( { type: 'ping' } );
			await priya.send( { type: 'typing', conversation, on: true } );
		}
		expect( customer.wire.closed ).toBeUndefined();
		expect( priya.wire.closed ).toBeUndefined();
	} );

	it( '3.8 what was said before counts for its own minute only', async () => {
		const { customer } = await talk();
		for ( let index = 0; index < 40; index++ ) {
			await customer.send( {
				type: 'send',
				id: `b${ index }`,
				text: 'Before',
			} );
			await world.pass( 100 );
		}
		world.clock.jump( jump );
		await world.pass( 61 * SECOND );
		for ( let index = 0; index < 40; index++ ) {
			await customer.send( {
				type: 'send',
				id: `c${ index }`,
				text: 'After',
			} );
			await world.pass( 100 );
		}
		expect( customer.wire.all( 'error' ) ).toEqual( [] );
	} );

	it( '4.5 an agent who is lost is missed after the usual time', async () => {
		const { priya, conversation } = await talk();
		await world.agent( '1' );
		await seconds( 5 );
		await priya.gone();
		world.clock.jump( jump );
		await seconds( 120 );
		expect( await statusOf( conversation ) ).toBe( 'waiting' );
	} );

	it( '4.1 a customer who is there keeps the place; one who left is missed in time', async () => {
		await world.agent( '3' );
		const customer = await world.customer();
		await customer.send( { type: 'request_person', id: 'p1' } );
		const { conversation } = customer;
		await seconds( 5 );
		world.clock.jump( jump );
		await seconds( 20 );
		expect( await statusOf( conversation ) ).toBe( 'waiting' );
		await customer.gone();
		await seconds( 16 * 60 );
		expect( await statusOf( conversation ) ).toBe( 'closed' );
	} );

	it( '4.1 a customer who left just before it has the whole grace, or what is left of it, and is not waited for longer', async () => {
		await world.agent( '3' );
		const customer = await world.customer();
		await customer.send( { type: 'request_person', id: 'p1' } );
		const { conversation } = customer;
		await seconds( 5 );
		await customer.gone();
		world.clock.jump( jump );
		if ( jump < 0 ) {
			await seconds( 10 * 60 );
			expect( await statusOf( conversation ) ).toBe( 'waiting' );
		}
		await seconds( 16 * 60 );
		expect( await statusOf( conversation ) ).toBe( 'closed' );
	} );

	it( '4.3 a question is answered, and a timer that died with its process comes again', async () => {
		const { conversation, priya } = await talk();
		await seconds( 5 );
		await priya.gone();
		await world.agent( '1' );
		world.clock.advance( 81 * SECOND );
		// Another process takes the row, and dies.
		const rows = await world.store.claimDue(
			SHOP,
			world.clock.now(),
			30 * SECOND,
			50
		);
		expect( rows.map( ( { kind } ) => kind ) ).toContain( 'agent_lost' );
		world.clock.jump( jump );
		await seconds( 150 );
		expect( await statusOf( conversation ) ).toBe( 'waiting' );
		const other = await world.customer( { sub: 'v_2' } );
		await other.send( { type: 'send', id: 'q', text: 'Open today?' } );
		expect( messages( other ) ).toHaveLength( 2 );
	} );

	it( '8 a mail that waits, or that a dead process had taken, is sent in time', async () => {
		const sent: string[] = [];
		let down = true;
		const outbox = new Outbox(
			SHOP,
			world.store,
			{
				send: async ( { key } ) => {
					if ( down ) {
						throw new Error( 'down' );
					}
					sent.push( key );
				},
			},
			{ clock: world.clock, log: world.log, metrics: noMetrics }
		);
		for ( const sub of [ 'v_1', 'v_2' ] ) {
			const customer = await world.customer( { sub } );
			await customer.send( {
				type: 'ticket',
				id: 't1',
				name: 'Zoë',
				email: 'z@example.org',
				about: 'Vase',
			} );
		}
		await outbox.round();
		world.clock.advance( waitAfter( 1 ) );
		// Another process takes one, and dies.
		await world.store.claimMail( SHOP, world.clock.now(), MINUTE, 1 );
		down = false;
		world.clock.jump( jump );
		for ( let round = 0; round < 20; round++ ) {
			world.clock.advance( 5 * SECOND );
			await outbox.round();
		}
		expect( sent ).toHaveLength( 2 );
	} );

	it( '2.5 a token by the right clock opens the door, or is told to come again and opens it once the clock is right', async () => {
		const right = world.clock.now();
		world.clock.jump( jump );
		const byWordPress = { iat: right / 1000, exp: right / 1000 + 600 };
		const customer = await world.customer( byWordPress );
		if ( jump < 0 ) {
			expect( customer.wire.all( 'welcome' ) ).toHaveLength( 1 );
			return;
		}
		expect( customer.wire.closed?.code ).toBe( 4001 );
		world.clock.jump( -jump );
		const again = await world.customer( byWordPress );
		expect( again.wire.all( 'welcome' ) ).toHaveLength( 1 );
	} );

	it( '10.1 a model and a server that are left alone are asked again in time', () => {
		const { clock } = world;
		const rest = new Rest( clock );
		const pause = new Pause( clock );
		const pace = new Pace( 1 );
		rest.failed( 30 * SECOND );
		pause.heard( 429, '30' );
		pace.take( 'key', clock.now() );
		clock.jump( jump );
		clock.advance( MINUTE );
		expect( rest.resting ).toBe( false );
		expect( pause.retryAt ).toBeUndefined();
		expect( pace.isSpent( 'key', clock.now() ) ).toBe( false );
	} );
} );

it( '4.1 a clock that was set back while nobody ran is noticed at the start', async () => {
	const { priya, conversation } = await talk();
	await world.agent( '1' );
	await priya.gone();
	const { store } = world;
	const clock = new FakeClock( world.clock.now() - 5 * HOUR );
	const next = new World( { clock, store, idPrefix: 'next' } );
	await next.recover();
	await next.agent( '1' );
	for ( let round = 0; round < 30; round++ ) {
		await next.pass( 5 * SECOND );
	}
	expect( ( await store.conversation( SHOP, conversation ) )?.status ).toBe(
		'waiting'
	);
} );
