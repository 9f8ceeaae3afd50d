/** The shop's pages and products in SQLite's full-text index. */
import Database from 'better-sqlite3';
import type { Knowledge, PageText, Passage } from '../ports';
import { cut } from './passages';
import { termsOf, type Term } from './words';

interface Row {
	id: number;
	kind: Passage[ 'kind' ];
	title: string;
	url: string;
	text: string;
	rank: number;
}

interface Scored extends Row {
	matched: number;
}

export class FullText implements Knowledge {
	private readonly database: Database.Database;

	constructor( file: string ) {
		this.database = new Database( file );
		this.database.pragma( 'journal_mode = WAL' );
		// Made again from the shop whenever it is lost.
		this.database.pragma( 'synchronous = NORMAL' );
		this.database.exec( `
			CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5(
				title, heading, body, kind UNINDEXED, url UNINDEXED,
				tokenize = 'porter unicode61'
			)` );
	}

	/** Replaces everything of this kind. */
	fill( kind: Passage[ 'kind' ], pages: PageText[] ): void {
		const insert = this.database.prepare(
			'INSERT INTO passages ( title, heading, body, kind, url ) VALUES ( ?, ?, ?, ?, ? )'
		);
		this.database.transaction( () => {
			this.database
				.prepare( 'DELETE FROM passages WHERE kind = ?' )
				.run( kind );
			for ( const page of pages ) {
				for ( const { heading, text } of cut( page ) ) {
					insert.run( page.title, heading, text, kind, page.url );
				}
			}
		} )();
	}

	async search( question: string, limit: number ): Promise< Passage[] > {
		const terms = termsOf( question );
		if ( terms.length === 0 ) {
			return [];
		}
		return this.candidates( terms )
			.filter( ( { matched } ) => matched >= needed( terms.length ) )
			.sort( ( a, b ) => b.matched - a.matched || a.rank - b.rank )
			.slice( 0, limit )
			.map( ( { title, url, text, kind } ) => ( {
				source: { title: title.slice( 0, 320 ), url },
				text,
				kind,
			} ) );
	}

	/** How many passages there are. */
	size(): number {
		const row = this.database
			.prepare( 'SELECT count( * ) AS n FROM passages' )
			.get();
		return ( row as { n: number } ).n;
	}

	close(): void {
		this.database.close();
	}

	private candidates( terms: Term[] ): Scored[] {
		const rows = this.database
			.prepare(
				`SELECT rowid AS id, kind, title, url, body AS text, bm25( passages, 4.0, 3.0, 1.0 ) AS rank
				FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 40`
			)
			.all( terms.map( matching ).join( ' OR ' ) ) as Row[];
		const holds = this.database.prepare(
			'SELECT rowid AS id FROM passages WHERE passages MATCH ?'
		);
		const holders = terms.map(
			( term ) =>
				new Set(
					holds
						.all( matching( term ) )
						.map( ( row ) => ( row as { id: number } ).id )
				)
		);
		return rows.map( ( row ) => ( {
			...row,
			matched: holders.filter( ( ids ) => ids.has( row.id ) ).length,
		} ) );
	}
}

/** Of the question's words so many must be in the passage. */
const needed = ( terms: number ) =>
	terms <= 2 ? terms : Math.ceil( terms / 2 );

const matching = ( { words }: Term ) =>
	`(${ words.map( ( word ) => `"${ word }"` ).join( ' OR ' ) })`;
