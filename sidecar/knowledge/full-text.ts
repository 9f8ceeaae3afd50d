/** The shop's pages and products in SQLite's full-text index. */
import Database from 'better-sqlite3';
import type { Knowledge, PageText, Passage } from '../ports';
import { cut } from './passages';
import { allWords, clipped, termsOf, type Term } from './words';

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
	private readonly best: Database.Statement;
	private readonly holding: Database.Statement;
	private readonly counting: Database.Statement;

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
		this.best = this.database.prepare(
			`SELECT rowid AS id, kind, title, heading, url, body AS text, bm25( passages, 4.0, 3.0, 1.0 ) * iif( heading = '', 1.1, 1.0 ) AS rank
			FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 100`
		);
		this.holding = this.database
			.prepare(
				'SELECT rowid FROM passages WHERE passages MATCH ? AND +rowid IN ( SELECT value FROM json_each( ? ) )'
			)
			.pluck();
		this.counting = this.database
			.prepare( 'SELECT count( * ) FROM passages WHERE passages MATCH ?' )
			.pluck();
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

	async search( whole: string, limit: number ): Promise< Passage[] > {
		const question = clipped( whole );
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
		const telling = new Set( terms.flatMap( ( term ) => term.words ) );
		const words = allWords( question ).filter(
			( word ) => ! telling.has( word )
		);
		const soft = words.length > 0 ? [ matching( { words } ) ] : [];
		const rows = this.best.all(
			[ ...terms.map( matching ), ...soft ].join( ' OR ' )
		) as Row[];
		const ids = JSON.stringify( rows.map( ( { id } ) => id ) );
		const holders = ( match: ( term: Term ) => string ) =>
			terms.map( ( term ) => this.holders( match( term ), ids ) );
		const own = ( { words: [ word = '' ] }: Term ) => `"${ word }"`;
		const anywhere = holders( matching );
		const inTitle = holders(
			( term ) => `{title} : ${ matching( term ) }`
		);
		const above = holders(
			( term ) => `{title heading} : ${ matching( term ) }`
		);
		const inText = holders( ( term ) => `{body} : ${ own( term ) }` );
		const exactly = holders( own );
		const share = ( sets: Array< Set< number > >, id: number ) =>
			sets.filter( ( held ) => held.has( id ) ).length / terms.length;
		const rare =
			terms.length === 1 && this.holdersIn( own( terms[ 0 ]! ) ) <= RARE;
		return rows.map( ( row ) => ( {
			...row,
			covered: share( anywhere, row.id ),
			titled: share( inTitle, row.id ),
			above: share( above, row.id ),
			inText: share( inText, row.id ),
			exact: share( exactly, row.id ),
			rare,
			terms: terms.length,
		} ) );
	}

	/** Which of these passages match: what the other thousands say is not asked. */
	private holders( match: string, ids: string ): Set< number > {
		return new Set( this.holding.all( match, ids ) as number[] );
	}

	private holdersIn( match: string ): number {
		return this.counting.get( match ) as number;
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
