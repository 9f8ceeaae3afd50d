/** What is on the sidecar's disk, read past the sidecar. */
import path from 'node:path';
import Database from 'better-sqlite3';
import type { ConversationEvent } from '../../../protocol';

export interface Stored {
	/** The events of every conversation, in order. */
	events: Map< string, ConversationEvent[] >;
	/** Conversations whose assistant's turn never ended. */
	unanswered: string[];
	/** What happens by itself, by its kind. */
	due: string[];
	/** Agents whose coming is noted: a start waits for them. */
	connected: string[];
	/** Mails, and whether WordPress took them. */
	mails: Array< { key: string; sent: boolean } >;
}

const fileIn = ( data: string ) => path.join( data, 'baton.db' );

/** @param data BATON_DATA. */
export function readStored( data: string ): Stored {
	const database = new Database( fileIn( data ), { readonly: true } );
	const all = < T >( sql: string ) => database.prepare( sql ).all() as T[];
	try {
		const events: Stored[ 'events' ] = new Map();
		for ( const { conversation, body } of all< {
			conversation: string;
			body: string;
		} >(
			'SELECT conversation, body FROM log ORDER BY conversation, seq'
		) ) {
			events.set( conversation, [
				...( events.get( conversation ) ?? [] ),
				JSON.parse( body ),
			] );
		}
		return {
			events,
			unanswered: all< { id: string } >(
				'SELECT id FROM conversations WHERE turn IS NOT NULL'
			).map( ( { id } ) => id ),
			due: all< { kind: string } >( 'SELECT kind FROM due' ).map(
				( { kind } ) => kind
			),
			connected: all< { agent: string } >(
				'SELECT agent FROM connected'
			).map( ( { agent } ) => agent ),
			mails: all< { key: string; sent: number } >(
				'SELECT key, sent_at IS NOT NULL AS sent FROM outbox'
			).map( ( { key, sent } ) => ( { key, sent: sent === 1 } ) ),
		};
	} finally {
		database.close();
	}
}

/**
 * Lets the lease of mails that a dead process had taken run out: what a minute
 * would do.
 */
export function endMailLeases( data: string ): void {
	const database = new Database( fileIn( data ) );
	database.exec( 'UPDATE outbox SET lease_until = 0' );
	database.close();
}
