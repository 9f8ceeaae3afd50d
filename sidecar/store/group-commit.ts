/** All writes that were asked for in one tick share one transaction. */
import type { Database, Statement } from 'better-sqlite3';
import { Unavailable } from '../ports';

interface Waiting {
	work: () => unknown;
	resolve: ( value: never ) => void;
	reject: ( reason: unknown ) => void;
}

/** Another program that writes is waited for so long, and asked again so often, ms. */
const PATIENCE_MS = 5000;
const AGAIN_MS = 50;

/** Another program writes: nothing was begun, and nothing is to be undone. */
class Locked extends Error {
	constructor( override readonly cause: Error ) {
		super( cause.message );
	}
}

export type Undone = 'all' | 'since_mark';

/** Told what becomes of a transaction. */
interface Told {
	/** Inside it, before anything else. */
	begun: () => void;
	/** Inside it, after everything else; how many shared it. */
	ending: ( changes: number ) => void;
	/** It is on the disk, and everybody was told. */
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
	/** Since when nothing could be begun, by performance.now. */
	private lockedSince?: number;

	private readonly begin: Statement;
	private readonly end: Statement;
	private readonly savepoint: Statement;
	private readonly release: Statement;
	private readonly changes: Statement;

	constructor(
		private readonly database: Database,
		private readonly told: Told
	) {
		this.begin = database.prepare( 'BEGIN IMMEDIATE' );
		this.end = database.prepare( 'COMMIT' );
		this.savepoint = database.prepare( 'SAVEPOINT one' );
		this.release = database.prepare( 'RELEASE one' );
		this.changes = database.prepare( 'SELECT total_changes()' ).pluck();
	}

	/**
	 * Runs `work` inside the next transaction and resolves after its COMMIT.
	 * What it throws is undone and rejects for this caller alone; for that,
	 * everything else in the transaction is run a second time. Throws
	 * `Unavailable` when nothing could be written. While another program writes
	 * it is waited for, and nobody else is held up by that.
	 */
	run< T >( work: () => T ): Promise< T > {
		if ( this.closed ) {
			return Promise.reject( new Unavailable( 'stopping' ) );
		}
		return new Promise< T >( ( resolve, reject ) => {
			this.waiting.push( { work, resolve, reject } );
			if ( this.waiting.length === 1 ) {
				setImmediate( () => this.flush() );
			}
		} );
	}

	/** The last that was to be written could not be. */
	get isStuck(): boolean {
		return this.stuck;
	}

	/** Commits what waits and takes no more. */
	close(): void {
		this.closed = true;
		this.database.pragma( `busy_timeout = ${ PATIENCE_MS }` );
		this.flush();
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
			settle =
				this.commit( group.length, () => this.runTogether( group ) ) ??
				this.commit( group.length, () =>
					group.map( ( one ) => this.runOne( one ) )
				)!;
			if ( before !== undefined ) {
				this.stuck = this.changes.get() === before;
			}
		} catch ( error ) {
			if ( error instanceof Locked && this.mayWait() ) {
				this.waiting = group;
				setTimeout( () => this.flush(), AGAIN_MS );
				return;
			}
			this.stuck = true;
			const cause = error instanceof Locked ? error.cause : error;
			const reason = new Unavailable( ( cause as Error ).message, cause );
			group.forEach( ( { reject } ) => reject( reason ) );
			return;
		}
		settle.forEach( ( tell ) => tell() );
		this.told.ended();
	}

	private mayWait(): boolean {
		const now = performance.now();
		this.lockedSince ??= now;
		return ! this.closed && now - this.lockedSince < PATIENCE_MS;
	}

	private start(): void {
		try {
			this.begin.run();
		} catch ( error ) {
			const { code } = error as Error & { code?: string };
			throw code?.startsWith( 'SQLITE_BUSY' )
				? new Locked( error as Error )
				: error;
		}
		this.lockedSince = undefined;
	}

	/** What returns undefined is undone. */
	private commit< T >(
		changes: number,
		work: () => T | undefined
	): T | undefined {
		// Outside: what never began must not undo what was committed before it.
		this.start();
		try {
			this.told.begun();
			const done = work();
			if ( done !== undefined ) {
				this.told.ending( changes );
				this.end.run();
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

function storageFault( error: unknown ): unknown {
	const { name, message } = error as Error;
	return name === 'SqliteError' ? new Unavailable( message, error ) : error;
}
