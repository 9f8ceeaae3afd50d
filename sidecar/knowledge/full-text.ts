/** The shop's pages and products in SQLite's full-text index. */
import Database from 'better-sqlite3';
import type {
	Knowledge,
	KnowledgeDocument,
	KnowledgeKind,
	PageText,
	Passage,
} from '../ports';
import { documentOf, hashOf } from './documents';
import { cut } from './passages';
import { allWords, clipped, termsOf, type Term } from './words';

/** A word in so few passages is what they are about. */
const RARE = 3;

/** Another one is made again from the shop. */
const LAYOUT = 1;

type Sizes = Record< KnowledgeKind, number >;

interface Row {
	id: number;
	entry: string;
	kind: KnowledgeKind;
	title: string;
	heading: string;
	url: string | null;
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
	private readonly hash: Database.Statement;
	private readonly addDocument: Database.Statement;
	private readonly addPassage: Database.Statement;
	private readonly dropDocument: Database.Statement;
	private readonly dropPassages: Database.Statement;

	constructor( file: string ) {
		this.database = new Database( file );
		this.database.pragma( 'journal_mode = WAL' );
		// Made again from the shop whenever it is lost.
		this.database.pragma( 'synchronous = NORMAL' );
		this.layOut();
		this.best = this.database.prepare(
			`SELECT rowid AS id, entry, kind, title, heading, url, body AS text, bm25( passages, 4.0, 3.0, 1.0 ) * iif( heading = '', 1.1, 1.0 ) AS rank
			FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 100`
		);
		this.holding = this.database
			.prepare(
				'SELECT rowid FROM passages WHERE passages MATCH ? AND +rowid IN ( SELECT value FROM json_each( ? ) )'
			)
			.pluck();
		this.hash = this.database
			.prepare( 'SELECT hash FROM documents WHERE id = ?' )
			.pluck();
		this.addDocument = this.database.prepare(
			'INSERT INTO documents ( id, kind, hash, first, last ) VALUES ( ?, ?, ?, ?, ? )'
		);
		// One document's passages are written together, so their rows are a run.
		this.addPassage = this.database.prepare(
			'INSERT INTO passages ( title, heading, body, entry, kind, url ) VALUES ( ?, ?, ?, ?, ?, ? )'
		);
		this.dropDocument = this.database.prepare(
			'DELETE FROM documents WHERE id = ?'
		);
		this.dropPassages = this.database.prepare(
			`DELETE FROM passages WHERE rowid BETWEEN
				( SELECT first FROM documents WHERE id = :id ) AND
				( SELECT last FROM documents WHERE id = :id )`
		);
		this.counting = this.database
			.prepare( 'SELECT count( * ) FROM passages WHERE passages MATCH ?' )
			.pluck();
	}

	/**
	 * Each takes the place of the one with its id; what is the same already is
	 * left alone. Nothing else happens meanwhile, so give many in several calls.
	 *
	 * @param documents
	 * @return How many were new or had changed.
	 */
	put( documents: KnowledgeDocument[] ): number {
		return this.changing( () => {
			let written = 0;
			for ( const document of documents ) {
				const hash = hashOf( document );
				if ( this.hash.get( document.id ) !== hash ) {
					this.drop( document.id );
					this.insert( document, hash );
					written++;
				}
			}
			return written;
		} );
	}

	/**
	 * @param ids Those that are not there are passed over.
	 * @return How many there were.
	 */
	remove( ids: Iterable< string > ): number {
		return this.changing( () => {
			let gone = 0;
			for ( const id of ids ) {
				gone += this.drop( id );
			}
			return gone;
		} );
	}

	/** Of every document, its `hashOf`. */
	list(): Map< string, string > {
		return new Map(
			this.database
				.prepare( 'SELECT id, hash FROM documents' )
				.raw()
				.all() as Array< [ string, string ] >
		);
	}

	/** Makes these all that there is of the kind. */
	fill( kind: KnowledgeKind, pages: PageText[] ): void {
		const documents = pages.map( ( page ) => documentOf( kind, page ) );
		const stay = new Set( documents.map( ( { id } ) => id ) );
		const there = this.database
			.prepare( 'SELECT id FROM documents WHERE kind = ?' )
			.pluck()
			.all( kind ) as string[];
		this.remove( there.filter( ( id ) => ! stay.has( id ) ) );
		this.put( documents );
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
			.map( ( row ) => ( {
				entry: row.entry,
				kind: row.kind,
				title: row.title,
				...( row.url !== null && {
					source: { title: row.title.slice( 0, 320 ), url: row.url },
				} ),
				text: row.text,
				score: Math.min( 1, score( row ) / 2 ),
			} ) );
	}

	/** How many passages there are. */
	size(): number {
		return Object.values( this.sizes() ).reduce( ( a, b ) => a + b );
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
			.all() as Array< { kind: KnowledgeKind; n: number } >;
		return {
			page: 0,
			post: 0,
			product: 0,
			entry: 0,
			shop: 0,
			...Object.fromEntries( rows.map( ( { kind, n } ) => [ kind, n ] ) ),
		};
	}

	close(): void {
		this.database.close();
	}

	private layOut(): void {
		if (
			this.database.pragma( 'user_version', { simple: true } ) !== LAYOUT
		) {
			this.database.exec( `
				DROP TABLE IF EXISTS passages;
				DROP TABLE IF EXISTS documents;
				PRAGMA user_version = ${ LAYOUT };` );
		}
		this.database.exec( `
			CREATE TABLE IF NOT EXISTS documents (
				id TEXT PRIMARY KEY, kind TEXT NOT NULL, hash TEXT NOT NULL,
				first INTEGER NOT NULL, last INTEGER NOT NULL
			) WITHOUT ROWID;
			CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5(
				title, heading, body, entry UNINDEXED, kind UNINDEXED, url UNINDEXED,
				tokenize = 'porter unicode61'
			)` );
	}

	private changing< T >( work: () => T ): T {
		this.counted = undefined;
		return this.database.transaction( work )();
	}

	private drop( id: string ): number {
		this.dropPassages.run( { id } );
		return this.dropDocument.run( id ).changes;
	}

	private insert( document: KnowledgeDocument, hash: string ): void {
		const { id, kind, title, url = null, questions = [] } = document;
		const cuts =
			kind === 'entry'
				? [ { heading: questions.join( '\n' ), text: document.text } ]
				: cut( document );
		let first = 0;
		let last = -1;
		cuts.forEach( ( { heading, text }, i ) => {
			const entry = kind === 'entry' ? id : `${ id }#${ i + 1 }`;
			last = Number(
				this.addPassage.run( title, heading, text, entry, kind, url )
					.lastInsertRowid
			);
			first ||= last;
		} );
		this.addDocument.run( id, kind, hash, first, last );
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
