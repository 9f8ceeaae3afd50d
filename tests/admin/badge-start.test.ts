/** @jest-environment ./tests/widget/support/page-environment.cjs */
/** The badge on a wp-admin page, with WordPress and the sidecar coming and going. */
import type { AddressInfo } from 'node:net';
import { waitFor } from '@testing-library/dom';
import { WebSocketServer } from 'ws';
import { startBadge } from '../../admin/badge/start';
import { desk, row } from './support';

let stop = () => {};
let server: WebSocketServer | undefined;
afterEach( () => {
	stop();
	server?.close();
	document.body.innerHTML = '';
} );
beforeEach( () => {
	document.body.innerHTML =
		'<ul><li id="wp-admin-bar-baton"><span class="baton-count" hidden>0</span></li></ul>';
} );
const count = () => document.querySelector< HTMLElement >( '.baton-count' )!;

function wordpressAnswers( answer: () => Response | Promise< Response > ) {
	let asked = 0;
	window.fetch = async () => {
		asked++;
		return answer();
	};
	return () => asked;
}
const json = ( body: unknown, status = 200 ) =>
	new Response( JSON.stringify( body ), { status } );

describe( 'a WordPress that gives no session', () => {
	beforeEach( () => jest.useFakeTimers() );
	afterEach( () => jest.useRealTimers() );

	it.each( [
		[ 'an error page', () => new Response( '<html>', { status: 500 } ) ],
		[ 'nothing', () => new Response( '' ) ],
		[ 'no session', () => json( null ) ],
		[ 'no connection', () => Promise.reject( new TypeError( 'x' ) ) ],
		[ 'no answer at all', () => new Promise< Response >( () => {} ) ],
	] )(
		'10.7 but %s: the badge does not say that nobody waits, and asks again',
		async ( _, answer ) => {
			const asked = wordpressAnswers( answer );
			window.fetch = withSignal( window.fetch );
			stop = startBadge();
			await jest.advanceTimersByTimeAsync( 15_001 );
			expect( count().textContent ).toBe( '?' );
			expect( count().hidden ).toBe( false );
			await jest.advanceTimersByTimeAsync( 600_000 );
			expect( asked() ).toBeGreaterThan( 2 );
			expect( asked() ).toBeLessThan( 12 );
		}
	);

	it( '10.7 but a refusal: it is not for this person, and nothing is asked again', async () => {
		const asked = wordpressAnswers( () =>
			json( { code: 'rest_forbidden', data: { status: 403 } }, 403 )
		);
		stop = startBadge();
		await jest.advanceTimersByTimeAsync( 600_000 );
		expect( count().hidden ).toBe( true );
		expect( asked() ).toBe( 1 );
	} );

	/** A fetch that is called off rejects, as the browser's does. */
	const withSignal =
		( fetch: typeof window.fetch ): typeof window.fetch =>
		( input, init ) =>
			Promise.race( [
				fetch( input, init ),
				new Promise< Response >( ( _, reject ) =>
					init?.signal?.addEventListener( 'abort', () =>
						reject( new DOMException( 'x', 'AbortError' ) )
					)
				),
			] );
} );

it( '10.7 a sidecar that goes down leaves no number behind, and the right one comes back by itself', async () => {
	let isDown = false;
	const sidecar = new WebSocketServer( { host: '127.0.0.1', port: 0 } );
	server = sidecar;
	sidecar.on( 'connection', ( socket ) => {
		if ( isDown ) {
			socket.terminate();
			return;
		}
		socket.on( 'message', () =>
			socket.send(
				JSON.stringify(
					desk( [ row( 'a' ), row( 'b' ) ], 5, {
						now: Date.now(),
						tokenEnds: Date.now() + 600_000,
					} )
				)
			)
		);
	} );
	await new Promise( ( resolve ) => sidecar.once( 'listening', resolve ) );
	const { port } = sidecar.address() as AddressInfo;
	wordpressAnswers( () =>
		json( {
			token: 't',
			tokenEnds: Date.now() + 600_000,
			sidecarUrl: `http://127.0.0.1:${ port }`,
			agent: { id: '7', name: 'Mara' },
			mayEditOrders: false,
		} )
	);
	stop = startBadge();
	await waitFor( () => expect( count().textContent ).toBe( '2' ) );
	isDown = true;
	sidecar.clients.forEach( ( socket ) => socket.terminate() );
	await waitFor( () => expect( count().textContent ).toBe( '?' ) );
	isDown = false;
	await waitFor( () => expect( count().textContent ).toBe( '2' ) );
	expect( count().className ).not.toContain( 'is-unknown' );
} );
