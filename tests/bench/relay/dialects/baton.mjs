/**
 * How Baton is spoken to: customers ask for a person, agents accept, and each
 * conversation is then open in one window of its agent.
 */
import { createHmac } from 'node:crypto';
import { findTexts, textOf } from '../text.mjs';
import { frameOf, inWaves, openSocket } from '../sockets.mjs';

/** @typedef {import('../driver.mjs').Listener} Listener */
/**
 * @typedef {Object} Target
 * @property {string}   url    ws://host:port
 * @property {string}   shop   The shop’s id.
 * @property {string}   secret Of its connection.
 * @property {string}   origin The shop’s own.
 * @property {string[]} agents WordPress user ids.
 */

/** Longer than any run, so that nobody renews in the middle of it. */
const TOKEN_S = 4 * 60 * 60;

const base64url = ( value ) =>
	Buffer.from( JSON.stringify( value ) ).toString( 'base64url' );

export function tokenFor( /** @type {Target} */ { shop, secret }, aud, sub ) {
	const iat = Math.floor( Date.now() / 1000 );
	const signed = `${ base64url( { alg: 'HS256', typ: 'JWT' } ) }.${ base64url(
		{
			aud,
			sub,
			shop,
			iat,
			exp: iat + TOKEN_S,
		}
	) }`;
	const key = createHmac( 'sha256', secret )
		.update( 'baton/jwt/v1' )
		.digest();
	const signature = createHmac( 'sha256', key ).update( signed );
	return `${ signed }.${ signature.digest( 'base64url' ) }`;
}

const open = ( { url, origin }, headers = {} ) =>
	openSocket( `${ url }/v1/socket`, { origin, headers } );

/** A public one for each. */
const addressOf = ( index ) =>
	`8.${ Math.floor( index / 62500 ) }.${ Math.floor( index / 250 ) % 250 }.${
		index % 250
	}`;

export async function ask( socket, frame, answer ) {
	const answered = frameOf(
		socket,
		( text ) =>
			text.startsWith( `{"type":"${ answer }"` ) ||
			text.startsWith( '{"type":"error"' ),
		frame.type
	);
	socket.send( JSON.stringify( frame ) );
	const found = JSON.parse( await answered );
	if ( found.type === 'error' ) {
		throw new Error( `${ frame.type }: ${ found.message }` );
	}
	return found;
}

async function customer( target, index ) {
	const socket = await open( target, {
		'X-Forwarded-For': addressOf( index ),
	} );
	await ask(
		socket,
		{
			type: 'hello',
			v: 1,
			token: tokenFor( target, 'customer', `visitor-${ index }` ),
			after: 0,
			timeZone: 'Europe/Berlin',
		},
		'welcome'
	);
	return socket;
}

async function agent( target, id, conversations = [] ) {
	const socket = await open( target );
	await ask(
		socket,
		{
			type: 'hello',
			v: 1,
			token: tokenFor( target, 'agent', id ),
			surface: 'desk',
			timeZone: 'Europe/Berlin',
			open: conversations.map( ( conversation ) => ( {
				conversation,
				after: 0,
			} ) ),
		},
		'desk'
	);
	return socket;
}

function listen( socket, role, /** @type {Listener} */ listener ) {
	socket.on( 'message', ( data ) => {
		const frame = /** @type {Buffer} */ ( data );
		// {"type":"ack", {"type":"error", {"type":"events"; others do not count.
		if ( frame[ 9 ] === 0x61 && frame[ 10 ] === 0x63 ) {
			listener.acknowledged();
		} else if ( frame[ 9 ] === 0x65 && frame[ 10 ] === 0x72 ) {
			listener.failed( frame.toString() );
		} else if ( frame[ 9 ] === 0x65 ) {
			findTexts( frame, role, listener.received );
		}
	} );
	socket.on( 'close', ( code ) =>
		listener.failed( `closed with ${ code }` )
	);
}

export async function connectPairs(
	/** @type {Target} */ target,
	pairs,
	/** @type {Listener} */ listener
) {
	const { agents } = target;
	const agentOf = ( index ) => agents[ index % agents.length ];
	const first = await inWaves( Math.min( agents.length, pairs ), ( index ) =>
		agent( target, agentOf( index ) )
	);
	const customers = await inWaves( pairs, async ( index ) => {
		const socket = await customer( target, index );
		const { conversation } = await ask(
			socket,
			{ type: 'request_person', id: 'person' },
			'ack'
		);
		return { socket, conversation };
	} );
	await Promise.all(
		first.map( async ( socket, one ) => {
			for ( let index = one; index < pairs; index += agents.length ) {
				const { conversation } = customers[ index ];
				await ask(
					socket,
					{ type: 'accept', id: `accept-${ index }`, conversation },
					'ack'
				);
			}
		} )
	);
	first.forEach( ( socket, index ) =>
		socket.send(
			JSON.stringify( {
				type: 'open',
				conversation: customers[ index ].conversation,
				after: 0,
			} )
		)
	);
	const windows = await inWaves( pairs, async ( index ) =>
		index < first.length
			? first[ index ]
			: agent( target, agentOf( index ), [
					customers[ index ].conversation,
				] )
	);
	return customers.map( ( { socket, conversation }, index ) => {
		const desk = windows[ index ];
		listen( socket, 'customer', listener );
		listen( desk, 'agent', listener );
		return {
			customer: ( number ) =>
				socket.send(
					`{"type":"send","id":"c${ number }","text":"${ textOf(
						number,
						'customer'
					) }"}`
				),
			agent: ( number ) =>
				desk.send(
					`{"type":"send","id":"a${ number }","conversation":"${ conversation }","text":"${ textOf(
						number,
						'agent'
					) }"}`
				),
		};
	} );
}

export async function connectIdle( target, count ) {
	await inWaves( count, ( index ) => customer( target, index ) );
}
