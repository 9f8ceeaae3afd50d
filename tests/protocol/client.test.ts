import type { AgentFrame, CustomerFrame, ServerFrame } from '../../protocol';
import {
	type Client,
	createClient,
	createOutbox,
	socketUrl,
} from '../../protocol/client';
import { FakeBrowser, fakeStorage, settled } from './fake-browser';

const welcome = ( now: number ): ServerFrame => ( {
	type: 'welcome',
	conversation: 'c1',
	tokenEnds: now + 600_000,
	now,
	available: true,
} );

const hello = ( token: string ) =>
	( { type: 'hello', v: 1, token, after: 0, timeZone: 'UTC' } ) as const;

function setUp( storage = fakeStorage() ) {
	const browser = new FakeBrowser();
	const outbox = createOutbox( storage, 'baton.v1' );
	const frames: ServerFrame[] = [];
	const states: string[] = [];
	const tokens: boolean[] = [];
	let refuse = false;
	const client = createClient< CustomerFrame >( {
		sidecarUrl: () => 'http://sidecar',
		token: async ( fresh ) => {
			tokens.push( fresh );
			if ( refuse ) {
				throw new Error( 'no session' );
			}
			return { token: `t${ tokens.length }`, tokenEnds: 0 };
		},
		hello,
		outbox,
		onFrame: ( frame ) => frames.push( frame ),
		onState: ( state ) => states.push( state ),
		surroundings: browser,
	} );
	const online = async () => {
		await settled();
		browser.socket.opens();
		browser.socket.says( welcome( browser.time ) );
	};
	return {
		browser,
		client,
		outbox,
		frames,
		states,
		tokens,
		online,
		refuse: ( value: boolean ) => ( refuse = value ),
	};
}

const message = ( id: string ) =>
	( { type: 'send', id, text: `text of ${ id }` } ) as const;
const sentIds = ( browser: FakeBrowser ) =>
	browser.socket.sent
		.filter( ( f ) => f.type === 'send' )
		.map( ( f ) => f.id );

