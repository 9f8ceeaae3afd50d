/**
 * A rival: the bare durable relay. What came in one tick is committed at once
 * (WAL, synchronous FULL), then acknowledged and forwarded. The database is the
 * file that the command line names.
 */
import Database from 'better-sqlite3';
import { serveRooms } from './rooms.mjs';

const database = new Database( process.argv[ 2 ] );
database.pragma( 'journal_mode = WAL' );
database.pragma( 'synchronous = FULL' );
database.exec(
	`CREATE TABLE messages ( room TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY ( room, seq ) ) WITHOUT ROWID`
);
const begin = database.prepare( 'BEGIN IMMEDIATE' );
const commit = database.prepare( 'COMMIT' );
const insert = database.prepare(
	'INSERT INTO messages VALUES ( ?, ?, ?, ?, ? )'
);

let waiting = [];

function flush() {
	const group = waiting;
	waiting = [];
	begin.run();
	for ( const one of group ) {
		one.seq = ++one.room.seq;
		one.text = JSON.stringify( {
			type: 'message',
			seq: one.seq,
			id: one.frame.id,
			text: one.frame.text,
		} );
		insert.run(
			one.room.name,
			one.seq,
			one.frame.id,
			Date.now(),
			one.text
		);
	}
	commit.run();
	for ( const { room, sender, frame, seq, text } of group ) {
		sender.send( JSON.stringify( { type: 'ack', id: frame.id, seq } ) );
		room.other( sender )?.send( text );
	}
}

serveRooms( ( room, sender, frame ) => {
	if ( waiting.push( { room, sender, frame } ) === 1 ) {
		setImmediate( flush );
	}
} );
