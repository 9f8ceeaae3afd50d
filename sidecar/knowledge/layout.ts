/** The tables of the index. */
import type { Database } from 'better-sqlite3';

/** One of another layout, or of other words, is made again from the shop. */
const LAYOUT = 3;

export function layOut( database: Database ): void {
	if ( database.pragma( 'user_version', { simple: true } ) !== LAYOUT ) {
		database.exec( `
			DROP TABLE IF EXISTS passages;
			DROP TABLE IF EXISTS documents;
			DROP TABLE IF EXISTS vocabulary;
			DROP TABLE IF EXISTS columns;
			DROP TABLE IF EXISTS instances;
			DROP TABLE IF EXISTS stems;
			PRAGMA user_version = ${ LAYOUT };` );
	}
	// Marks are of their letters, or a word of Hindi would be several.
	database.exec( `
		CREATE TABLE IF NOT EXISTS documents (
			id TEXT PRIMARY KEY, kind TEXT NOT NULL, hash TEXT NOT NULL
		) WITHOUT ROWID;
		CREATE TABLE IF NOT EXISTS passages (
			id INTEGER PRIMARY KEY, document TEXT NOT NULL, entry TEXT NOT NULL,
			kind TEXT NOT NULL, title TEXT NOT NULL, url TEXT,
			text TEXT NOT NULL, asks TEXT NOT NULL
		);
		CREATE INDEX IF NOT EXISTS passages_of ON passages ( document );
		CREATE VIRTUAL TABLE IF NOT EXISTS stems USING fts5(
			above, body,
			tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co' tokenchars '_'"
		);
		CREATE VIRTUAL TABLE IF NOT EXISTS instances USING fts5vocab( stems, instance )` );
}
