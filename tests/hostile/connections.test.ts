/** Connections that are never what they should be, against the running sidecar. */
import { Besieged, ATTACKER } from '../sidecar/support/hostile/besieged';
import { Tcp, upgrade } from '../sidecar/support/hostile/tcp';

jest.setTimeout( 120_000 );

/** Bytes of a signed call's body, as sidecar/http/app.ts has them. */
const TAKEN = 256 * 1024;
/** Ends a body that comes in chunks. */
const LAST = '0\r\n\r\n';

let besieged: Besieged;
beforeAll( async () => {
	besieged = await Besieged.start();
} );
afterAll( () => besieged.stop() );

const asked = ( bytes: string ) => {
	const tcp = new Tcp( besieged.url );
	tcp.write( bytes );
	return tcp;
};

describe( 'upgrades that no browser makes', () => {
	type Options = Parameters< typeof upgrade >[ 0 ];
	const evil = 'https://evil.example';

	it.each< [ string, ( origin: string ) => Options, number[] ] >( [
		[ 'no origin', () => ( {} ), [ 403 ] ],
		[ 'another origin', () => ( { origin: evil } ), [ 403 ] ],
		[ 'the origin null', () => ( { origin: 'null' } ), [ 403 ] ],
		[
			'the shop as the beginning of another',
			( o ) => ( { origin: `${ o }.evil.example` } ),
			[ 403 ],
		],
		[
			'the shop in capitals',
			( o ) => ( { origin: o.toUpperCase() } ),
			[ 403 ],
		],
		[
			'the shop on another port',
			( o ) => ( { origin: o.replace( /\d+$/, '1' ) } ),
			[ 403 ],
		],
		[ 'the shop with a path', ( o ) => ( { origin: `${ o }/` } ), [ 403 ] ],
		[
			'two origins, the shop’s last',
			( o ) => ( { lines: [ `Origin: ${ evil }`, `Origin: ${ o }` ] } ),
			[ 403 ],
		],
		[
			'two origins in one',
			( o ) => ( { origin: `${ o }, ${ evil }` } ),
			[ 403 ],
		],
		[
			'another path',
			( origin ) => ( { origin, path: '/v1/sockets' } ),
			[ 404 ],
		],
		[
			'a path of dots',
			( origin ) => ( { origin, path: '/x/../v1/socket' } ),
			[ 404 ],
		],
		[
			'an encoded path',
			( origin ) => ( { origin, path: '/v1%2fsocket' } ),
			[ 404 ],
		],
		[
			'two slashes',
			( origin ) => ( { origin, path: '//v1/socket' } ),
			[ 404 ],
		],
		[
			'a whole address',
			( origin ) => ( { origin, path: 'http://evil.example/v1/socket' } ),
			[ 404 ],
		],
		[ 'no path', ( origin ) => ( { origin, path: '*' } ), [ 400, 404 ] ],
		[
			'NUL in the path',
			( origin ) => ( { origin, path: '/v1/socket\0' } ),
			[ 400 ],
		],
		[
			'a path of 20 KB',
			( origin ) => ( {
				origin,
				path: `/v1/socket?${ 'x'.repeat( 20_000 ) }`,
			} ),
			[ 431, 414 ],
		],
		[
			'a header of 20 KB',
			( origin ) => ( {
				origin,
				headers: { Cookie: 'x'.repeat( 20_000 ) },
			} ),
			[ 431 ],
		],
		[
			'five thousand headers',
			( origin ) => ( { origin, lines: Array( 5000 ).fill( 'X-A: b' ) } ),
			[ 431 ],
		],
		[ 'a POST', ( origin ) => ( { origin, method: 'POST' } ), [ 405 ] ],
		[
			'a method of nobody',
			( origin ) => ( { origin, method: 'SMUGGLE' } ),
			[ 400 ],
		],
		[
			'no key',
			( origin ) => ( { origin, headers: { 'Sec-WebSocket-Key': '' } } ),
			[ 400 ],
		],
		[
			'a short key',
			( origin ) => ( {
				origin,
				headers: { 'Sec-WebSocket-Key': 'eA==' },
			} ),
			[ 400 ],
		],
		[
			'version 7',
			( origin ) => ( {
				origin,
				headers: { 'Sec-WebSocket-Version': '7' },
			} ),
			[ 400, 426 ],
		],
		[
			'another protocol',
			( origin ) => ( { origin, headers: { Upgrade: 'h2c' } } ),
			[ 400 ],
		],
		[
			'a length and chunks',
			( origin ) => ( {
				origin,
				lines: [ 'Content-Length: 5', 'Transfer-Encoding: chunked' ],
			} ),
			[ 400 ],
		],
		[
			'two lengths',
			( origin ) => ( {
				origin,
				lines: [ 'Content-Length: 5', 'Content-Length: 6' ],
			} ),
			[ 400 ],
		],
		[
			'chunks and more',
			( origin ) => ( {
				origin,
				lines: [ 'Transfer-Encoding: chunked, identity' ],
			} ),
			[ 400 ],
		],
		[
			'a header without a colon',
			( origin ) => ( {
				origin,
				lines: [ 'GET /v1/shop/refresh HTTP/1.1' ],
			} ),
			[ 400 ],
		],
		[
			'a blank before the colon',
			( origin ) => ( { origin, lines: [ 'Content-Length : 5' ] } ),
			[ 400 ],
		],
		[
			'a folded header',
			( origin ) => ( { origin, lines: [ 'X-A: b', '\tc' ] } ),
			[ 400, 101 ],
		],
		[
			'a bare line end in a value',
			( origin ) => ( { origin, lines: [ 'X-A: b\nOrigin: evil' ] } ),
			[ 400 ],
		],
	] )(
		'2.7 %s is refused, and nothing of it is served',
		async ( _, options, statuses ) => {
			const text = upgrade( options( besieged.origin ) );
			const tcp = asked( text );
			const status = await tcp.status();
			expect( statuses ).toContain( status );
			if ( status !== 101 ) {
				await tcp.gone;
				expect( tcp.text.match( /HTTP\/1\.1 \d+/g ) ).toHaveLength( 1 );
			}
			tcp.end();
		}
	);

	it( '2.7 what follows the head of an upgrade is a frame and no second request', async () => {
		const body = 'POST /v1/shop/refresh HTTP/1.1\r\nHost: x\r\n\r\n';
		const tcp = asked(
			upgrade( {
				origin: besieged.origin,
				lines: [ `Content-Length: ${ body.length }` ],
			} ) + body
		);
		await tcp.gone;
		expect( tcp.text.match( /HTTP\/1\.1 \d+/g )?.length ).toBeLessThan( 2 );
		expect( tcp.text ).not.toContain( 'refused' );
		await besieged.visit( 'v_after_smuggling' );
	} );

	it( '2.7 a wrong or missing origin gets no word across on the HTTP routes', async () => {
		for ( const origin of [
			evil,
			'null',
			`${ besieged.origin }.evil.example`,
		] ) {
			const answer = await fetch( `${ besieged.url }/v1/availability`, {
				headers: { Origin: origin },
			} );
			expect(
				answer.headers.get( 'access-control-allow-origin' )
			).toBeNull();
		}
		for ( const headers of [ undefined, { Origin: evil } ] ) {
			const answer = await fetch( `${ besieged.url }/v1/poll`, {
				method: 'POST',
				body: '{}',
				...( headers && { headers } ),
			} );
			expect( answer.status ).toBe( 403 );
		}
	} );

	it.each( [
		[ 'compressed', { 'Content-Encoding': 'gzip' }, '\x1f\x8b', 415 ],
		[ 'not signed', {}, '{}', 401 ],
		[ 'not signed, and as large as may be', {}, 'x'.repeat( TAKEN ), 401 ],
		[
			'larger than a quarter of a megabyte',
			{},
			'x'.repeat( TAKEN + 1 ),
			413,
		],
	] )(
		'7.3 a body that is %s is not taken',
		async ( _, headers, body, status ) => {
			const answer = await fetch( `${ besieged.url }/v1/shop/refresh`, {
				method: 'POST',
				headers,
				body,
			} );
			expect( answer.status ).toBe( status );
		}
	);

	it.each( [
		[ 'as large as may be is read', LAST, 401 ],
		[ 'a byte larger is refused', `1\r\nx\r\n${ LAST }`, 413 ],
	] )(
		'7.3 a body that comes without its length and is %s',
		async ( _, rest, status ) => {
			const tcp = asked(
				'POST /v1/shop/refresh HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'
			);
			tcp.write( `${ TAKEN.toString( 16 ) }\r\n` );
			tcp.write( `${ 'x'.repeat( TAKEN ) }\r\n${ rest }` );
			expect( await tcp.status() ).toBe( status );
			tcp.end();
		}
	);

	it( '7.3 of a quarter of a gigabyte nothing is kept, and others are served beside', async () => {
		const before = besieged.memory();
		const body = new Uint8Array( 64 * 1024 * 1024 );
		let most = 0;
		const look = () => ( most = Math.max( most, besieged.memory() ) );
		const large = Array.from( { length: 4 }, () =>
			fetch( `${ besieged.url }/v1/shop/refresh`, {
				method: 'POST',
				body,
			} ).then( ( { status } ) => {
				look();
				return status;
			} )
		);
		await besieged.visit( 'v_beside_bodies' );
		look();
		expect( await Promise.all( large ) ).toEqual( Array( 4 ).fill( 413 ) );
		expect( most - before ).toBeLessThan( 100 );
	} );
} );

