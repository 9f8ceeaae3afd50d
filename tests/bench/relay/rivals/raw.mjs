/** A rival: `ws`, two sockets a room, every message acknowledged and forwarded, nothing stored. */
import { serveRooms } from './rooms.mjs';

serveRooms( ( room, sender, frame ) => {
	room.seq++;
	sender.send(
		JSON.stringify( { type: 'ack', id: frame.id, seq: room.seq } )
	);
	room.other( sender )?.send(
		JSON.stringify( {
			type: 'message',
			seq: room.seq,
			id: frame.id,
			text: frame.text,
		} )
	);
} );
