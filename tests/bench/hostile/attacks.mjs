/**
 * What is done to the sidecar, each so many times a second. Every attacker
 * has an address of a thousand and a token that WordPress could have signed,
 * else the door alone would do all the work.
 */
import { WebSocket } from 'ws';
import { ask, tokenFor } from '../relay/dialects/baton.mjs';
import { openSocket } from '../relay/sockets.mjs';

const ADDRESSES = 1000;
/** Who never hears the end of it ends it after so long, ms. */
const PATIENCE_MS = 12_000;

/** Of the slow readers' conversation: more than 1 MB, so that one look at it is too much. */
const LONG = { messages: 45, text: '好'.repeat( 8000 ) };

/**
 * @typedef {Object} Scene
 * @property {import('../relay/dialects/baton.mjs').Target} target  The sidecar.
 * @property {(prefix: string) => string}                   name    Never twice the same.
 * @property {() => object}                                 address Headers that say where somebody comes from.
 * @property {() => void}                                   opened  One more was let in.
 * @property {(count: number) => void}                      sent    So many frames more.
 */
/** @typedef {{perSecond: number, once: (scene: Scene) => Promise<void>}} Attack */

const bent = [
	'',
	'{',
	'[]',
	'null',
	'{"type":7}',
	'{"type":"send"}',
	'{"type":"send","id":"","text":1}',
	`{"type":"send","id":"m","text":${ '['.repeat( 2000 ) }`,
	`{"type":"typing","text":"${ 'x'.repeat( 9000 ) }"}`,
	'{"type":"hello","v":1,"token":{},"after":-1}',
];
const ping = '{"type":"ping"}';
const large = ( bytes ) =>
	`{"type":"send","id":"m","text":"${ 'x'.repeat( bytes ) }"}`;
const times = ( count, list ) =>
	Array.from(
		{ length: count },
		( _, index ) => list[ index % list.length ]
	);

/** @type {Record<string, Attack>} */
export const ATTACKS = {
	malformed: { perSecond: 10, once: flood( times( 100, bent ) ) },
	oversized: { perSecond: 10, once: flood( [ large( 70_000 ) ] ) },
	huge: { perSecond: 5, once: flood( [ large( 400_000 ) ] ) },
	'too many': { perSecond: 10, once: flood( times( 300, [ ping ] ) ) },
	silent: {
		perSecond: 100,
		once: async ( scene ) => over( await open( scene ) ),
	},
	'bad tokens': {
		perSecond: 30,
		async once( scene ) {
			const socket = await open( scene );
			const forged = { ...scene.target, secret: 'f'.repeat( 64 ) };
			say( socket, scene, [ hello( forged, scene.name( 'forger' ) ) ] );
			await over( socket );
		},
	},
	'conversations in a loop': {
		perSecond: 20,
		async once( scene ) {
			const socket = await enter( scene, scene.name( 'loop' ) );
			say( socket, scene, [
				'{"type":"send","id":"m1","text":"Where is my order?"}',
				'{"type":"request_person","id":"m2"}',
			] );
			setTimeout( () => socket.close(), 500 );
			await over( socket );
		},
	},
	'slow readers': {
		perSecond: 1,
		async once( scene ) {
			const socket = await enter( scene, READER );
			socket.pause();
			say( socket, scene, times( 9, [ hello( scene.target, READER ) ] ) );
			await over( socket );
		},
	},
};

const READER = 'reader';

/** Before the slow readers come: something to read. */
export async function prepare( /** @type {Scene} */ scene ) {
	const socket = await enter( scene, READER );
	for ( let index = 0; index < LONG.messages; index++ ) {
		await ask(
			socket,
			{ type: 'send', id: `m${ index }`, text: LONG.text },
			'ack'
		);
	}
	socket.close();
}

/** A known customer who sends all of this at once. */
function flood( /** @type {string[]} */ frames ) {
	return async ( /** @type {Scene} */ scene ) => {
		const socket = await enter( scene, scene.name( 'flood' ) );
		say( socket, scene, frames );
		await over( socket );
	};
}

async function open( /** @type {Scene} */ { target, address, opened } ) {
	const socket = await openSocket( `${ target.url }/v1/socket`, {
		origin: target.origin,
		headers: address(),
	} );
	opened();
	return socket;
}

async function enter( /** @type {Scene} */ scene, visitor ) {
	const socket = await open( scene );
	say( socket, scene, [ hello( scene.target, visitor ) ] );
	return socket;
}

const hello = ( target, visitor ) =>
	JSON.stringify( {
		type: 'hello',
		v: 1,
		token: tokenFor( target, 'customer', visitor ),
		after: 0,
		timeZone: 'UTC',
	} );

function say( socket, /** @type {Scene} */ { sent }, frames ) {
	for ( const frame of frames ) {
		socket.send( frame, () => {} );
	}
	sent( frames.length );
}

/** Resolves when the sidecar has had enough, or this one's patience is over. */
function over( /** @type {WebSocket} */ socket ) {
	return /** @type {Promise<void>} */ (
		new Promise( ( resolve ) => {
			const timer = setTimeout( () => socket.terminate(), PATIENCE_MS );
			socket.on( 'error', () => {} );
			socket.on( 'close', () => {
				clearTimeout( timer );
				resolve();
			} );
		} )
	);
}

/** @return {() => object} A random one of them each time. */
export const fromEverywhere = () => {
	const index = Math.floor( Math.random() * ADDRESSES );
	return {
		'X-Forwarded-For': `9.0.${ Math.floor( index / 250 ) }.${ index % 250 }`,
	};
};
