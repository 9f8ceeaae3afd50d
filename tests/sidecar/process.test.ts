/** The whole sidecar in its own process: sockets, routes, stop and crash. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { signature } from '../../sidecar/signing/signature';
import { SqliteStore } from '../../sidecar/store/sqlite';
import {
	buildSidecar,
	removeSidecar,
	shopServer,
	SidecarHome,
	type RunningSidecar,
} from './support/process';
import { RawSocket } from './support/raw-socket';
import type { ScriptServer } from './support/script-server';
import { makeToken, SECRET, SHOP } from './support/tokens';

jest.setTimeout( 30_000 );

let shop: ScriptServer;
beforeAll( async () => {
	buildSidecar();
	shop = await shopServer();
} );
afterAll( async () => {
	await shop.close();
	removeSidecar();
} );

async function hello(
	url: string,
	sub = 'v_1',
	origin = shop.url
): Promise< RawSocket > {
	const socket = new RawSocket( url, origin );
	await socket.open();
	const token = await makeToken( Date.now(), { aud: 'customer', sub } );
	socket.send( { type: 'hello', v: 1, token, after: 0, timeZone: 'UTC' } );
	await socket.next( 'welcome' );
	return socket;
}

describe( 'a running sidecar', () => {
	let home: SidecarHome;
	let running: RunningSidecar;
	beforeAll( async () => {
		home = new SidecarHome( shop );
		running = await home.start( { BATON_BASE_PATH: '/baton' } );
		running.url += '/baton';
		await home.ready( running.url );
	} );
	afterAll( () => home.remove() );

	it( '2.7 a foreign origin, or none, is refused with 403; another path with 404', async () => {
		expect(
			await new RawSocket( running.url, 'https://evil.example' ).refused()
		).toBe( 403 );
		expect( await new RawSocket( running.url ).refused() ).toBe( 403 );
		expect(
			await new RawSocket(
				running.url.replace( '/baton', '' ),
				shop.url
			).refused()
		).toBe( 404 );
	} );

	it( '1.3 a message goes up, is acknowledged and comes back', async () => {
		const socket = await hello( running.url );
		socket.send( {
			type: 'send',
			id: 'm1',
			text: '<script>alert(1)</script>',
		} );
		expect( await socket.next( 'ack' ) ).toMatchObject( {
			id: 'm1',
			seq: 1,
		} );
		const { events } = await socket.next( 'events' );
		expect( events[ 0 ] ).toMatchObject( {
			type: 'message',
			text: '<script>alert(1)</script>',
		} );
		socket.close();
	} );

	it.each( [
		[ 'a large frame', `{"type":"ping","x":"${ 'x'.repeat( 66_000 ) }"}` ],
		[ 'a very large frame', 'x'.repeat( 400_000 ) ],
		[ 'a binary frame', Buffer.from( '{"type":"ping"}' ) ],
	] )(
		'3.1 an attacker’s %s ends that socket and no other',
		async ( _, frame ) => {
			const other = await hello( running.url, 'v_other' );
			const attacker = await hello( running.url );
			attacker.send( frame );
			expect( [ 4009, 1009 ] ).toContain(
				( await attacker.closed ).code
			);
			other.send( { type: 'ping' } );
			await other.next( 'pong' );
			other.close();
		}
	);

	it( '3.8 a flood ends with 4009', async () => {
		const attacker = await hello( running.url );
		for ( let index = 0; index < 200; index++ ) {
			attacker.send( { type: 'ping' } );
		}
		expect( ( await attacker.closed ).code ).toBe( 4009 );
	} );

	it( '6 health, readiness, availability and the browser’s check', async () => {
		const get = async (
			route: string,
			origin?: string,
			method = 'GET'
		) => {
			const response = await fetch( running.url + route, {
				method,
				headers: { ...( origin && { Origin: origin } ) },
			} );
			return {
				status: response.status,
				body: await response.json(),
				cors: response.headers.get( 'access-control-allow-origin' ),
				cache: response.headers.get( 'cache-control' ),
			};
		};
		expect( await get( '/healthz' ) ).toMatchObject( {
			status: 200,
			body: {
				ok: true,
				version: expect.any( String ),
				now: expect.any( Number ),
			},
		} );
		expect( await get( '/readyz' ) ).toMatchObject( {
			status: 200,
			body: { ok: true },
		} );
		expect( await get( '/v1/availability', shop.url ) ).toMatchObject( {
			body: { available: false },
			cors: shop.url,
			cache: 'no-store',
		} );
		expect(
			( await get( '/v1/availability', 'https://evil.example' ) ).cors
		).toBeNull();
		expect(
			await get( '/v1/check', 'https://evil.example', 'POST' )
		).toMatchObject( {
			body: {
				origin: 'https://evil.example',
				originAllowed: false,
				secure: false,
				forwarding: { trust: 'right', hops: 0 },
			},
			cors: '*',
		} );
		expect( await get( '/nothing' ) ).toMatchObject( {
			status: 404,
			body: {
				code: 'not_found',
				path: '/baton/nothing',
				basePath: '/baton',
			},
			cors: '*',
		} );
	} );

	it( '7.3 4.18 signed routes are WordPress’s alone', async () => {
		const post = async (
			route: string,
			changed: Record< string, string > = {},
			body = '{}'
		) => {
			const parts = {
				route,
				time: String( Date.now() ),
				nonce: randomBytes( 18 ).toString( 'base64url' ),
				body,
			};
			const response = await fetch( running.url + route, {
				method: 'POST',
				body,
				headers: {
					'Content-Type': 'application/json',
					'X-Baton-Time': parts.time,
					'X-Baton-Nonce': parts.nonce,
					'X-Baton-Signature': signature( SECRET, parts ),
					...changed,
				},
			} );
			return { status: response.status, body: await response.json() };
		};
		expect( await post( '/v1/shop/refresh' ) ).toEqual( {
			status: 200,
			body: { ok: true },
		} );
		expect( await post( '/v1/shop/diagnose' ) ).toMatchObject( {
			status: 200,
			body: {
				checks: [
					{ name: 'settings', ok: true },
					{ name: 'orders', ok: true },
					{ name: 'bodies', ok: true },
				],
				shop: { https: false, authorization: true },
				forwarding: { trust: 'right', hops: 0 },
			},
		} );
		expect( await post( '/v1/shop/spending' ) ).toMatchObject( {
			status: 200,
			body: {
				model: '',
				month: expect.stringMatching( /^\d{4}-\d{2}$/ ),
				micros: 0,
				conversations: 0,
				limitReached: false,
			},
		} );
		const tried = ( given: unknown ) =>
			post( '/v1/shop/detect', {}, JSON.stringify( given ) );
		const text = 'let me talk to a person';
		expect( await tried( { text } ) ).toMatchObject( {
			status: 200,
			body: {
				escalate: true,
				language: 'en',
				triggers: expect.arrayContaining( [
					expect.objectContaining( {
						trigger: 'explicit_request',
						pulled: true,
						words: expect.arrayContaining( [
							expect.objectContaining( {
								start: text.indexOf( 'person' ),
								end: text.length,
							} ),
						] ),
					} ),
				] ),
			},
		} );
		expect(
			await tried( {
				text,
				detection: { explicit_request: { on: false } },
			} )
		).toMatchObject( { status: 200, body: { escalate: false } } );
		expect(
			await tried( {
				text,
				detection: { explicit_request: { sensitivity: 'huge' } },
			} )
		).toMatchObject( {
			status: 400,
			body: { field: 'detection.explicit_request.sensitivity' },
		} );
		expect(
			await post( '/v1/shop/refresh', { 'X-Baton-Signature': 'v1=00' } )
		).toMatchObject( {
			status: 401,
			body: {
				field: 'signature',
				message: expect.any( String ),
				code: expect.any( String ),
			},
		} );
	} );

	it( '3.4 what people write and who they are is not in the log', async () => {
		expect( running.output() ).not.toMatch( /alert|eyJhbGciOi|00010203/ );
	} );
} );

describe( 'a faulty start', () => {
	it( '3.4 names every fault and exits with 78', async () => {
		const home = new SidecarHome( shop );
		const { ended, output } = home.spawn( { BATON_PORT: 'x' } );
		expect( await ended ).toBe( 78 );
		expect( output().trim().split( '\n' ) ).toEqual( [
			expect.stringMatching( /^BATON_CONNECTION: / ),
			expect.stringMatching( /^BATON_PORT: / ),
		] );
		home.remove();
	} );
} );

describe( 'an end', () => {
	/** Writes from several visitors until the process is gone; what was acknowledged. */
	async function writeUntil( end: ( running: RunningSidecar ) => void ) {
		const home = new SidecarHome( shop );
		const running = await home.start();
		await home.ready( running.url );
		const sockets = await Promise.all(
			[ 'a', 'b', 'c' ].map( ( sub ) => hello( running.url, sub ) )
		);
		for ( const [ visitor, socket ] of sockets.entries() ) {
			for ( let index = 0; index < 40; index++ ) {
				socket.send( {
					type: 'send',
					id: `${ visitor }-${ index }`,
					text: `text ${ index }`,
				} );
			}
		}
		await sockets[ 0 ]!.next( 'ack' );
		end( running );
		const closes = await Promise.all(
			sockets.map( ( { closed } ) => closed )
		);
		const code = await running.ended;
		const acknowledged = sockets.flatMap( ( { frames } ) =>
			frames.flatMap( ( frame ) =>
				frame.type === 'ack' ? [ frame ] : []
			)
		);
		return { home, running, code, closes, acknowledged };
	}

	async function stored(
		home: SidecarHome,
		acks: Array< { conversation: string; id: string; seq: number } >
	) {
		const store = new SqliteStore( path.join( home.data, 'baton.db' ), {
			now: () => 0,
		} );
		const found = [];
		for ( const { conversation, seq } of acks ) {
			const [ event ] = await store.events(
				SHOP,
				conversation,
				seq - 1,
				1
			);
			found.push( event?.type === 'message' ? event.id : undefined );
		}
		await store.close();
		return found;
	}

	it( '1.3 asked to stop: all that was acknowledged is there, sockets come back, exit 0', async () => {
		const began = Date.now();
		const { home, code, closes, acknowledged, running } = await writeUntil(
			( { child } ) => child.kill( 'SIGTERM' )
		);
		expect( code ).toBe( 0 );
		expect( Date.now() - began ).toBeLessThan( 10_000 );
		expect( closes.map( ( close ) => close.code ) ).toEqual( [
			1012, 1012, 1012,
		] );
		expect( acknowledged.length ).toBeGreaterThan( 0 );
		expect( await stored( home, acknowledged ) ).toEqual(
			acknowledged.map( ( { id } ) => id )
		);
		expect( running.output() ).toContain( '"stopped"' );
		home.remove();
	} );

	it( '4.3 killed: all that was acknowledged is there, sent again it is stored once, and it is answered', async () => {
		const { home, acknowledged } = await writeUntil( ( { child } ) =>
			child.kill( 'SIGKILL' )
		);
		expect( acknowledged.length ).toBeGreaterThan( 0 );
		expect( await stored( home, acknowledged ) ).toEqual(
			acknowledged.map( ( { id } ) => id )
		);
		const again = await home.start();
		await home.ready( again.url );
		const socket = await hello( again.url, 'a' );
		const [ first ] = acknowledged.filter( ( { id } ) =>
			id.startsWith( '0-' )
		);
		socket.send( { type: 'send', id: first!.id, text: 'text 0' } );
		expect( await socket.next( 'ack' ) ).toMatchObject( {
			id: first!.id,
			seq: first!.seq,
		} );
		await socket.next( 'events', ( { events } ) =>
			events.some(
				( event ) =>
					event.type === 'message' && event.from.kind === 'assistant'
			)
		);
		socket.close();
		again.child.kill( 'SIGTERM' );
		expect( await again.ended ).toBe( 0 );
		home.remove();
	} );

	it( '8 stopped while WordPress takes its time with a mail: it ends well, and at once', async () => {
		let onMail = () => {};
		const asked = new Promise< void >( ( resolve ) => {
			onMail = resolve;
		} );
		const slow = await shopServer( () => onMail() );
		const home = new SidecarHome( slow );
		const running = await home.start();
		await home.ready( running.url );
		const socket = await hello( running.url, 'v_1', slow.url );
		socket.send( {
			type: 'ticket',
			id: 't1',
			name: 'Zoë',
			email: 'z@example.org',
			about: 'Vase',
		} );
		await asked;
		running.child.kill( 'SIGTERM' );
		expect( await running.ended ).toBe( 0 );
		expect( ( await socket.closed ).code ).toBe( 1012 );
		await slow.close();
		home.remove();
	} );

	it( '3.4 it starts while WordPress is down, with the last settings', async () => {
		const own = await shopServer();
		const home = new SidecarHome( own );
		const first = await home.start();
		await home.ready( first.url );
		first.child.kill( 'SIGTERM' );
		await first.ended;
		await own.close();
		const second = await home.start();
		await home.ready( second.url );
		second.child.kill( 'SIGTERM' );
		expect( await second.ended ).toBe( 0 );
		home.remove();
	} );
} );
