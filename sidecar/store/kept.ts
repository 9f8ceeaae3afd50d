/**
 * Conversations as they were last read or written, so that the next change of
 * one reads nothing. What another process wrote makes all of it forgotten.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Conversation, Handoff } from '../ports';
import { follow } from './apply';
import type { EventLog } from './event-log';
import { frameHash } from './frame-hash';
import type { Statements } from './statements';

export interface Kept {
	conversation: Conversation;
	/** The row is as of this number; the rest is in the log alone. */
	rowSeq: number;
	/**
	 * Hashes of the frames that were committed, so that a new one is known to be
	 * new without looking; absent until somebody asks.
	 */
	frames?: Set< number >;
}

interface Row {
	body: string;
	seq: number;
	handoff_body: string | null;
}

/** Of each of the two generations; about 40 MB when both are full of frames. */
const CONVERSATIONS = 2000;
const FRAMES = 500_000;

export class KeptConversations {
	private young = new Map< string, Kept >();
	private old = new Map< string, Kept >();
	private frames = 0;
	/** Since the transaction began. */
	private readonly touched = new Set< string >();
	private version: unknown;
	private readonly dataVersion: Statement;
	private readonly loadAtOnce: (
		shop: string,
		id: string
	) => Kept | undefined;
	/** Compared already in this turn of the event loop. */
	private fresh = false;

	constructor(
		database: Database,
		private readonly statements: Statements,
		private readonly log: EventLog
	) {
		// Row and log as of one moment, whatever other processes write.
		this.loadAtOnce = database.transaction( ( shop: string, id: string ) =>
			this.load( shop, id )
		);
		this.dataVersion = database.prepare( 'PRAGMA data_version' ).pluck();
		this.version = this.dataVersion.get();
	}

	/** Inside a transaction: from here to its end nobody else writes. */
	begin(): void {
		this.compare();
		this.touched.clear();
	}

	/** Those of this transaction are not as they were put. */
	undo(): void {
		for ( const key of this.touched ) {
			this.young.delete( key );
			this.old.delete( key );
		}
		this.touched.clear();
	}

	private compare(): void {
		const version = this.dataVersion.get();
		if ( version !== this.version ) {
			this.forget();
			// Only now: what could not be read again is still to be.
			this.version = version;
		}
	}

	/** Another process wrote. */
	private forget(): void {
		this.log.reload();
		this.young.clear();
		this.old.clear();
		this.frames = 0;
	}

	/** For readers outside a transaction, which may be a moment behind. */
	read( shop: string, id: string ): Conversation | undefined {
		if ( ! this.fresh ) {
			this.compare();
			this.fresh = true;
			setImmediate( () => ( this.fresh = false ) );
		}
		const kept = this.get( shop, id );
		return kept && { ...kept.conversation };
	}

	get( shop: string, id: string ): Kept | undefined {
		const key = `${ shop }/${ id }`;
		const kept = this.young.get( key );
		if ( kept ) {
			return kept;
		}
		const found = this.old.get( key ) ?? this.loadAtOnce( shop, id );
		if ( found ) {
			this.put( found );
		}
		return found;
	}

	put( kept: Kept ): void {
		const { shop, id } = kept.conversation;
		const key = `${ shop }/${ id }`;
		if ( ! this.young.has( key ) ) {
			this.frames += kept.frames?.size ?? 0;
		}
		this.young.set( key, kept );
		this.touched.add( key );
		if ( this.young.size > CONVERSATIONS || this.frames > FRAMES ) {
			this.old = this.young;
			this.young = new Map();
			this.frames = 0;
		}
	}

	/** The number that this sender's frame was committed under, if it was. */
	sent(
		kept: Kept,
		{ sender, id }: { sender: string; id: string }
	): number | undefined {
		const { shop, id: conversation } = kept.conversation;
		kept.frames ??= this.framesOf( shop, conversation );
		if ( ! kept.frames.has( frameHash( sender, id ) ) ) {
			return undefined;
		}
		return this.log.sentAs( shop, conversation, { sender, id } );
	}

	/** Counts, so that one long conversation cannot grow past the bound. */
	addFrame( kept: Kept, sender: string, id: string ): void {
		kept.frames?.add( frameHash( sender, id ) );
		this.frames++;
	}

	private load( shop: string, id: string ): Kept | undefined {
		const row = this.statements.conversation.get( shop, id ) as
			Row | undefined;
		if ( ! row ) {
			return undefined;
		}
		const conversation = JSON.parse( row.body ) as Conversation;
		conversation.seq = row.seq;
		if ( row.handoff_body !== null ) {
			conversation.handoff = JSON.parse( row.handoff_body ) as Handoff;
		}
		follow( conversation, this.log.read( shop, id, row.seq ) );
		return { conversation, rowSeq: row.seq };
	}

	private framesOf( shop: string, conversation: string ): Set< number > {
		const rows = this.log.frames( shop, conversation );
		this.frames += rows.length;
		return new Set(
			rows.map( ( { sender, id } ) => frameHash( sender, id ) )
		);
	}
}
