/** The database's history: a step is added at the end, and none is ever changed. */
import type { Database } from 'better-sqlite3';
import { PlainError } from '../ports';

const STEPS = [
	`
	CREATE TABLE conversations (
		shop_id TEXT NOT NULL,
		id TEXT NOT NULL,
		visitor TEXT NOT NULL,
		customer TEXT,
		claimed_at INTEGER,
		status TEXT NOT NULL,
		closed_as TEXT,
		seq INTEGER NOT NULL,
		handoff TEXT,
		turn TEXT,
		last_at INTEGER NOT NULL,
		created_at INTEGER NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY ( shop_id, id )
	) WITHOUT ROWID;
	CREATE INDEX conversations_visitor ON conversations ( shop_id, visitor, last_at );
	CREATE INDEX conversations_customer ON conversations ( shop_id, customer, last_at ) WHERE customer IS NOT NULL;
	CREATE INDEX conversations_desk ON conversations ( shop_id, status ) WHERE status IN ( 'waiting', 'human' );
	CREATE INDEX conversations_abandoned ON conversations ( shop_id, last_at ) WHERE closed_as = 'abandoned';
	CREATE INDEX conversations_turn ON conversations ( shop_id ) WHERE turn IS NOT NULL;

	CREATE TABLE events (
		shop_id TEXT NOT NULL,
		conversation TEXT NOT NULL,
		seq INTEGER NOT NULL,
		at INTEGER NOT NULL,
		audience TEXT NOT NULL,
		type TEXT NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY ( shop_id, conversation, seq )
	) WITHOUT ROWID;

	CREATE TABLE sends (
		shop_id TEXT NOT NULL,
		conversation TEXT NOT NULL,
		sender TEXT NOT NULL,
		id TEXT NOT NULL,
		seq INTEGER NOT NULL,
		PRIMARY KEY ( shop_id, conversation, sender, id )
	) WITHOUT ROWID;

	CREATE TABLE handoffs (
		shop_id TEXT NOT NULL,
		id TEXT NOT NULL,
		conversation TEXT NOT NULL,
		state TEXT NOT NULL,
		requested_at INTEGER NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY ( shop_id, id )
	) WITHOUT ROWID;
	CREATE INDEX handoffs_conversation ON handoffs ( shop_id, conversation );

	CREATE TABLE due (
		shop_id TEXT NOT NULL,
		conversation TEXT NOT NULL,
		kind TEXT NOT NULL,
		at INTEGER NOT NULL,
		lease_until INTEGER NOT NULL DEFAULT 0,
		PRIMARY KEY ( shop_id, conversation, kind )
	) WITHOUT ROWID;
	CREATE INDEX due_at ON due ( shop_id, at );

	CREATE TABLE outbox (
		shop_id TEXT NOT NULL,
		key TEXT NOT NULL,
		body TEXT NOT NULL,
		attempts INTEGER NOT NULL DEFAULT 0,
		next_at INTEGER NOT NULL,
		lease_until INTEGER NOT NULL DEFAULT 0,
		sent_at INTEGER,
		problem TEXT,
		PRIMARY KEY ( shop_id, key )
	) WITHOUT ROWID;
	CREATE INDEX outbox_next ON outbox ( shop_id, next_at ) WHERE sent_at IS NULL;

	CREATE TABLE agents (
		shop_id TEXT NOT NULL,
		agent TEXT NOT NULL,
		available INTEGER NOT NULL,
		PRIMARY KEY ( shop_id, agent )
	) WITHOUT ROWID;

	CREATE TABLE numbers (
		shop_id TEXT NOT NULL,
		name TEXT NOT NULL,
		value INTEGER NOT NULL,
		PRIMARY KEY ( shop_id, name )
	) WITHOUT ROWID;

	CREATE TABLE cache (
		shop_id TEXT NOT NULL,
		name TEXT NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY ( shop_id, name )
	) WITHOUT ROWID;
	`,
	`
	CREATE TABLE connected (
		shop_id TEXT NOT NULL,
		agent TEXT NOT NULL,
		PRIMARY KEY ( shop_id, agent )
	) WITHOUT ROWID;
	`,
	// How long the oldest mail waits; of those before this step only the next try is known.
	`
	ALTER TABLE outbox ADD COLUMN asked_at INTEGER NOT NULL DEFAULT 0;
	UPDATE outbox SET asked_at = next_at;
	`,
	// The frame that asked for it stands with its first event; `sends` has those
	// without events, and the older ones.
	`
	ALTER TABLE events ADD COLUMN sender TEXT;
	ALTER TABLE events ADD COLUMN frame TEXT;
	`,
	// A signed call that was taken before a restart is not taken after it.
	`
	CREATE TABLE nonces (
		shop_id TEXT NOT NULL,
		nonce TEXT NOT NULL,
		until INTEGER NOT NULL,
		PRIMARY KEY ( shop_id, nonce )
	) WITHOUT ROWID;
	CREATE INDEX nonces_until ON nonces ( shop_id, until );
	`,
	// Counting what one visitor left for later reads no texts.
	`
	CREATE INDEX events_tickets ON events ( shop_id, conversation, at ) WHERE type = 'ticket';
	`,
	// Events that are not filed under their conversation yet; both are the log.
	`
	CREATE TABLE journal (
		id INTEGER PRIMARY KEY,
		shop_id TEXT NOT NULL,
		conversation TEXT NOT NULL,
		seq INTEGER NOT NULL,
		at INTEGER NOT NULL,
		audience TEXT NOT NULL,
		type TEXT NOT NULL,
		body TEXT NOT NULL,
		sender TEXT,
		frame TEXT
	);
	CREATE VIEW log AS
		SELECT shop_id, conversation, seq, at, audience, type, body, sender, frame FROM events
		UNION SELECT shop_id, conversation, seq, at, audience, type, body, sender, frame FROM journal;
	`,
	// What the model cost, by month and conversation; the row without one is the month's sum.
	`
	CREATE TABLE spent (
		shop_id TEXT NOT NULL,
		month TEXT NOT NULL,
		conversation TEXT NOT NULL,
		micros INTEGER NOT NULL,
		input INTEGER NOT NULL,
		output INTEGER NOT NULL,
		requests INTEGER NOT NULL,
		PRIMARY KEY ( shop_id, month, conversation )
	) WITHOUT ROWID;
	CREATE INDEX spent_conversation ON spent ( shop_id, conversation );
	`,
	// Guesses are counted across restarts, and what a tool asked for is not asked again.
	`
	CREATE TABLE tries (
		shop_id TEXT NOT NULL,
		key TEXT NOT NULL,
		id TEXT NOT NULL,
		at INTEGER NOT NULL,
		PRIMARY KEY ( shop_id, key, id )
	) WITHOUT ROWID;
	CREATE INDEX tries_id ON tries ( shop_id, id );
	CREATE INDEX tries_at ON tries ( shop_id, at );

	CREATE TABLE notes (
		shop_id TEXT NOT NULL,
		conversation TEXT NOT NULL,
		name TEXT NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY ( shop_id, conversation, name )
	) WITHOUT ROWID;
	`,
	// Questions that nobody could answer: a few hundred, so the rest is one text.
	`
	CREATE TABLE gaps (
		shop_id TEXT NOT NULL,
		id INTEGER NOT NULL,
		last_at INTEGER NOT NULL,
		body TEXT NOT NULL,
		PRIMARY KEY ( shop_id, id )
	) WITHOUT ROWID;
	`,
	// Counting whom each agent talks to reads no conversation.
	`
	ALTER TABLE conversations ADD COLUMN agent TEXT;
	UPDATE conversations SET agent = json_extract( body, '$.agent.id' );
	CREATE INDEX conversations_agent ON conversations ( shop_id, agent ) WHERE status = 'human' AND agent IS NOT NULL;
	`,
];

/**
 * Brings the database to the newest step. Throws when it is newer than this
 * program.
 */
export function migrate( database: Database ): void {
	const at = database.pragma( 'user_version', { simple: true } ) as number;
	if ( at > STEPS.length ) {
		throw new PlainError(
			`The database is at step ${ at }, this program knows ${ STEPS.length }: run the newer version.`,
			'DATABASE_NEWER'
		);
	}
	STEPS.slice( at ).forEach( ( step, index ) => {
		database.transaction( () => {
			database.exec( step );
			database.pragma( `user_version = ${ at + index + 1 }` );
		} )();
	} );
}
