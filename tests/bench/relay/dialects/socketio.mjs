/** How Socket.IO is spoken to, over the same bare sockets: its own wire, version 5. */
import { findTexts, textOf } from '../text.mjs';
import { inRooms } from '../in-rooms.mjs';
import { frameOf, openSocket } from '../sockets.mjs';

/** @typedef {import('../driver.mjs').Listener} Listener */

async function join( url, room ) {
	const socket = await openSocket(
		`${ url }/socket.io/?EIO=4&transport=websocket`
	);
	socket.on( 'message', ( data ) => {
		// Its own heartbeat.
		if ( data.length === 1 ) {
			socket.send( '3' );
		}
	} );
	const entered = frameOf(
		socket,
		( text ) => text.startsWith( '40' ),
		'enter'
	);
	socket.send( '40' );
	await entered;
	const welcome = frameOf(
		socket,
		( text ) => text.startsWith( '43' ),
		'hello'
	);
	socket.send( `420${ JSON.stringify( [ 'hello', { room } ] ) }` );
	await welcome;
	return socket;
}

async function end( url, room, role, /** @type {Listener} */ listener ) {
	const socket = await join( url, room );
	socket.on( 'message', ( data ) => {
		const frame = /** @type {Buffer} */ ( data );
		// 43…: an acknowledgement; 42["message",…]
		if ( frame[ 1 ] === 0x33 ) {
			listener.acknowledged();
		} else if ( frame[ 1 ] === 0x32 ) {
			findTexts( frame, role, listener.received );
		}
	} );
	return ( number ) =>
		socket.send(
			`42${ number }["send",{"id":"${ role }${ number }","text":"${ textOf(
				number,
				role
			) }"}]`
		);
}

export const { connectPairs, connectIdle } = inRooms( join, end );
