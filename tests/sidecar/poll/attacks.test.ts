/** Long polling, asked by somebody who means harm. */
import { gzipSync } from 'node:zlib';
import { conversationRoom } from '../../../sidecar/ports';
import {
	CALLER,
	polling,
	pollServer,
	RawPoll,
	waiting,
	type PollServer,
} from '../support/poll';
import { makeToken, SHOP } from '../support/tokens';
import { until } from '../support/until';
import { Client } from '../support/world';

jest.setTimeout( 30_000 );

let server: PollServer;
beforeEach( async () => {
	server = await pollServer();
} );
afterEach( () => server.close() );

/** An honest customer goes on as if nothing were. */
async function isServed( customer: RawPoll ): Promise< void > {
	const pongs = customer.all( 'pong' ).length;
	const sent = await customer.send( { type: 'ping' } );
	expect( sent.status ).toBe( 200 );
	while ( customer.all( 'pong' ).length === pongs ) {
		expect( ( await customer.poll() ).status ).toBe( 200 );
	}
}

const stranger = ( token: string ) => new RawPoll( server, token );
const nothing = { at: 0, first: 1, frames: [] };

describe( 'who may', () => {
	it.each( [
		[ 'none', '', 4003 ],
		[ 'nonsense', 'Bearer a.b.c', 4003 ],
		[ 'of another scheme', 'Basic YTpi', 4003 ],
		[ 'with another header behind it', 'Bearer a b', 4003 ],
	] )( '2.14 a token that is %s: 401', async ( _, value, code ) => {
		const refused = await stranger( '' ).ask( nothing, {
			headers: { Authorization: value, Cookie: 'baton_visitor=v_1' },
		} );
		expect( refused ).toMatchObject( {
			status: 401,
			body: { field: 'Authorization', close: { code } },
		} );
		expect( server.polls.size ).toBe( 0 );
	} );

	it( '2.14 forged, for another shop, or over: 401, each with its close code', async () => {
		const { clock } = server.world;
		const claims = { aud: 'customer', sub: 'v_1' } as const;
		const tokens = {
			forged: await makeToken( clock.now(), claims, 'f'.repeat( 64 ) ),
			foreign: await makeToken( clock.now(), {
				...claims,
				shop: 'shop_other',
			} ),
			over: await makeToken( clock.now() - 601_000, claims ),
		};
		const codes: Record< string, number | undefined > = {};
		for ( const [ name, token ] of Object.entries( tokens ) ) {
			const { status, body } = await stranger( token ).ask( nothing );
			codes[ name ] = status === 401 ? body.close?.code : status;
		}
		expect( codes ).toEqual( { forged: 4003, foreign: 4003, over: 4001 } );
	} );

	it.each( [
		[ 'another visitor', { sub: 'v_2' } ],
		[ 'a customer of that visitor', { sub: 'v_1', customer: '7' } ],
		[ 'an agent of that number', { aud: 'agent' as const, sub: 'v_1' } ],
	] )(
		'2.14 a stolen session with the token of %s does not exist',
		async ( _, claims ) => {
			const customer = await polling( server );
			const before = await customer.send( { type: 'ping' } );
			const token = await server.world.token( {
				aud: 'customer',
				...claims,
			} );
			const thief = stranger( token );
			const stolen = { session: before.body.session, ...nothing };
			const unknown = { ...stolen, session: 'x'.repeat( 24 ) };
			const asked = await thief.ask( stolen );
			expect( asked.status ).toBe( 410 );
			expect( asked.body ).toEqual( ( await thief.ask( unknown ) ).body );
			await thief.ask( { ...stolen, at: 9, end: true } );
			await isServed( customer );
		}
	);

	it.each( [ undefined, 'https://evil.example', 'null' ] )(
		'2.14 from the origin %s: 403, and no browser is told more',
		async ( origin ) => {
			const token = await server.world.token( {
				aud: 'customer',
				sub: 'v_1',
			} );
			for ( const method of [ 'POST', 'OPTIONS' ] ) {
				const response = await fetch( server.url, {
					method,
					headers: {
						Authorization: `Bearer ${ token }`,
						...( origin && { Origin: origin } ),
					},
				} );
				expect( response.status ).toBe( 403 );
				expect(
					response.headers.get( 'access-control-allow-origin' )
				).toBeNull();
				expect( await response.json() ).toMatchObject( {
					field: 'Origin',
				} );
			}
		}
	);

	it( '2.14 the shop’s browsers may ask, without cookies, and remember it', async () => {
		const response = await fetch( server.url, {
			method: 'OPTIONS',
			headers: {
				Origin: 'https://shop.example',
				'Access-Control-Request-Method': 'POST',
				'Access-Control-Request-Headers': 'authorization,content-type',
			},
		} );
		const header = ( name: string ) =>
			response.headers.get( `access-control-${ name }` );
		expect( response.status ).toBe( 204 );
		expect( header( 'allow-origin' ) ).toBe( 'https://shop.example' );
		expect( header( 'allow-headers' ) ).toMatch( /Authorization/ );
		expect( header( 'allow-headers' ) ).toMatch( /Content-Type/ );
		expect( Number( header( 'max-age' ) ) ).toBeGreaterThan( 600 );
		expect( header( 'allow-credentials' ) ).toBeNull();
	} );
} );

