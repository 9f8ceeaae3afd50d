/** The conversations' events, filed or still in the journal. */
import type { Database, Statement } from 'better-sqlite3';
import type { ConversationEvent } from '../../protocol';
import { pageOf, type Page, type Written } from '../ports';
import type { Undone } from './group-commit';
import {
	COLUMNS,
	Journal,
	PLACES,
	UNFILED,
	valuesOf,
	type EventRow,
} from './journal';

type Frame = { sender: string; id: string };

export class EventLog {
	private readonly journal: Journal;
	private readonly filed: Statement;
	private readonly filedTexts: Statement;
	private readonly insert: Statement;
	private readonly filedAs: Statement;
	private readonly filedFrames: Statement;

	/**
	 * @param database
	 * @param unfiled  So many may wait in the journal.
	 */
	constructor( database: Database, unfiled = UNFILED ) {
		this.journal = new Journal( database, unfiled );
		this.filed = database.prepare(
			`SELECT seq, body FROM events WHERE shop_id = ? AND conversation = ? AND seq > ? ORDER BY seq LIMIT ?`
		);
		this.filedTexts = database.prepare(
			`SELECT seq, audience, body AS text FROM events WHERE shop_id = ? AND conversation = ? AND seq > ? ORDER BY seq`
		);
		this.insert = database.prepare(
			`INSERT INTO events ( ${ COLUMNS } ) ${ PLACES }`
		);
		this.filedAs = database.prepare(
			`SELECT seq FROM events WHERE shop_id = @shop AND conversation = @conversation AND frame = @id AND sender = @sender
			UNION ALL SELECT seq FROM sends WHERE shop_id = @shop AND conversation = @conversation AND sender = @sender AND id = @id LIMIT 1`
		);
		this.filedFrames = database.prepare(
			`SELECT sender, frame AS id FROM events WHERE shop_id = @shop AND conversation = @conversation AND frame IS NOT NULL
			UNION ALL SELECT sender, id FROM sends WHERE shop_id = @shop AND conversation = @conversation`
		);
	}

	/** Another process wrote. */
	reload(): void {
		this.journal.reload();
	}

	/** A transaction begins. */
	begin(): void {
		this.journal.begin();
	}

	/** What follows may be undone alone. */
	mark(): void {
		this.journal.mark();
	}

	undo( what: Undone ): void {
		this.journal.undo( what );
	}

	/**
	 * Inside a transaction.
	 * @param row
	 * @param isTalk It changes nothing beside the log, and may be filed later.
	 */
	append( row: EventRow, isTalk: boolean ): void {
		if ( isTalk ) {
			this.journal.add( row );
		} else {
			this.journal.file( row.shop, row.conversation );
			this.insert.run( valuesOf( row ) );
		}
	}

	/**
	 * At the end of a transaction.
	 * @param changes How many it had.
	 */
	tidy( changes: number ): void {
		this.journal.fileSome( changes );
	}

	/** Those that follow `after`, in order; all of them if `limit` is -1. */
	read(
		shop: string,
		conversation: string,
		after: number,
		limit = -1
	): ConversationEvent[] {
		const waiting = this.journal.of( shop, conversation, after );
		const rows = this.filed.all(
			shop,
			conversation,
			after,
			limit
		) as Array< Pick< EventRow, 'seq' | 'body' > >;
		const last = rows.at( -1 )?.seq ?? after;
		// What was filed since the journal was last compared is in both.
		const rest = waiting.filter( ( { seq } ) => seq > last );
		return [ ...rows, ...rest ]
			.slice( 0, limit === -1 ? undefined : limit )
			.map( ( { body } ) => JSON.parse( body ) );
	}

	/** As they are written, until there are so many characters. */
	page(
		shop: string,
		conversation: string,
		after: number,
		characters: number
	): Page {
		return pageOf( this.follow( shop, conversation, after ), characters );
	}

	/** All that is filed, then what is not. */
	private *follow(
		shop: string,
		conversation: string,
		after: number
	): Generator< Written > {
		let last = after;
		const waiting = this.journal.of( shop, conversation, after );
		const filed = this.filedTexts.iterate( shop, conversation, after );
		for ( const one of filed as IterableIterator< Written > ) {
			last = one.seq;
			yield one;
		}
		for ( const row of waiting ) {
			const { seq, audience, body: text } = row;
			if ( seq > last ) {
				yield { seq, audience, text };
			}
		}
	}

	/** The number that this sender's frame was committed under, if it was. */
	sentAs(
		shop: string,
		conversation: string,
		{ sender, id }: Frame
	): number | undefined {
		const waiting = this.journal
			.of( shop, conversation )
			.find( ( row ) => row.frame === id && row.sender === sender );
		const found =
			waiting ??
			this.filedAs.get( {
				shop,
				conversation,
				sender,
				id,
			} );
		return ( found as { seq: number } | undefined )?.seq;
	}

	/** Every frame that was committed. */
	frames( shop: string, conversation: string ): Frame[] {
		const waiting = this.journal
			.of( shop, conversation )
			.flatMap( ( { sender, frame } ) =>
				sender !== null && frame !== null
					? [ { sender, id: frame } ]
					: []
			);
		const filed = this.filedFrames.all( { shop, conversation } );
		return [ ...( filed as Frame[] ), ...waiting ];
	}
}
