/** Opens the index, whatever became of its file: it is made from the shop, and made again. */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Log } from '../ports';
import { FullText } from './full-text';

const IN_MEMORY = ':memory:';
const PARTS = [ '', '-wal', '-shm' ];
/** What no room and no right would mend: the file itself is broken. */
const BROKEN = /^SQLITE_(?:CORRUPT|NOTADB)/;

/**
 * A broken file is made anew. Where there can be none, as on a full disk, the
 * index is kept in memory until the next start: no conversation waits for it.
 *
 * @param file
 * @param log
 */
export function openIndex( file: string, log: Log ): FullText {
	try {
		return open( file );
	} catch ( error ) {
		if ( ! BROKEN.test( codeOf( error ) ) ) {
			log.warn( { error }, 'the knowledge is kept in memory' );
			return new FullText( IN_MEMORY );
		}
		log.warn( { error }, 'the knowledge was broken and is made again' );
	}
	PARTS.forEach( ( part ) => rmSync( file + part, { force: true } ) );
	return openIndex( file, log );
}

function open( file: string ): FullText {
	const database = new Database( file );
	try {
		// Else it would be found out by a customer's question.
		const [ first ] = database.pragma( 'quick_check( 1 )' ) as Array< {
			quick_check: string;
		} >;
		if ( first?.quick_check !== 'ok' ) {
			throw new Database.SqliteError(
				'quick_check found a fault',
				'SQLITE_CORRUPT'
			);
		}
	} finally {
		database.close();
	}
	return new FullText( file );
}

const codeOf = ( error: unknown ) =>
	String( ( error as { code?: unknown } | undefined )?.code );