describe( 'who asks and never finishes', () => {
	const unfinished: Record< string, string > = {
		'nothing at all': '',
		'half a head': 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ',
		'half an upgrade':
			'GET /v1/socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n',
	};

	it( '3.9 is cut off after 10 s, and others are served meanwhile', async () => {
		const from = performance.now();
		const all = Object.entries( unfinished ).map(
			async ( [ name, bytes ] ) => {
				const tcp = asked( bytes );
				// A letter now and then keeps no connection.
				const drip = setInterval( () => tcp.write( 'x' ), 500 );
				await tcp.gone;
				clearInterval( drip );
				return [ name, performance.now() - from ] as const;
			}
		);
		await besieged.visit( 'v_meanwhile' );
		const times = await Promise.all( all );
		expect( times.filter( ( [ , ms ] ) => ms > 16_000 ) ).toEqual( [] );
	} );

	it( '3.9 five thousand of them leave room for the next', async () => {
		const held: Tcp[] = [];
		for ( let index = 0; index < 5000; index += 100 ) {
			const some = Array.from( { length: 100 }, () =>
				asked( unfinished[ 'half an upgrade' ]! )
			);
			await Promise.all(
				some.map(
					( { socket } ) =>
						new Promise( ( resolve ) => {
							socket.once( 'connect', resolve );
							socket.once( 'close', resolve );
						} )
				)
			);
			held.push( ...some );
		}
		expect( await besieged.visit( 'v_in_the_crowd' ) ).toBeLessThan( 3000 );
		expect(
			held.filter( ( { isGone } ) => ! isGone ).length
		).toBeLessThanOrEqual( 1000 );
		held.forEach( ( tcp ) => tcp.end() );
	} );
} );

describe( 'ten thousand sockets that never say hello', () => {
	it( '3.9 keep nobody out and cost little: the customer beside is served at once', async () => {
		const before = besieged.memory();
		const held: Tcp[] = [];
		const waits: number[] = [];
		for ( let index = 0; index < 10_000; index += 100 ) {
			held.push(
				...( await Promise.all(
					Array.from( { length: 100 }, () =>
						besieged.attack( ATTACKER )
					)
				) )
			);
			if ( index % 1000 === 0 ) {
				waits.push( await besieged.visit( `v_beside_${ index }` ) );
			}
		}
		const open = () => held.filter( ( { isGone } ) => ! isGone ).length;
		// The last of those who had to go are given half a second.
		const deadline = performance.now() + 5000;
		while ( open() > 1000 && performance.now() < deadline ) {
			await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
		}
		expect( open() ).toBeLessThanOrEqual( 1000 );
		expect( Math.max( ...waits ) ).toBeLessThan( 3000 );
		expect( besieged.memory() - before ).toBeLessThan( 150 );
		held.forEach( ( tcp ) => tcp.end() );
	} );
} );
