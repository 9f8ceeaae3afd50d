/** The bad network that other tests rely on. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { startTcpProxy, type TcpProxy } from './tcp-proxy';

let received = '';
const arrived = () => {};
const upstreams: Socket[] = [];
const server = createServer( ( socket ) => {
	upstreams.push( socket );
	socket.on( 'error', () => {} );
	socket.on( 'data', ( data ) => {
		received += data;
		arrived();
		socket.write( `echo ${ data }` );
	} );
} );
let proxy: TcpProxy;

beforeAll( async () => {
	server.listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
} );
beforeEach( async () => {
	received = '';
	upstreams.length = 0;
	const { port } = server.address() as AddressInfo;
	proxy = await startTcpProxy( { target: `127.0.0.1:${ port }` } );
} );
afterEach( () => proxy.stop() );
afterAll( () => server.close() );

const HEAD = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';

/** A client that has said its first words, not yet heard. */
async function client( first = HEAD ) {
	const socket = connect( proxy.port, '127.0.0.1' );
	socket.on( 'error', () => {} );
	const words = { text: '' };
	socket.on( 'data', ( data ) => ( words.text += data ) );
	await once( socket, 'connect' );
	socket.write( first );
	return { socket, heard: words };
}

async function heard( one: { text: string }, socket: Socket, text: string ) {
	while ( ! one.text.includes( text ) ) {
		await once( socket, 'data' );
	}
}

it( 'passes on what both say, and an end', async () => {
	const { socket, heard: words } = await client();
	await heard( words, socket, `echo ${ HEAD }` );
	socket.write( 'more' );
	await heard( words, socket, 'echo more' );
	const closed = once( socket, 'close' );
	upstreams[ 0 ]!.destroy();
	await closed;
	expect( words.text ).toBe( `echo ${ HEAD }echo more` );
} );

it( 'refuses new connections and leaves the old ones', async () => {
	const old = await client();
	await heard( old.heard, old.socket, 'echo' );
	proxy.setMode( 'refuse' );
	const fresh = connect( proxy.port, '127.0.0.1' );
	fresh.on( 'error', () => {} );
	await once( fresh, 'close' );
	old.socket.write( 'still here' );
	await heard( old.heard, old.socket, 'echo still here' );
} );

it( 'cuts what is open, and lets new ones come', async () => {
	const old = await client();
	await heard( old.heard, old.socket, 'echo' );
	const closed = once( old.socket, 'close' );
	proxy.cut();
	await closed;
	const fresh = await client();
	await heard( fresh.heard, fresh.socket, 'echo' );
} );

it( 'half-open: swallows both ways, tells nobody, and stays deaf', async () => {
	const { socket, heard: words } = await client();
	await heard( words, socket, 'echo' );
	proxy.setMode( 'half-open' );
	const before = received;
	socket.write( 'lost' );
	upstreams[ 0 ]!.write( 'lost too' );
	proxy.setMode( 'forward' );
	const fresh = await client( HEAD + 'fresh' );
	await heard( fresh.heard, fresh.socket, 'fresh' );
	expect( received ).toBe( before + HEAD + 'fresh' );
	expect( words.text ).not.toContain( 'lost' );
	// Each end may go without the other hearing of it.
	const gone = once( upstreams[ 0 ]!, 'close' );
	upstreams[ 0 ]!.destroy();
	await gone;
	fresh.socket.write( 'again' );
	await heard( fresh.heard, fresh.socket, 'echo again' );
	expect( socket.destroyed ).toBe( false );
	expect( proxy.open ).toBe( 2 );
} );

it( 'half-open one way: swallows what clients say, and passes on what they are told', async () => {
	const { socket, heard: words } = await client();
	await heard( words, socket, 'echo' );
	const before = received;
	proxy.setMode( 'half-open-up' );
	socket.write( 'lost' );
	upstreams[ 0 ]!.write( 'told' );
	await heard( words, socket, 'told' );
	expect( received ).toBe( before );
} );

it( 'half-open one way: passes on what clients say, and swallows what they are told', async () => {
	const { socket, heard: words } = await client();
	await heard( words, socket, 'echo' );
	const before = words.text;
	proxy.setMode( 'half-open-down' );
	const fresh = await client( HEAD + 'fresh' );
	socket.write( 'said' );
	while ( ! /fresh/.test( received ) || ! /said/.test( received ) ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 10 ) );
	}
	expect( words.text ).toBe( before );
	expect( fresh.heard.text ).toBe( '' );
} );

it( 'tears a message in two, and resets', async () => {
	const { socket, heard: words } = await client();
	await heard( words, socket, 'echo' );
	const before = received;
	proxy.tear();
	const errors: Error[] = [];
	const reset = new Promise( ( resolve ) => socket.on( 'close', resolve ) );
	const gone = new Promise( ( resolve ) =>
		upstreams[ 0 ]!.on( 'close', resolve )
	);
	socket.on( 'error', ( error ) => errors.push( error ) );
	socket.write( 'abcdef' );
	await reset;
	await gone;
	expect( errors ).toMatchObject( [ { code: 'ECONNRESET' } ] );
	expect( received ).toBe( before + 'abc' );
	const fresh = await client();
	await heard( fresh.heard, fresh.socket, 'echo' );
} );

it( 'freezes, new connections too, and passes everything on afterwards', async () => {
	const old = await client();
	await heard( old.heard, old.socket, 'echo' );
	proxy.setMode( 'freeze' );
	const before = received;
	old.socket.write( 'held' );
	const fresh = await client( HEAD + 'held too' );
	expect( received ).toBe( before );
	proxy.setMode( 'forward' );
	await heard( old.heard, old.socket, 'echo held' );
	await heard( fresh.heard, fresh.socket, 'held too' );
} );

it( 'is slow', async () => {
	await proxy.stop();
	const { port } = server.address() as AddressInfo;
	proxy = await startTcpProxy( {
		target: `127.0.0.1:${ port }`,
		mode: 'slow',
		bytesPerSecond: 1000,
	} );
	const from = performance.now();
	const { socket, heard: words } = await client( HEAD + 'x'.repeat( 100 ) );
	await heard( words, socket, 'x'.repeat( 100 ) );
	expect( performance.now() - from ).toBeGreaterThan( 100 );
} );

it.each( [ 'refuse', 'swallow' ] as const )(
	'%ss an upgrade to WebSocket, and nothing else',
	async ( what ) => {
		proxy.setUpgrades( what );
		const plain = await client();
		await heard( plain.heard, plain.socket, 'echo GET' );
		const { socket, heard: words } = await client(
			'GET /v1/socket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
		);
		if ( what === 'refuse' ) {
			await once( socket, 'close' );
			expect( words.text ).toMatch( /^HTTP\/1.1 403/ );
		}
		plain.socket.write( 'later' );
		await heard( plain.heard, plain.socket, 'echo later' );
		expect( proxy.upgradesAsked ).toBe( 1 );
		expect( upstreams ).toHaveLength( 1 );
	}
);

it( 'passes on to loopback alone', async () => {
	await expect(
		startTcpProxy( { target: 'http://example.org:80' } )
	).rejects.toThrow( 'loopback' );
} );
