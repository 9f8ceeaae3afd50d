/** How the `ws` rivals are spoken to. */
import { findTexts, textOf } from '../text.mjs';
import { inRooms } from '../in-rooms.mjs';
import { frameOf, openSocket } from '../sockets.mjs';

/** @typedef {import('../driver.mjs').Listener} Listener */

async function join( url, room ) {
	const socket = await openSocket( url );
	const welcome = frameOf( socket, () => true, 'welcome' );
	socket.send( JSON.stringify( { type: 'hello', room } ) );
	await welcome;
	return socket;
}

async function end( url, room, role, /** @type {Listener} */ listener ) {
	const socket = await join( url, room );
	socket.on( 'message', ( data ) => {
		const frame = /** @type {Buffer} */ ( data );
		// {"type":"ack" or {"type":"message"
		if ( frame[ 9 ] === 0x61 ) {
			listener.acknowledged();
		} else {
			findTexts( frame, role, listener.received );
		}
	} );
	return ( number ) =>
		socket.send(
			`{"type":"send","id":"${ role }${ number }","text":"${ textOf(
				number,
				role
			) }"}`
		);
}

export const { connectPairs, connectIdle } = inRooms( join, end );
