/** A rival: Socket.IO with its rooms and acknowledgements, nothing stored. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server( http, {
	transports: [ 'websocket' ],
	serveClient: false,
	perMessageDeflate: false,
} );
const numbers = new Map();

server.on( 'connection', ( socket ) => {
	let room = '';
	socket.on( 'hello', ( frame, acknowledge ) => {
		room = frame.room;
		void socket.join( room );
		acknowledge( { type: 'welcome' } );
	} );
	socket.on( 'send', ( frame, acknowledge ) => {
		const seq = ( numbers.get( room ) ?? 0 ) + 1;
		numbers.set( room, seq );
		acknowledge( { id: frame.id, seq } );
		socket
			.to( room )
			.emit( 'message', { seq, id: frame.id, text: frame.text } );
	} );
} );
http.listen( { port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
	const { port } = /** @type {import('node:net').AddressInfo} */ (
		http.address()
	);
	process.send?.( { url: `ws://127.0.0.1:${ port }` } );
} );
