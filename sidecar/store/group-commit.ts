/**
 * All writes that were asked for in one tick share one transaction, and nobody
 * is told of it before it is on the disk.
 */
import type { Database, Statement } from 'better-sqlite3';
import { Unavailable } from '../ports';
import type { WalSync } from './wal-sync';

interface Waiting {
	work: () => unknown;
	resolve: ( value: never ) => void;
	reject: ( reason: unknown ) => void;
}

export type Undone = 'all' | 'since_mark';

/** Told what becomes of a transaction. */
interface Told {
	/** Inside it, before anything else. */
	begun: () => void;
	/** Inside it, after everything else; how many shared it. */
	ending: ( changes: number ) => void;
	/** After it. */
	ended: () => void;
	/** Inside it: from here on something may be undone alone. */
	marked: () => void;
	/** All that was done in it is undone, or what was done since the mark. */
	undone: ( what: Undone ) => void;
}

export class GroupCommit {
	private waiting: Waiting[] = [];
	private closed = false;
	private stuck = false;
	/** Something was committed and is perhaps not on the disk. */
	private unsynced = false;

	private readonly begin: Statement;
	private readonly end: Statement;
	private readonly savepoint: Statement;
	private readonly release: Statement;
	private readonly changes: Statement;

	constructor(
		private readonly database: Database,
		private readonly disk: WalSync,
		private readonly told: Told
	) {
		this.begin = database.prepare( 'BEGIN IMMEDIATE' );
		this.end = database.prepare( 'COMMIT' );
		this.savepoint = database.prepare( 'SAVEPOINT one' );
		this.release = database.prepare( 'RELEASE one' );
		this.changes = database.prepare( 'SELECT total_changes()' ).pluck();
	}

	/**
	 * Runs `work` inside the next transaction and resolves when it is on the disk.
	 * What it throws is undone and rejects for this caller alone; for that,
	 * everything else in the transaction is run a second time. Throws
	 * `Unavailable` when nothing could be written.
	 */
	run< T >( work: () => T ): Promise< T > {
		if ( this.closed ) {
			return Promise.reject( new Unavailable( 'stopping' ) );
		}
		return new Promise< T >( ( resolve, reject ) => {
			this.waiting.push( { work, resolve, reject } );
			if ( this.waiting.length === 1 && ! this.disk.isBusy ) {
				setImmediate( () => this.flush() );
			}
		} );
	}

	/** The last that was to be written could not be. */
	get isStuck(): boolean {
		return this.stuck;
	}

	/** Resolves when all that was committed is on the disk. Throws `Unavailable`. */
	async synced(): Promise< void > {
		try {
			await this.disk.idle();
		} catch ( error ) {
			throw unavailable( error );
		}
	}

	/** Commits what waits and takes no more. */
	async close(): Promise< void > {
		this.closed = true;
		this.flush();
		await this.synced().catch( () => {} );
	}

	private flush(): void {
		const group = this.waiting;
		this.waiting = [];
		if ( group.length === 0 ) {
			return;
		}
		let settle: Array< () => void >;
		// One that writes nothing succeeds on a full disk, too.
		const before = this.stuck ? this.changes.get() : undefined;
		try {
			this.bringOver();
			settle =
				this.commit( group.length, () => this.runTogether( group ) ) ??
				this.commit( group.length, () =>
					group.map( ( one ) => this.runOne( one ) )
				)!;
			if ( before !== undefined ) {
				this.stuck = this.changes.get() === before;
			}
		} catch ( error ) {
			this.stuck = true;
			const reason = unavailable( error );
			group.forEach( ( { reject } ) => reject( reason ) );
			return;
		}
		this.disk.after( ( error ) => {
			if ( error ) {
				this.stuck = true;
				this.unsynced = true;
				group.forEach( ( { reject } ) =>
					reject( unavailable( error ) )
				);
			} else {
				settle.forEach( ( tell ) => tell() );
			}
			if ( this.waiting.length > 0 ) {
				setImmediate( () => this.flush() );
			}
		} );
	}

	/**
	 * What a disk refused to sync once, it may say to have synced the next time:
	 * so all of it is written to another place before anything else is.
	 */
	private bringOver(): void {
		if ( ! this.unsynced ) {
			return;
		}
		const [ { busy } ] = this.database.pragma(
			'wal_checkpoint( TRUNCATE )'
		) as [ { busy: number } ];
		if ( busy !== 0 ) {
			throw new Error( 'the disk did not take what was written' );
		}
		this.unsynced = false;
	}

	/** What returns undefined is undone. */
	private commit< T >(
		changes: number,
		work: () => T | undefined
	): T | undefined {
		try {
			this.begin.run();
			this.told.begun();
			const done = work();
			if ( done !== undefined ) {
				this.told.ending( changes );
				this.end.run();
				this.told.ended();
				return done;
			}
		} catch ( error ) {
			this.undo();
			throw error;
		}
		this.undo();
		return undefined;
	}

	private undo(): void {
		if ( this.database.inTransaction ) {
			this.database.exec( 'ROLLBACK' );
		}
		this.told.undone( 'all' );
	}

	/** Undefined when one of them throws: it has to be undone alone. */
	private runTogether( group: Waiting[] ) {
		try {
			return group.map( ( { work, resolve } ) => {
				const value = work();
				return () => resolve( value as never );
			} );
		} catch {
			return undefined;
		}
	}

	private runOne( { work, resolve, reject }: Waiting ): () => void {
		this.savepoint.run();
		this.told.marked();
		try {
			const value = work();
			this.release.run();
			return () => resolve( value as never );
		} catch ( error ) {
			// A full disk ends the whole transaction: then there is no savepoint.
			if ( ! this.database.inTransaction ) {
				throw error;
			}
			this.database.exec( 'ROLLBACK TO one; RELEASE one' );
			this.told.undone( 'since_mark' );
			const fault = storageFault( error );
			this.stuck ||= fault instanceof Unavailable;
			return () => reject( fault );
		}
	}
}

const unavailable = ( error: unknown ) =>
	new Unavailable( ( error as Error ).message, error );

function storageFault( error: unknown ): unknown {
	const { name } = error as Error;
	return name === 'SqliteError' ? unavailable( error ) : error;
}
