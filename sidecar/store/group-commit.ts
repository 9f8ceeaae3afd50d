/** All writes that were asked for in one tick share one transaction. */
import type { Database, Statement } from 'better-sqlite3';
import { Unavailable } from '../ports';

interface Waiting {
	work: () => unknown;
	resolve: ( value: never ) => void;
	reject: ( reason: unknown ) => void;
}

/** Told what becomes of a transaction. */
interface Told {
	/** Inside it, before anything else. */
	begun: () => void;
	/** Something that was done in it is undone. */
	undone: () => void;
}

export class GroupCommit {
	private waiting: Waiting[] = [];
	private closed = false;

	private readonly savepoint: Statement;
	private readonly release: Statement;

	constructor(
		private readonly database: Database,
		private readonly told: Told
	) {
		this.savepoint = database.prepare( 'SAVEPOINT one' );
		this.release = database.prepare( 'RELEASE one' );
	}

	/**
	 * Runs `work` inside the next transaction and resolves after its COMMIT.
	 * What it throws is undone and rejects for this caller alone. Throws
	 * `Unavailable` when nothing could be written.
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

	/** Commits what waits and takes no more. */
	close(): void {
		this.closed = true;
		this.flush();
	}

	private flush(): void {
		const group = this.waiting;
		this.waiting = [];
		if ( group.length === 0 ) {
			return;
		}
		const settle: Array< () => void > = [];
		try {
			this.database.exec( 'BEGIN IMMEDIATE' );
			this.told.begun();
			for ( const one of group ) {
				settle.push( this.runOne( one ) );
			}
			this.database.exec( 'COMMIT' );
		} catch ( error ) {
			if ( this.database.inTransaction ) {
				this.database.exec( 'ROLLBACK' );
			}
			this.told.undone();
			const reason = new Unavailable( ( error as Error ).message, error );
			group.forEach( ( { reject } ) => reject( reason ) );
			return;
		}
		settle.forEach( ( tell ) => tell() );
	}

	private runOne( { work, resolve, reject }: Waiting ): () => void {
		this.savepoint.run();
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
			this.told.undone();
			return () => reject( storageFault( error ) );
		}
	}
}

function storageFault( error: unknown ): unknown {
	const { name, message } = error as Error;
	return name === 'SqliteError' ? new Unavailable( message, error ) : error;
}
