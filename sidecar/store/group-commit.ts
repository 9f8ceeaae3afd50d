/** All writes that were asked for in one tick share one transaction. */
import type { Database } from 'better-sqlite3';
import { Unavailable } from '../ports';

interface Waiting {
	work: () => unknown;
	resolve: ( value: never ) => void;
	reject: ( reason: unknown ) => void;
}

export class GroupCommit {
	private waiting: Waiting[] = [];
	private closed = false;

	constructor( private readonly database: Database ) {}

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
			for ( const one of group ) {
				settle.push( this.runOne( one ) );
			}
			this.database.exec( 'COMMIT' );
		} catch ( error ) {
			if ( this.database.inTransaction ) {
				this.database.exec( 'ROLLBACK' );
			}
			const reason = new Unavailable( ( error as Error ).message, error );
			group.forEach( ( { reject } ) => reject( reason ) );
			return;
		}
		settle.forEach( ( tell ) => tell() );
	}

	private runOne( { work, resolve, reject }: Waiting ): () => void {
		this.database.exec( 'SAVEPOINT one' );
		try {
			const value = work();
			this.database.exec( 'RELEASE one' );
			return () => resolve( value as never );
		} catch ( error ) {
			// A full disk ends the whole transaction: then there is no savepoint.
			if ( ! this.database.inTransaction ) {
				throw error;
			}
			this.database.exec( 'ROLLBACK TO one; RELEASE one' );
			return () => reject( storageFault( error ) );
		}
	}
}

function storageFault( error: unknown ): unknown {
	return error instanceof Error && error.name === 'SqliteError'
		? new Unavailable( error.message, error )
		: error;
}
