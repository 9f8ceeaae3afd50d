/**
 * What people say to each other, in the order in which it came.
 *
 * A page of the log holds one conversation: with many talks at once, every
 * message would write a page of its own, twice. Here they stand side by side,
 * and are filed under their conversation many at a time.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { ConversationEvent } from '../../protocol';
import type { Undone } from './group-commit';

/** One event, as both tables have it. */
export interface EventRow {
	shop: string;
	conversation: string;
	seq: number;
	at: number;
	audience: ConversationEvent[ 'audience' ];
	type: string;
	/** JSON. */
	body: string;
	sender: string | null;
	frame: string | null;
}

/**
 * Those of one conversation. What they say stays in the file: kept here, it would
 * be most of what the collector has to copy.
 */
interface Waiting {
	ids: number[];
	seqs: number[];
}

type Place = Pick< EventRow, 'shop' | 'conversation' | 'seq' >;

/** So many may wait to be filed; some 6 MB of the file. */
export const UNFILED = 8192;
/** Filed with each transaction beside what came in it, so that nobody waits for long. */
const BESIDE = 16;
/** Filed entries that are deleted together. */
const DELETED = 512;

export const COLUMNS =
	'shop_id, conversation, seq, at, audience, type, body, sender, frame';
export const PLACES = 'VALUES ( ?, ?, ?, ?, ?, ?, ?, ?, ? )';

export class Journal {
	/** By conversation; the one whose first entry is the oldest comes first. */
	private readonly waiting = new Map< string, Waiting >();
	private size = 0;
	/** Of the table, filed or not. */
	private lowest?: number;
	/** Of this transaction: whose entries were added, one for each. */
	private added: string[] = [];
	private marked = 0;
	private hasFiled = false;
	private readonly insert: Statement;
	private readonly put: Statement;
	private readonly every: Statement;
	private readonly these: Statement;
	private readonly drop: Statement;

	/**
	 * @param database
	 * @param unfiled  So many may wait to be filed.
	 */
	constructor(
		database: Database,
		private readonly unfiled: number
	) {
		const chosen =
			'FROM journal WHERE id IN ( SELECT value FROM json_each( ? ) ) ORDER BY id';
		this.insert = database.prepare(
			`INSERT INTO journal ( ${ COLUMNS } ) ${ PLACES }`
		);
		// A crash may leave filed ones in the journal.
		this.put = database.prepare(
			`INSERT INTO events ( ${ COLUMNS } ) SELECT ${ COLUMNS } ${ chosen } ON CONFLICT DO NOTHING`
		);
		this.every = database.prepare(
			'SELECT id, shop_id AS shop, conversation, seq FROM journal ORDER BY id'
		);
		this.these = database.prepare(
			`SELECT shop_id AS shop, conversation, seq, at, audience, type, body, sender, frame ${ chosen }`
		);
		this.drop = database.prepare( 'DELETE FROM journal WHERE id < ?' );
		this.reload();
	}

	/** Another process wrote. */
	reload(): void {
		const entries = this.every.all() as Array< Place & { id: number } >;
		this.waiting.clear();
		this.size = 0;
		this.lowest = undefined;
		entries.forEach( ( entry ) => this.wait( entry, entry.id ) );
	}

	/** A transaction begins. */
	begin(): void {
		this.added = [];
		this.marked = 0;
		this.hasFiled = false;
	}

	/** What follows may be undone alone. */
	mark(): void {
		this.marked = this.added.length;
	}

	/** Reading all of it again would hold up everybody for one conflict. */
	undo( what: Undone ): void {
		if ( this.hasFiled ) {
			this.reload();
			return;
		}
		const gone = this.added.splice( what === 'all' ? 0 : this.marked );
		for ( const key of gone.reverse() ) {
			const waiting = this.waiting.get( key );
			waiting?.ids.pop();
			waiting?.seqs.pop();
			if ( waiting?.ids.length === 0 ) {
				this.waiting.delete( key );
			}
			this.size--;
		}
	}

	/** Inside a transaction. */
	add( row: EventRow ): void {
		const { lastInsertRowid } = this.insert.run( valuesOf( row ) );
		this.added.push( this.wait( row, Number( lastInsertRowid ) ) );
	}

	/**
	 * Those after a number that are not filed yet, in order. Another process may
	 * file them meanwhile: who wants all of them looks here first.
	 */
	of( shop: string, conversation: string, after = 0 ): EventRow[] {
		const { ids, seqs } =
			this.waiting.get( keyOf( { shop, conversation } ) ) ?? NOBODY;
		const wanted = ids.filter( ( _, index ) => seqs[ index ]! > after );
		return wanted.length === 0
			? []
			: ( this.these.all( JSON.stringify( wanted ) ) as EventRow[] );
	}

	/** Inside a transaction: what follows may be written to the log itself. */
	file( shop: string, conversation: string ): void {
		this.fileEntries( keyOf( { shop, conversation } ) );
	}

	/**
	 * Inside a transaction: those that have waited longest, if there are too many.
	 * @param came How many changes the transaction had.
	 */
	fileSome( came: number ): void {
		const enough = Math.max( this.unfiled, this.size - 2 * came - BESIDE );
		for ( const key of this.waiting.keys() ) {
			if ( this.size <= enough ) {
				break;
			}
			this.fileEntries( key );
		}
		this.deleteFiled();
	}

	/** Returns the key under which it waits. */
	private wait( place: Place, id: number ): string {
		const key = keyOf( place );
		const waiting = this.waiting.get( key );
		if ( waiting ) {
			waiting.ids.push( id );
			waiting.seqs.push( place.seq );
		} else {
			this.waiting.set( key, { ids: [ id ], seqs: [ place.seq ] } );
		}
		this.size++;
		this.lowest ??= id;
		return key;
	}

	private fileEntries( key: string ): void {
		const waiting = this.waiting.get( key );
		if ( waiting ) {
			this.put.run( JSON.stringify( waiting.ids ) );
			this.waiting.delete( key );
			this.size -= waiting.ids.length;
			this.hasFiled = true;
		}
	}

	private deleteFiled(): void {
		const [ oldest ] = this.waiting.values();
		const kept = oldest?.ids[ 0 ];
		if ( kept !== undefined && kept - this.lowest! > DELETED ) {
			this.drop.run( kept );
			this.lowest = kept;
		}
	}
}

const NOBODY: Waiting = { ids: [], seqs: [] };

/** As both tables have them; named ones cost twice as much. */
export const valuesOf = ( row: EventRow ) =>
	[
		row.shop,
		row.conversation,
		row.seq,
		row.at,
		row.audience,
		row.type,
		row.body,
		row.sender,
		row.frame,
	] as const;

const keyOf = ( {
	shop,
	conversation,
}: Pick< EventRow, 'shop' | 'conversation' > ) => `${ shop }/${ conversation }`;
