/** What both `ws` rivals share: rooms of two sockets, JSON frames, a port told to the parent. */
import { WebSocketServer } from 'ws';

class Room {
	seq = 0;
	/** @type {import('ws').WebSocket[]} */
	sockets = [];

	/** @param {string} name */
	constructor( name ) {
		this.name = name;
	}

	/** @param {import('ws').WebSocket} socket */
	other( socket ) {
		return this.sockets.find( ( one ) => one !== socket );
	}
}

/**
 * @param {(room: Room, sender: import('ws').WebSocket, frame: {id: string, text: string}) => void} take
 */
export function serveRooms( take ) {
	/** @type {Map<string, Room>} */
	const rooms = new Map();
	const server = new WebSocketServer( {
		host: '127.0.0.1',
		port: 0,
		backlog: 4096,
		perMessageDeflate: false,
	} );
	server.on( 'connection', ( socket ) => {
		/** @type {Room | undefined} */
		let room;
		socket.on( 'error', () => {} );
		socket.on( 'message', ( data ) => {
			const frame = JSON.parse( data.toString() );
			if ( frame.type === 'hello' ) {
				room = rooms.get( frame.room ) ?? new Room( frame.room );
				rooms.set( frame.room, room );
				room.sockets.push( socket );
				socket.send( JSON.stringify( { type: 'welcome' } ) );
			} else if ( room ) {
				take( room, socket, frame );
			}
		} );
	} );
	server.on( 'listening', () => {
		const { port } = /** @type {import('node:net').AddressInfo} */ (
			server.address()
		);
		process.send?.( { url: `ws://127.0.0.1:${ port }` } );
	} );
}