describe( 'what is sent', () => {
	const deep = `${ '['.repeat( 30_000 ) }${ ']'.repeat( 30_000 ) }`;

	it.each( [
		[ 'no JSON', '{', 400, '' ],
		[ 'a list', '[]', 400, 'at' ],
		[ 'nothing', '', 400, '' ],
		[ 'no frames', '{"at":0,"first":1}', 400, 'frames' ],
		[ 'a negative at', '{"at":-1,"first":1,"frames":[]}', 400, 'at' ],
		[ 'half an at', '{"at":0.5,"first":1,"frames":[]}', 400, 'at' ],
		[
			'an at from the future',
			'{"at":7,"first":1,"frames":[]}',
			400,
			'at',
		],
		[
			'a gap',
			'{"at":0,"first":3,"frames":[{"type":"ping"}]}',
			400,
			'first',
		],
		[ 'a first of 0', '{"at":0,"first":0,"frames":[]}', 400, 'first' ],
		[
			'too many frames',
			`{"at":0,"first":1,"frames":[${ Array( 41 ).fill( '{}' ) }]}`,
			400,
			'frames',
		],
		[
			'a huge array of frames',
			`{"at":0,"first":1,"frames":[${ Array( 60_000 ).fill( '0' ) }]}`,
			400,
			'frames',
		],
		[
			'a frame that is nested too deeply',
			`{"at":0,"first":1,"frames":[{"type":"ping"},${ deep }]}`,
			400,
			'',
		],
		[
			'more than the bytes of a batch',
			`{"at":0,"first":1,"frames":["${ 'x'.repeat( 140_000 ) }"]}`,
			413,
			'',
		],
	] )(
		'2.15 %s is refused and leaves nothing behind',
		async ( _, body, status, field ) => {
			const token = await server.world.token( {
				aud: 'customer',
				sub: 'v_2',
			} );
			const refused = await stranger( token ).ask( body );
			expect( refused ).toMatchObject( { status, body: { field } } );
			expect( refused.body.message ).not.toBe( '' );
			expect( server.polls.size ).toBe( 0 );
		}
	);

	it( '2.15 a compressed body is not unpacked', async () => {
		const token = await server.world.token( {
			aud: 'customer',
			sub: 'v_2',
		} );
		const response = await fetch( server.url, {
			method: 'POST',
			body: new Uint8Array( gzipSync( ' '.repeat( 10_000_000 ) ) ),
			headers: {
				Origin: 'https://shop.example',
				Authorization: `Bearer ${ token }`,
				'Content-Encoding': 'gzip',
			},
		} );
		expect( response.status ).toBe( 415 );
	} );

	it( '2.11 an at from the future, or a gap, changes nothing', async () => {
		const customer = await polling( server );
		const { at, first } = customer;
		for ( const wrong of [
			{ at: at + 1000 },
			{ first: first + 1, frames: [ { type: 'ping' } ] },
			{ at: Number.MAX_SAFE_INTEGER, end: true },
		] ) {
			const refused = await customer.ask( customer.request( wrong ) );
			expect( refused.status ).toBe( 400 );
		}
		await isServed( customer );
		expect( customer.all( 'pong' ) ).toHaveLength( 1 );
	} );

	it( '2.11 a batch that is replayed a hundred times is served once', async () => {
		const customer = await polling( server );
		const replayed = customer.request( {
			frames: [
				{ type: 'ping' },
				{ type: 'send', id: 'm1', text: 'once' },
				{ type: 'ping' },
			],
		} );
		for ( let times = 0; times < 100; times++ ) {
			expect( ( await customer.ask( replayed ) ).status ).toBe( 200 );
		}
		customer.first += 3;
		await isServed( customer );
		expect( customer.all( 'pong' ) ).toHaveLength( 3 );
		expect( customer.all( 'ack' ) ).toHaveLength( 1 );
	} );

	it( '2.15 a frame of more than 64 KB, or a flood, closes with 4009', async () => {
		const large = await polling( server );
		const told = await large.send( {
			type: 'typing',
			text: 'x'.repeat( 66_000 ),
		} );
		expect( told.body.close?.code ).toBe( 4009 );
		const flood = await polling( server );
		const forty = Array( 40 ).fill( { type: 'ping' } );
		await flood.send( ...forty );
		await flood.send( ...forty );
		expect( ( await flood.poll() ).body ).toMatchObject( {
			close: { code: 4009 },
		} );
	} );

	it( '3.1 what is no frame is answered by an error that names the field', async () => {
		const customer = await polling( server );
		await customer.send( [] );
		await customer.send( { type: 'send', id: 'a' } );
		await customer.next( 'error', ( { field } ) => field === 'text' );
		await isServed( customer );
	} );
} );

