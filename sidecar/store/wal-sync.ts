/**
 * Brings what SQLite wrote onto the disk, beside the event loop.
 *
 * With `synchronous = FULL` each COMMIT waits for the disk, and everybody in
 * this process with it. Here a COMMIT only writes (`NORMAL`), the write-ahead
 * log is synced in a thread, and nobody is told of the COMMIT before that.
 */
import { closeSync, fdatasync, openSync } from 'node:fs';

type Done = ( error: Error | null ) => void;

export class WalSync {
	/** Locks are not on this file: closing it lets go of none. */
	private readonly wal: number;
	private waiting: Done[] = [];
	private running: Done[] = [];

	/** @param file Path of the database, which was read or written before. */
	constructor( file: string ) {
		this.wal = openSync( `${ file }-wal`, 'r' );
	}

	get isBusy(): boolean {
		return this.running.length > 0;
	}

	/** Tells when all that was written so far is on the disk, or why it is not. */
	after( done: Done ): void {
		this.waiting.push( done );
		if ( this.running.length === 0 ) {
			this.begin();
		}
	}

	/** Resolves when all that somebody waits for by now is on the disk; throws its error. */
	idle(): Promise< void > {
		const last = this.waiting.length > 0 ? this.waiting : this.running;
		return last.length === 0
			? Promise.resolve()
			: new Promise( ( resolve, reject ) => {
					last.push( ( error ) =>
						error ? reject( error ) : resolve()
					);
				} );
	}

	/** Only when nobody waits. */
	close(): void {
		closeSync( this.wal );
	}

	/** What is written while one runs waits for the next. */
	private begin(): void {
		this.running = this.waiting;
		this.waiting = [];
		fdatasync( this.wal, ( error ) => {
			const told = this.running;
			this.running = [];
			if ( this.waiting.length > 0 ) {
				this.begin();
			}
			told.forEach( ( done ) => done( error ) );
		} );
	}
}