describe( 'the reconnecting client', () => {
	it( '2.1 says hello first, and is online once it is answered', async () => {
		const { browser, client, states, online } = setUp();
		client.start();
		client.send( message( 'm1' ) );
		await settled();
		browser.socket.opens();
		expect( browser.socket.sent ).toEqual( [ hello( 't1' ) ] );
		await online();
		expect( states ).toEqual( [ 'connecting', 'online' ] );
		expect( sentIds( browser ) ).toEqual( [ 'm1' ] );
	} );

	it( '3.2 keeps a frame until it is acknowledged, and sends it again after a reconnect', async () => {
		const { browser, client, outbox, online } = setUp();
		client.start();
		await online();
		client.send( message( 'm1' ) );
		client.send( message( 'm2' ) );
		browser.socket.says( {
			type: 'ack',
			id: 'm1',
			conversation: 'c1',
			seq: 1,
		} );
		browser.socket.breaks();
		expect( outbox.list().map( ( f ) => f.id ) ).toEqual( [ 'm2' ] );
		await browser.pass( 20_000 );
		await online();
		expect( sentIds( browser ) ).toEqual( [ 'm2' ] );
	} );

	it( '3.2 sends each frame once per connection', async () => {
		const { browser, client, online } = setUp();
		client.start();
		await online();
		client.send( message( 'm1' ) );
		client.send( message( 'm2' ) );
		expect( sentIds( browser ) ).toEqual( [ 'm1', 'm2' ] );
	} );

	it( '3.2 what many minutes left goes out at a pace, all of it, on a new connection anew', async () => {
		const { browser, client, online } = setUp();
		for ( let index = 0; index < 50; index++ ) {
			client.send( message( `m${ index }` ) );
		}
		client.start();
		await online();
		expect( sentIds( browser ) ).toHaveLength( 20 );
		await browser.pass( 999 );
		expect( sentIds( browser ) ).toHaveLength( 20 );
		browser.socket.breaks();
		await browser.pass( 20_000 );
		await online();
		expect( sentIds( browser ) ).toHaveLength( 20 );
		await browser.pass( 2_000 );
		expect( sentIds( browser ) ).toHaveLength( 50 );
		expect( new Set( sentIds( browser ) ).size ).toBe( 50 );
	} );

	it( '10.9 behind a message that cannot be stored for now the others wait, and follow in order', async () => {
		const { browser, client, online } = setUp();
		const refuse = ( id: string ) =>
			browser.socket.says( {
				type: 'error',
				id,
				code: 'unavailable',
				message: 'later',
			} );
		const acknowledge = ( id: string ) =>
			browser.socket.says( {
				type: 'ack',
				id,
				conversation: 'c1',
				seq: 1,
			} );
		client.start();
		await online();
		client.send( message( 'm1' ) );
		refuse( 'm1' );
		client.send( message( 'm2' ) );
		refuse( 'm1' );
		client.send( message( 'm3' ) );
		client.send( { type: 'request_person', id: 'p1' } );
		await browser.pass( 2_000 );
		refuse( 'm1' );
		await browser.pass( 2_000 );
		expect( new Set( sentIds( browser ) ) ).toEqual( new Set( [ 'm1' ] ) );
		expect( browser.socket.sent ).toContainEqual( {
			type: 'request_person',
			id: 'p1',
		} );
		acknowledge( 'm1' );
		expect( sentIds( browser ).slice( -2 ) ).toEqual( [ 'm2', 'm3' ] );
	} );

	it( '3.2 what was written before a reload goes out after it', async () => {
		const storage = fakeStorage();
		const before = setUp( storage );
		before.browser.connected = false;
		before.client.start();
		before.client.send( message( 'm1' ) );
		const after = setUp( storage );
		after.client.start();
		await after.online();
		expect( sentIds( after.browser ) ).toEqual( [ 'm1' ] );
	} );

	it( '10.9 words wait for the accept that allows them', async () => {
		const { browser, online, ...made } = setUp();
		const client = made.client as unknown as Client< AgentFrame >;
		const types = () => browser.socket.sent.map( ( { type } ) => type );
		client.start();
		await online();
		client.send( { type: 'accept', id: 'a1', conversation: 'c1' } );
		browser.socket.says( {
			type: 'error',
			id: 'a1',
			code: 'unavailable',
			message: 'later',
		} );
		client.send( {
			type: 'send',
			id: 'm1',
			conversation: 'c1',
			text: 'Hello',
		} );
		await browser.pass( 2_000 );
		expect( types().slice( -2 ) ).toEqual( [ 'accept', 'accept' ] );
		browser.socket.says( {
			type: 'ack',
			id: 'a1',
			conversation: 'c1',
			seq: 1,
		} );
		expect( types().at( -1 ) ).toBe( 'send' );
	} );
	it.each( [ 'unavailable', 'limit' ] as const )(
		'3.2 an error "%s" keeps the frame and tries it again later',
		async ( code ) => {
			const { browser, client, outbox, online } = setUp();
			client.start();
			await online();
			client.send( message( 'm1' ) );
			browser.socket.says( {
				type: 'error',
				id: 'm1',
				code,
				message: 'later',
			} );
			expect( outbox.list() ).toHaveLength( 1 );
			await browser.pass( 2_500 );
			expect( sentIds( browser ) ).toEqual( [ 'm1', 'm1' ] );
		}
	);

	it( '3.2 any other error is final: the frame leaves the outbox', async () => {
		const { browser, client, outbox, frames, online } = setUp();
		client.start();
		await online();
		client.send( message( 'm1' ) );
		browser.socket.says( {
			type: 'error',
			id: 'm1',
			code: 'wrong_status',
			message: 'no',
		} );
		expect( outbox.list() ).toEqual( [] );
		expect( frames.at( -1 ) ).toMatchObject( { code: 'wrong_status' } );
	} );

	it( '2.9 waits longer after each failure, and at once when the network is back', async () => {
		const { browser, client, states } = setUp();
		client.start();
		await settled();
		const opened = [];
		for ( let i = 0; i < 4; i++ ) {
			const from = browser.time;
			const { length } = browser.sockets;
			browser.socket.breaks();
			while ( browser.sockets.length === length ) {
				await browser.pass( 50 );
			}
			opened.push( browser.time - from );
		}
		expect( opened ).toEqual( [ ...opened ].sort( ( a, b ) => a - b ) );
		expect( opened.at( -1 ) ).toBeGreaterThan( ( opened[ 0 ] ?? 0 ) * 3 );
		await browser.network( false );
		expect( states.at( -1 ) ).toBe( 'offline' );
		const { length } = browser.sockets;
		await browser.network( true );
		expect( browser.sockets ).toHaveLength( length + 1 );
	} );

	it( '2.9 a tab that is seen again connects at once', async () => {
		const { browser, client } = setUp();
		client.start();
		await settled();
		browser.socket.breaks();
		await browser.seen();
		expect( browser.sockets ).toHaveLength( 2 );
	} );

	it( '2.8 a silent connection is asked, then given up', async () => {
		const { browser, client, states, online } = setUp();
		client.start();
		await online();
		await browser.pass( 20_500 );
		expect( browser.socket.sent.at( -1 ) ).toEqual( { type: 'ping' } );
		browser.socket.says( { type: 'pong' } );
		await browser.pass( 15_000 );
		expect( states.at( -1 ) ).toBe( 'online' );
		await browser.pass( 16_000 );
		expect( states ).toContain( 'retrying' );
	} );

	it( '2.8 a message that is not answered shows a connection that is dead one way, whatever else comes', async () => {
		const { browser, client, outbox, states, online } = setUp();
		client.start();
		await online();
		client.send( message( 'm1' ) );
		for ( let second = 0; second < 16; second++ ) {
			browser.socket.says( { type: 'from_the_future' } );
			await browser.pass( 1_000 );
		}
		expect( browser.sockets[ 0 ]!.sent ).toContainEqual( { type: 'ping' } );
		expect( states.at( -1 ) ).not.toBe( 'online' );
		expect( outbox.list() ).toEqual( [ message( 'm1' ) ] );
	} );

	it( '2.8 an answer that takes long is waited for as long as pings are answered', async () => {
		const { browser, client, states, online } = setUp();
		client.start();
		await online();
		client.send( message( 'm1' ) );
		for ( let second = 0; second < 60; second++ ) {
			if ( browser.socket.sent.at( -1 )?.type === 'ping' ) {
				browser.socket.says( { type: 'pong' } );
			}
			await browser.pass( 1_000 );
		}
		expect( states ).toEqual( [ 'connecting', 'online' ] );
	} );

	it( '2.1 a hello that is never answered is a failed attempt', async () => {
		const { browser, client } = setUp();
		client.start();
		await settled();
		browser.socket.opens();
		await browser.pass( 12_000 );
		expect( browser.sockets.length ).toBeGreaterThan( 1 );
	} );

	it( '2.5 renews the token before it ends', async () => {
		const { browser, client, tokens, online } = setUp();
		client.start();
		await online();
		for ( let i = 0; i < 60; i++ ) {
			browser.socket.says( { type: 'pong' } );
			await browser.pass( 10_000 );
		}
		expect( browser.sockets ).toHaveLength( 1 );
		expect( browser.socket.sent ).toContainEqual( {
			type: 'renew',
			token: 't2',
		} );
		expect( tokens.slice( 0, 2 ) ).toEqual( [ false, true ] );
	} );

	it.each( [ -3_600_000, 660_000, 3_600_000 ] )(
		'2.5 a clock that is %d ms wrong renews as often as a right one',
		async ( wrong ) => {
			const { browser, client, tokens } = setUp();
			client.start();
			await settled();
			const sidecarNow = () => browser.time - wrong;
			browser.socket.opens();
			browser.socket.says( welcome( sidecarNow() ) );
			for ( let i = 0; i < 180; i++ ) {
				await browser.pass( 10_000 );
				const asked = browser.socket.sent.filter(
					( { type } ) => type === 'renew'
				).length;
				browser.socket.says( {
					type: 'renewed',
					tokenEnds: sidecarNow() + 600_000 - asked,
				} );
			}
			expect( browser.sockets ).toHaveLength( 1 );
			expect( tokens.length ).toBeLessThanOrEqual( 5 );
		}
	);

	it( '2.6 after 4001 it comes back with a fresh token; after 4003 it stays away', async () => {
		const { browser, client, tokens, states, online } = setUp();
		client.start();
		await online();
		browser.socket.breaks( 4001 );
		await browser.pass( 2_000 );
		expect( tokens ).toEqual( [ false, true ] );
		await online();
		browser.socket.breaks( 4003 );
		await browser.pass( 60_000 );
		expect( states.at( -1 ) ).toBe( 'stopped' );
		expect( browser.sockets ).toHaveLength( 2 );
	} );

	it( '2.9 after a restart that was announced it is back within 1.5 s', async () => {
		const { browser, client, online } = setUp();
		client.start();
		await online();
		browser.socket.breaks( 1012 );
		await browser.pass( 1_500 );
		expect( browser.sockets ).toHaveLength( 2 );
	} );

	it( 'no session to be had is a failed attempt that is tried again', async () => {
		const { browser, client, states, refuse } = setUp();
		refuse( true );
		client.start();
		await settled();
		expect( states.at( -1 ) ).toBe( 'retrying' );
		refuse( false );
		await browser.pass( 2_000 );
		expect( browser.sockets ).toHaveLength( 1 );
	} );

	it( 'an undecodable frame is passed over, the next one is taken', async () => {
		const { browser, client, frames, online } = setUp();
		client.start();
		await online();
		browser.socket.says( { type: 'from_the_future' } );
		browser.socket.says( { type: 'pong' } );
		expect( frames.map( ( f ) => f.type ) ).toEqual( [
			'welcome',
			'pong',
		] );
	} );

	it( '1.5 an ephemeral frame is dropped when not online', async () => {
		const { browser, client, online } = setUp();
		client.start();
		expect( client.whisper( { type: 'typing', text: 'a' } ) ).toBe( false );
		await online();
		expect( client.whisper( { type: 'typing', text: 'ab' } ) ).toBe( true );
		expect( browser.socket.sent.slice( 1 ) ).toEqual( [
			{ type: 'typing', text: 'ab' },
		] );
	} );

	it( 'stopping ends everything it started', async () => {
		const { browser, client, states, online } = setUp();
		const stop = client.start();
		await online();
		stop();
		expect( browser.listening ).toBe( false );
		await browser.pass( 120_000 );
		expect( browser.sockets ).toHaveLength( 1 );
		expect( states.at( -1 ) ).toBe( 'stopped' );
	} );
} );

it( '2.1 the socket lives under the sidecar’s base path', () => {
	expect( socketUrl( 'https://shop.example/baton/' ) ).toBe(
		'wss://shop.example/baton/v1/socket'
	);
	expect( socketUrl( 'http://shop.example:8787' ) ).toBe(
		'ws://shop.example:8787/v1/socket'
	);
} );
