/** Who is shown the metrics: every request as its sender would put it on the wire. */
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo, type NetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../sidecar/http/app';
import { httpParts } from './support/http-parts';

const TOKEN = 'd2f1c4b7a9e8d2f1c4b7a9e8d2f1c4b7';
const folder = mkdtempSync( path.join( tmpdir(), 'baton-metrics-' ) );
const servers: Server[] = [];
afterAll( () => {
	servers.forEach( ( server ) => server.close() );
	rmSync( folder, { recursive: true } );
} );

async function serve(
	at: { port: number; host?: string } | { path: string },
	token?: string
): Promise< NetConnectOpts > {
	const app = createApp( {
		...httpParts(),
		metrics: {
			token,
			answered: () => {},
			contentType: 'text/plain; version=0.0.4',
			scrape: async () => 'baton_up 1\n',
		},
	} );
	const server = createServer( app );
	servers.push( server );
	await new Promise< void >( ( resolve ) => server.listen( at, resolve ) );
	const address = server.address();
	return typeof address === 'string'
		? { path: address }
		: { port: ( address as AddressInfo ).port, host: '127.0.0.1' };
}

/** Status and body of what is answered to these very bytes. */
function ask( to: NetConnectOpts, lines: string[] ) {
	return new Promise< { status: number; body: string } >(
		( resolve, reject ) => {
			const socket = net.connect( to );
			let answer = '';
			const done = ( ended: boolean ) => {
				const [ head = '', body = '' ] = answer.split( '\r\n\r\n' );
				const length = /content-length: (\d+)/i.exec( head )?.[ 1 ];
				const whole =
					length && Buffer.byteLength( body ) >= Number( length );
				if ( whole || ended ) {
					socket.destroy();
					resolve( {
						status: Number( head.split( ' ' )[ 1 ] ),
						body,
					} );
				}
			};
			socket.on( 'error', reject );
			socket.on( 'end', () => done( true ) );
			socket.on( 'data', ( data ) => {
				answer += data;
				done( false );
			} );
			socket.write( `${ lines.join( '\r\n' ) }\r\n\r\n` );
		}
	);
}

const GET = 'GET /baton/metrics HTTP/1.1';
const HERE = 'Host: 127.0.0.1:8787';
const BEARER = `Authorization: Bearer ${ TOKEN }`;

describe( 'the metrics', () => {
	let open: NetConnectOpts;
	let closed: NetConnectOpts;
	beforeAll( async () => {
		open = await serve( { port: 0, host: '127.0.0.1' }, TOKEN );
		closed = await serve( { port: 0, host: '127.0.0.1' } );
	} );

	it.each( [
		[ 'as Prometheus asks', [ GET, HERE, 'User-Agent: Prometheus/3.0' ] ],
		[ 'by name', [ GET, 'Host: localhost:8787' ] ],
		[ 'by IPv6’s address', [ GET, 'Host: [::1]:8787' ] ],
		[ 'keeping the connection', [ GET, HERE, 'Connection: keep-alive' ] ],
	] )(
		'9.1 a program on the same machine reads them: %s',
		async ( _, lines ) => {
			for ( const to of [ open, closed ] ) {
				expect( await ask( to, lines ) ).toEqual( {
					status: 200,
					body: 'baton_up 1\n',
				} );
			}
		}
	);

	const proxied: Array< [ string, string[] ] > = [
		[ 'X-Forwarded-For', [ GET, HERE, 'X-Forwarded-For: 203.0.113.9' ] ],
		[ 'an empty X-Forwarded-For', [ GET, HERE, 'X-Forwarded-For:' ] ],
		[ 'X-Forwarded-Proto', [ GET, HERE, 'X-Forwarded-Proto: https' ] ],
		[ 'Forwarded', [ GET, HERE, 'Forwarded: for=203.0.113.9' ] ],
		[ 'X-Real-IP', [ GET, HERE, 'X-Real-IP: 203.0.113.9' ] ],
		[ 'Via', [ GET, HERE, 'Via: 1.1 varnish' ] ],
		[ 'a content network', [ GET, HERE, 'CF-Connecting-IP: 203.0.113.9' ] ],
		[ 'the public host', [ GET, 'Host: shop.example' ] ],
		[
			'a host that only begins so',
			[ GET, 'Host: 127.0.0.1.evil.example' ],
		],
		[ 'nginx as it comes', [ 'GET /baton/metrics HTTP/1.0', HERE ] ],
		[ 'nginx with HTTP/1.1', [ GET, HERE, 'Connection: close' ] ],
		[ 'nginx for WebSockets', [ GET, HERE, 'Connection: upgrade' ] ],
	];
	it.each( proxied )(
		'9.1 what comes by a proxy on that machine is the public: %s',
		async ( _, lines ) => {
			for ( const to of [ open, closed ] ) {
				const { status, body } = await ask( to, lines );
				expect( status ).toBe( 404 );
				expect( body ).not.toContain( 'baton_up' );
			}
			// With the token it is read from anywhere.
			expect( await ask( open, [ ...lines, BEARER ] ) ).toMatchObject( {
				status: 200,
			} );
			// Without one set, no token opens it.
			expect( await ask( closed, [ ...lines, BEARER ] ) ).toMatchObject( {
				status: 404,
			} );
		}
	);

	it.each( [
		[ 'none', [] ],
		[ 'a wrong one', [ `Authorization: Bearer ${ 'x'.repeat( 32 ) }` ] ],
		[
			'its beginning',
			[ `Authorization: Bearer ${ TOKEN.slice( 0, -1 ) }` ],
		],
		[ 'more than it', [ `Authorization: Bearer ${ TOKEN }x` ] ],
		[ 'an empty one', [ 'Authorization: Bearer ' ] ],
		[ 'another scheme', [ `Authorization: Basic ${ TOKEN }` ] ],
		[ 'in the query', [] ],
	] )(
		'9.1 from elsewhere with %s it is not there',
		async ( what, header ) => {
			const route =
				what === 'in the query'
					? GET.replace( ' HTTP', `?token=${ TOKEN } HTTP` )
					: GET;
			const { status, body } = await ask( open, [
				route,
				'Host: shop.example',
				...header,
			] );
			const other = await ask( open, [
				'GET /baton/metrix HTTP/1.1',
				'Host: shop.example',
			] );
			expect( status ).toBe( 404 );
			expect( body ).toBe( other.body.replaceAll( 'metrix', 'metrics' ) );
		}
	);

	it( '9.1 an address that is not loopback is elsewhere', async () => {
		// A connection without any address.
		const to = await serve(
			{ path: path.join( folder, 'socket' ) },
			TOKEN
		);
		expect( await ask( to, [ GET, HERE ] ) ).toMatchObject( {
			status: 404,
		} );
		expect( await ask( to, [ GET, HERE, BEARER ] ) ).toMatchObject( {
			status: 200,
		} );
	} );

	it( '9.1 IPv4 over an IPv6 socket is still loopback', async () => {
		const to = await serve( { port: 0 } );
		expect( await ask( to, [ GET, HERE ] ) ).toMatchObject( {
			status: 200,
		} );
	} );

	it( '9.1 is only read, and only under the base path', async () => {
		for ( const line of [
			'POST /baton/metrics HTTP/1.1',
			'GET /metrics HTTP/1.1',
		] ) {
			expect(
				await ask( open, [ line, HERE, 'Content-Length: 0' ] )
			).toMatchObject( { status: 404 } );
		}
	} );
} );
