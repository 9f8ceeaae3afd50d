/**
 * Brings the write-ahead log over into the database, in a thread of its own:
 * that takes 10 to 30 ms, in which nobody would be served.
 */
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Commits between two checkpoints; each writes a few pages. */
const EVERY = 200;
/** Pages. Should the thread not keep up, or not be there, COMMIT does it from here on. */
export const AT_COMMIT = 4000;

/** A text, for it runs wherever this file was bundled into. */
const THREAD = `
	const { parentPort, workerData } = require( 'node:worker_threads' );
	const Database = require( workerData.driver );
	const database = new Database( workerData.file, { fileMustExist: true } );
	const work = {
		checkpoint() {
			// What keeps it from the disk is said where something is to be written.
			try {
				database.pragma( 'wal_checkpoint( PASSIVE )' );
			} catch {}
			parentPort.postMessage( 'done' );
		},
		end() {
			database.close();
			parentPort.close();
		},
	};
	parentPort.on( 'message', ( what ) => work[ what ]() );
`;

export class Checkpoints {
	private commits = 0;
	private state: 'idle' | 'busy' | 'broken' = 'idle';
	private thread?: Worker;

	/** @param file Path of the database. */
	constructor( private readonly file: string ) {}

	committed(): void {
		this.commits++;
		if ( this.commits >= EVERY && this.state === 'idle' ) {
			this.commits = 0;
			this.state = 'busy';
			try {
				this.thread ??= this.begin();
				this.thread.postMessage( 'checkpoint' );
			} catch {
				// No more threads, say: COMMIT does it.
				this.state = 'broken';
			}
		}
	}

	/** Resolves when the thread has let go of the database. */
	async end(): Promise< void > {
		const { thread } = this;
		if ( thread && this.state !== 'broken' ) {
			await new Promise( ( resolve ) => {
				// Else the process may end before this.
				thread.ref();
				thread.once( 'exit', resolve );
				thread.postMessage( 'end' );
			} );
		}
		this.state = 'broken';
	}

	private begin(): Worker {
		// Where the program is, its packages are.
		const require = createRequire( realpathSync( process.argv[ 1 ]! ) );
		const thread = new Worker( THREAD, {
			eval: true,
			execArgv: [],
			workerData: {
				driver: require.resolve( 'better-sqlite3' ),
				file: this.file,
			},
		} );
		thread.unref();
		thread.on( 'message', () => {
			if ( this.state === 'busy' ) {
				this.state = 'idle';
			}
		} );
		const broken = () => {
			this.state = 'broken';
		};
		thread.on( 'error', broken );
		thread.on( 'exit', broken );
		return thread;
	}
}