describe( 'what is kept', () => {
	it( '2.15 a client that never confirms is closed with 4010, and gets what fits', async () => {
		const customer = await polling( server );
		await customer.send( { type: 'send', id: 'm0', text: 'first' } );
		const { conversation } = await customer.next( 'ack' );
		const { log, bus } = server.world;
		const text = 'x'.repeat( 50_000 );
		for ( let times = 0; times < 60; times++ ) {
			bus.publish( conversationRoom( SHOP, conversation ), {
				kind: 'frame',
				to: 'all',
				frame: {
					type: 'stream',
					conversation,
					turn: 't',
					offset: 0,
					text,
				},
			} );
		}
		expect( log.errors ).toEqual( [] );
		const one = await customer.ask( customer.request( { at: 0 } ) );
		expect( JSON.stringify( one.body ).length ).toBeLessThan( 400_000 );
		const bytes = await drain( customer );
		expect( bytes ).toBeLessThan( 1.2 * 1024 * 1024 );
	} );

	/** Fetches all that is left; how much it was. */
	async function drain( customer: RawPoll ): Promise< number > {
		for ( let bytes = 0; ; ) {
			const { body } = await customer.poll();
			bytes += JSON.stringify( body ).length;
			if ( body.close ) {
				expect( body.close.code ).toBe( 4010 );
				return bytes;
			}
		}
	}

	it( '2.15 one person has fifty sessions; those that are over make room', async () => {
		const tabs: RawPoll[] = [];
		for ( let tab = 0; tab < 50; tab++ ) {
			tabs.push( await polling( server ) );
		}
		const token = await server.world.token( {
			aud: 'customer',
			sub: 'v_1',
		} );
		const refused = await stranger( token ).ask( nothing );
		expect( refused ).toMatchObject( {
			status: 429,
			body: { code: 'limit' },
		} );
		await isServed( await polling( server, { sub: 'v_2' } ) );
		await tabs[ 0 ]!.send( { type: 'typing', text: 'x'.repeat( 66_000 ) } );
		await isServed( await polling( server ) );
		expect( server.polls.size ).toBe( 51 );
		expect( ( await tabs[ 0 ]!.poll() ).status ).toBe( 410 );
	} );

	it( '2.15 a session without hello is a socket without hello: the oldest makes room', async () => {
		const token = await server.world.token( {
			aud: 'customer',
			sub: 'v_1',
		} );
		const polled = stranger( token ).poll();
		await waiting( server, 1 );
		for ( let index = 0; index < 1000; index++ ) {
			new Client( server.world, CALLER );
		}
		expect( ( await polled ).body.close ).toEqual( {
			code: 4008,
			reason: 'noHello',
		} );
	} );

	it( '2.15 whoever was closed for misuse too often begins no session', async () => {
		for ( let times = 0; times < 30; times++ ) {
			const attacker = await polling( server, { sub: 'v_2' } );
			await attacker.send( {
				type: 'typing',
				text: 'x'.repeat( 66_000 ),
			} );
		}
		const refused = await polling( server, { sub: 'v_3' } );
		expect( refused.frames ).toEqual( [] );
		expect( refused.session ).toBeUndefined();
	} );

	it( '2.15 sessions that are over are kept for their clients, and not all of them', async () => {
		const clients = [];
		for ( let index = 0; index < 66; index++ ) {
			clients.push( await polling( server, { sub: `v_${ index }` } ) );
		}
		server.world.clock.advance( 1000 );
		await server.world.relay.stop();
		expect( server.polls.size ).toBe( 64 );
		expect( ( await clients[ 65 ]!.poll() ).body.close?.code ).toBe( 1012 );
		expect( ( await clients[ 0 ]!.poll() ).status ).toBe( 410 );
	} );

	it( '2.12 hundreds of requests at once: one waits, all others are answered', async () => {
		const honest = await polling( server, { sub: 'v_2' } );
		const attacker = await polling( server );
		const asked = [];
		for ( let index = 0; index < 300; index++ ) {
			asked.push( attacker.ask( attacker.request() ) );
		}
		let answered = 0;
		asked.forEach( ( one ) => void one.then( () => answered++ ) );
		await until( 'all but one are answered', () => answered === 299 );
		expect( server.polls.waiting ).toBe( 1 );
		await isServed( honest );
		server.world.clock.advance( 25_000 );
		const statuses = ( await Promise.all( asked ) ).map(
			( { status } ) => status
		);
		expect( new Set( statuses ) ).toEqual( new Set( [ 200 ] ) );
	} );

	it( '2.15 who asks without end is told to slow down, and nobody else is', async () => {
		const honest = await polling( server, { sub: 'v_2' } );
		const attacker = await polling( server );
		const statuses = new Set< number >();
		for ( let round = 0; round < 40; round++ ) {
			const asked = Array.from( { length: 50 }, () =>
				attacker.ask( {
					...attacker.request(),
					session: 'x'.repeat( 24 ),
				} )
			);
			( await Promise.all( asked ) ).forEach( ( { status } ) =>
				statuses.add( status )
			);
		}
		expect( statuses ).toEqual( new Set( [ 410, 429 ] ) );
		await isServed( honest );
	} );

	it( '2.12 aborted requests leave nothing waiting, and the session stays', async () => {
		const customer = await polling( server );
		for ( let times = 0; times < 50; times++ ) {
			const away = new AbortController();
			const asked = customer
				.poll( {}, { signal: away.signal } )
				.catch( () => 'aborted' );
			await waiting( server, 1 );
			away.abort();
			expect( await asked ).toBe( 'aborted' );
			await waiting( server, 0 );
		}
		await isServed( customer );
	} );
} );
