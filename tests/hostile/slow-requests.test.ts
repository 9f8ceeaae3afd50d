/** Requests that come a letter at a time, on the real server with shorter times. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import { systemClock } from '../../sidecar/clock';
import {
	createHttpServer,
	OWING_AT_MOST,
	REQUESTS_PER_MINUTE,
	TIMES,
} from '../../sidecar/http/server';
import { noMetrics } from '../../sidecar/ports';
import { FakeClock } from '../sidecar/support/fake-clock';
import { Tcp } from '../sidecar/support/hostile/tcp';

type Server = ReturnType< typeof createHttpServer >[ 'server' ];

const servers: Server[] = [];
afterEach( () => {
	for ( const server of servers.splice( 0 ) ) {
		server.close();
		server.closeAllConnections();
	}
} );

/** As they are, but so short that a test can wait for them. */
const SHORT: typeof TIMES = {
	headersTimeout: 400,
	requestTimeout: 800,
	keepAliveTimeout: 300,
	connectionsCheckingInterval: 50,
};

async function serve(
	times = TIMES,
	clock: { now: () => number } = systemClock
) {
	const app = express();
	app.set( 'trust proxy', 1 );
	app.use( express.text( { type: () => true } ) );
	app.use( ( _, response ) => {
		response.json( { ok: true } );
	} );
	const { server } = createHttpServer(
		app,
		clock,
		'/v1/poll',
		noMetrics,
		times
	);
	servers.push( server );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const { port } = server.address() as AddressInfo;
	return { server, url: `http://127.0.0.1:${ port }` };
}

const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const POST = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n';

jest.setTimeout( 30_000 );

describe( 'requests a letter at a time', () => {
	it.each( [
		[ 'nothing', '' ],
		[ 'a head', 'GET / HTTP/1.1\r\nX-A: ' ],
		[ 'a body', POST ],
		[ 'a second head', `${ GET }GET / HTTP/1.1\r\nX-A: ` ],
		[ 'nothing after the first request', GET ],
	] )( '3.9 %s: the connection ends', async ( _, bytes ) => {
		const { url } = await serve( SHORT );
		const tcp = new Tcp( url );
		tcp.write( bytes );
		const drip = setInterval(
			() => bytes !== '' && bytes !== GET && tcp.write( 'x' ),
			50
		);
		await tcp.gone;
		clearInterval( drip );
		expect( tcp.isGone ).toBe( true );
	} );

	it.each( [
		[ 'half a head', 'GET / HTTP/1.1\r\nX-A: ' ],
		[ 'half a body', POST ],
	] )( '3.9 %s, many times: the oldest make room', async ( _, bytes ) => {
		const { url } = await serve();
		const held = Array.from( { length: OWING_AT_MOST + 100 }, () => {
			const tcp = new Tcp( url );
			tcp.write( bytes );
			return tcp;
		} );
		const honest = new Tcp( url );
		honest.write( GET );
		expect( await honest.status() ).toBe( 200 );
		await Promise.all( held.slice( 0, 100 ).map( ( { gone } ) => gone ) );
		held.forEach( ( tcp ) => tcp.end() );
		honest.end();
	} );

	it( '3.10 more requests than an office makes are refused, other addresses are not', async () => {
		const { url } = await serve( TIMES, new FakeClock() );
		const tcp = new Tcp( url );
		const from = ( address: string ) =>
			`GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${ address }\r\n\r\n`;
		const count = ( status: string ) =>
			tcp.text.split( `HTTP/1.1 ${ status }` ).length - 1;
		tcp.write( from( '203.0.113.5' ).repeat( REQUESTS_PER_MINUTE + 1 ) );
		await tcp.gone;
		expect( count( '429' ) ).toBe( 1 );
		expect( count( '200' ) ).toBe( REQUESTS_PER_MINUTE );
		const other = new Tcp( url );
		other.write( from( '198.51.100.7' ) );
		expect( await other.status() ).toBe( 200 );
		other.end();
		tcp.end();
	} );
} );
