/** The shop's pages and products in SQLite's full-text index. */
import Database from 'better-sqlite3';
import type { Knowledge, PageText, Passage } from '../ports';
import { cut } from './passages';
import { allWords, termsOf, type Term } from './words';

/** A word in so few passages is what they are about. */
const RARE = 3;

type Sizes = Record< Passage[ 'kind' ], number >;

interface Row {
	id: number;
	kind: Passage[ 'kind' ];
	title: string;
	heading: string;
	url: string;
	text: string;
	rank: number;
}

interface Scored extends Row {
	/** Of the question's terms, 0 to 1: anywhere in it, in the page's title, in the title or heading. */
	covered: number;
	titled: number;
	above: number;
	/** In the question's own word, not in another for the same. */
	exact: number;
	inText: number;
	/** The question has one term alone, which only a few passages have. */
	rare: boolean;
	terms: number;
}

export class FullText implements Knowledge {
	private readonly database: Database.Database;
	private counted?: Sizes;

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
		this.counted = undefined;
	}

	async search( question: string, limit: number ): Promise< Passage[] > {
		const terms = termsOf( question );
		if ( terms.length === 0 ) {
			return [];
		}
		return this.candidates( question, terms )
			.filter( fits )
			.sort( ( a, b ) => score( b ) - score( a ) || a.rank - b.rank )
			.slice( 0, limit )
			.map( ( { title, url, text, kind } ) => ( {
				source: { title: title.slice( 0, 320 ), url },
				text,
				kind,
			} ) );
	}

	/** How many passages there are. */
	size(): number {
		const { page, product } = this.sizes();
		return page + product;
	}

	/** Counted once after each change: it reads the whole table. */
	sizes(): Sizes {
		this.counted ??= this.count();
		return this.counted;
	}

	private count(): Sizes {
		const rows = this.database
			.prepare(
				'SELECT kind, count( * ) AS n FROM passages GROUP BY kind'
			)
			.all() as Array< { kind: Passage[ 'kind' ]; n: number } >;
		return {
			page: 0,
			product: 0,
			...Object.fromEntries( rows.map( ( { kind, n } ) => [ kind, n ] ) ),
		};
	}

	close(): void {
		this.database.close();
	}

	private candidates( question: string, terms: Term[] ): Scored[] {
		const words = allWords( question ).slice( 0, 40 );
		const soft = words.length > 0 ? [ matching( { words } ) ] : [];
		const rows = this.database
			.prepare(
				`SELECT rowid AS id, kind, title, heading, url, body AS text, bm25( passages, 4.0, 3.0, 1.0 ) * iif( heading = '', 1.1, 1.0 ) AS rank
				FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 100`
			)
			.all(
				[ ...terms.map( matching ), ...soft ].join( ' OR ' )
			) as Row[];
		const anywhere = terms.map( ( term ) =>
			this.holders( matching( term ) )
		);
		const inTitle = terms.map( ( term ) =>
			this.holders( `{title} : ${ matching( term ) }` )
		);
		const above = terms.map( ( term ) =>
			this.holders( `{title heading} : ${ matching( term ) }` )
		);
		const inText = terms.map( ( { words: [ word = '' ] } ) =>
			this.holders( `{body} : "${ word }"` )
		);
		const exactly = terms.map( ( { words: [ word = '' ] } ) =>
			this.holders( `"${ word }"` )
		);
		const share = ( sets: Array< Set< number > >, id: number ) =>
			sets.filter( ( ids ) => ids.has( id ) ).length / terms.length;
		return rows.map( ( row ) => ( {
			...row,
			covered: share( anywhere, row.id ),
			titled: share( inTitle, row.id ),
			above: share( above, row.id ),
			inText: share( inText, row.id ),
			exact: share( exactly, row.id ),
			rare: terms.length === 1 && exactly[ 0 ]!.size <= RARE,
			terms: terms.length,
		} ) );
	}

	private holders( match: string ): Set< number > {
		const rows = this.database
			.prepare(
				'SELECT rowid AS id FROM passages WHERE passages MATCH ?'
			)
			.all( match );
		return new Set( rows.map( ( row ) => ( row as { id: number } ).id ) );
	}
}

/**
 * One that is about what is asked needs little more; one that only happens to
 * hold a word of the question says nothing about the rest.
 */
function fits( scored: Scored ): boolean {
	const { covered, titled, above, exact, rare, terms } = scored;
	if ( above > 0 ) {
		return covered >= ( titled > 0 ? 1 / 2 : 3 / 4 );
	}
	return terms === 1 ? rare && exact > 0 : covered >= 3 / 4 && exact >= 1 / 2;
}

/** What a page begins with says what it is about as a whole. */
const score = ( { covered, above, exact, inText, heading, titled }: Scored ) =>
	covered +
	above / 2 +
	exact / 4 +
	inText / 8 +
	( heading === '' ? titled / 10 : 0 );

const matching = ( { words }: Term ) =>
	`(${ words.map( ( word ) => `"${ word }"` ).join( ' OR ' ) })`;
