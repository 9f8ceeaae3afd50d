/** Requests of /v1/poll as an attacker makes them: heads and bodies, bent in every place. Seeded. */
import { POLL_BODY_BYTES } from '../../../../protocol';
import { choice } from '../../../support/chance';
import { frames, GOLDEN, torn, type Json } from './corpus';

/** Who asks, and what they would say next if they were honest. */
export interface Asking {
	/** Stands where `SESSION` does. */
	session: string;
	/** Stands where `NEXT` does. */
	next: number;
	token: string;
	origin: string;
	address: string;
}

export interface Post {
	head: string;
	body: string;
	/** So that it may never be complete, or be another request. */
	isHeadBent: boolean;
}

const SESSION = 'the-session';
const NEXT = 7_777_777;

const mine = { session: SESSION, at: 0, first: NEXT };
const PING = { type: 'ping' };
const RIGHT: Json[] = [
	...GOLDEN.map( ( frame ) => ( { ...mine, frames: [ frame ] } ) ),
	...GOLDEN.map( ( frame ) => ( { at: 0, first: 1, frames: [ frame ] } ) ),
	{ ...mine, frames: [ PING, PING ], hidden: true },
	{ ...mine, frames: [], hidden: false },
	{ ...mine, at: 1, frames: [ PING ], end: false },
	{ ...mine, session: 'x'.repeat( 24 ), frames: [ PING ] },
	{ ...mine, frames: [ 'x'.repeat( POLL_BODY_BYTES ) ] },
];

const HEADS: Record< string, string[] > = {
	Authorization: [
		'',
		'Bearer',
		'Bearer a.b.c',
		`Bearer ${ '.'.repeat( 8000 ) }`,
		'Bearer a b',
		'Basic YTpi',
	],
	Origin: [ '', 'null', 'https://evil.example', 'x'.repeat( 9000 ) ],
	'Content-Type': [
		'',
		';;;',
		'application/json; charset=utf-7',
		'text/plain; charset=utf-16',
		'multipart/form-data; boundary=',
		'\xff',
	],
	'Content-Encoding': [ 'gzip', 'br', 'deflate', 'gzip, gzip', 'x' ],
	'Content-Length': [ '-1', '0', '1', '1e3', '0x10', '5, 5', '999999999' ],
	'Transfer-Encoding': [ 'chunked', 'gzip, chunked', 'identity', 'x' ],
	'X-Request-Id': [ '../../etc/passwd', 'x'.repeat( 9000 ), '\xff\x00' ],
	Expect: [ '100-continue', 'nothing' ],
	Host: [ '', 'a b', '[', 'x'.repeat( 9000 ) ],
	Cookie: [ '='.repeat( 9000 ), 'baton_visitor=v_1' ],
	Connection: [ 'Upgrade', 'keep-alive', 'close, close' ],
	'X-Forwarded-For': [ ',,,', '::', '[::1', '1.2.3.4:99999', 'unknown' ],
};
const NAMES = Object.keys( HEADS );
const NOISE = '\0\r\n\t: ,;="\xff\x80%00\r\n\r\nGET / HTTP/1.1\r\n';

function headOf( asking: Asking, body: string, bent?: [ string, string ] ) {
	const lines: Record< string, string > = {
		Host: 'sidecar.example',
		Connection: 'close',
		Origin: asking.origin,
		Authorization: `Bearer ${ asking.token }`,
		'Content-Length': String( Buffer.byteLength( body ) ),
	};
	if ( bent ) {
		lines[ bent[ 0 ] ] = bent[ 1 ];
	}
	// The trusted proxy's entry is the last: without it all would be one caller.
	const before = lines[ 'X-Forwarded-For' ];
	lines[ 'X-Forwarded-For' ] = `${ before ? `${ before }, ` : '' }${
		asking.address
	}`;
	return [
		'POST /v1/poll HTTP/1.1',
		...Object.entries( lines ).map( ( parts ) => parts.join( ': ' ) ),
		'',
		'',
	].join( '\r\n' );
}

/** One after the other without end, the same ones for the same seed. */
export function posts( seed: number ): ( asking: Asking ) => Post {
	const pick = choice( seed );
	const bodies = frames( seed, RIGHT );
	const bentFrame = frames( seed + 1 );
	const body = () =>
		pick( 2 )
			? bodies()
			: `{"session":"${ SESSION }","at":0,"first":${ NEXT },"frames":[${ bentFrame() }]}`;
	const header = (): [ string, string ] => {
		const name = NAMES[ pick( NAMES.length ) ]!;
		const values = HEADS[ name ]!;
		const value = values[ pick( values.length ) ]!;
		return [ name, pick( 2 ) ? value : torn( value, NOISE, pick ) ];
	};
	return ( asking ) => {
		const text = body()
			.replaceAll( SESSION, asking.session )
			.replaceAll( String( NEXT ), String( asking.next ) );
		const bent = pick( 4 ) === 0 ? header() : undefined;
		return {
			head: headOf( asking, text, bent ),
			body: text,
			isHeadBent: bent !== undefined,
		};
	};
}
