import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { Gathered } from '../../../sidecar/http/gathered';

let server: Server;
let client: WebSocket;
let socket: WebSocket;
let transport: Duplex;
let gathered: Gathered;
let writes: jest.SpyInstance;
const got: string[] = [];

beforeEach( async () => {
	got.length = 0;
	server = createServer().listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
	const sockets = new WebSocketServer( { noServer: true } );
	const upgraded = new Promise< WebSocket >( ( resolve ) =>
		server.on( 'upgrade', ( request, duplex, head ) => {
			transport = duplex;
			sockets.handleUpgrade( request, duplex, head, resolve );
		} )
	);
	const { port } = server.address() as AddressInfo;
	client = new WebSocket( `ws://127.0.0.1:${ port }` );
	client.on( 'message', ( data ) => got.push( String( data ) ) );
	await once( client, 'open' );
	socket = await upgraded;
	gathered = new Gathered( socket, transport );
	writes = jest.spyOn( transport, '_write' as never );
} );

afterEach( () => {
	client.terminate();
	server.close();
} );

const arrived = async ( count: number ) => {
	while ( got.length < count ) {
		await once( client, 'message' );
	}
};

describe( 'what a socket is sent', () => {
	it( '1.3 an acknowledgement and what follows it in the same turn leave in one write, in order', async () => {
		gathered.send( 'ack' );
		await Promise.resolve();
		gathered.send( 'events' );
		await arrived( 2 );
		expect( got ).toEqual( [ 'ack', 'events' ] );
		expect( writes ).toHaveBeenCalledTimes( 1 );
		gathered.send( 'later' );
		await arrived( 3 );
		expect( writes ).toHaveBeenCalledTimes( 2 );
	} );

	it( '3.8 a long log leaves as it is sent, and what waits for this turn alone is nobody’s slowness', async () => {
		for ( let index = 0; index < 60; index++ ) {
			gathered.send( `${ index } `.padEnd( 8000, 'x' ) );
			expect( socket.bufferedAmount ).toBeLessThan( 20_000 );
		}
		await arrived( 60 );
		expect( got.map( ( text ) => parseInt( text, 10 ) ) ).toEqual(
			Array.from( { length: 60 }, ( _, index ) => index )
		);
	} );

	it( '3.8 what the other end does not take counts', async () => {
		client.pause();
		const big = 'x'.repeat( 64 * 1024 );
		for ( let index = 0; index < 400; index++ ) {
			gathered.send( big );
		}
		expect( socket.bufferedAmount ).toBeGreaterThan( 1024 * 1024 );
	} );

	it.each( [
		'',
		'é 😀',
		'x'.repeat( 125 ),
		'x'.repeat( 126 ),
		'€'.repeat( 40_000 ),
	] )( '1.3 a text of any length comes as it is (%#)', async ( text ) => {
		gathered.send( text );
		gathered.send( 'next' );
		await arrived( 2 );
		expect( got ).toEqual( [ text, 'next' ] );
	} );

	it( '3.7 nothing follows a closing frame', async () => {
		gathered.send( 'before' );
		gathered.write();
		socket.close( 4000, 'end' );
		gathered.send( 'after' );
		const [ code ] = await once( client, 'close' );
		expect( code ).toBe( 4000 );
		expect( got ).toEqual( [ 'before' ] );
	} );
} );
