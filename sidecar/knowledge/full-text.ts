/** What the shop says, in SQLite's full-text index. */
import Database from 'better-sqlite3';
import type {
	Knowledge,
	KnowledgeDocument,
	KnowledgeKind,
	PageText,
	Passage,
} from '../ports';
import { documentOf, hashOf } from './documents';
import { layOut } from './layout';
import { passagesOf } from './passages';
import { askedOf, LIKELY, score, type Held, type Weighed } from './score';
import { questionsIn, stemsOf, termsOf, type Term } from './terms';
import { Vocabulary } from './vocabulary';

/** So many are looked at closely. */
const CANDIDATES = 60;

type Sizes = Record< KnowledgeKind, number >;

interface Row {
	entry: string;
	kind: KnowledgeKind;
	title: string;
	url: string | null;
	text: string;
	asks: string;
	above: string;
	body: string;
}

interface Found {
	row: Row;
	terms: Weighed[];
	score: number;
}

export class FullText implements Knowledge {
	private readonly database: Database.Database;
	private readonly vocabulary: Vocabulary;
	private counted?: Sizes;
	private readonly best: Database.Statement;
	private readonly hash: Database.Statement;
	private readonly addDocument: Database.Statement;
	private readonly addPassage: Database.Statement;
	private readonly addStems: Database.Statement;
	private readonly dropDocument: Database.Statement;
	private readonly dropPassages: Database.Statement;
	private readonly dropStems: Database.Statement;

	constructor( file: string ) {
		this.database = new Database( file );
		this.database.pragma( 'journal_mode = WAL' );
		// Made again from the shop whenever it is lost.
		this.database.pragma( 'synchronous = NORMAL' );
		layOut( this.database );
		this.vocabulary = new Vocabulary( this.database );
		const prepare = this.database.prepare.bind( this.database );
		this.best = prepare(
			`SELECT entry, kind, title, url, text, asks, above, body
			FROM ( SELECT rowid, above, body, bm25( stems, 4.0, 1.0 ) AS rank
				FROM stems WHERE stems MATCH ? ORDER BY rank LIMIT ${ CANDIDATES } ) AS best
			JOIN passages ON passages.id = best.rowid
			ORDER BY best.rank`
		);
		this.hash = prepare(
			'SELECT hash FROM documents WHERE id = ?'
		).pluck();
		this.addDocument = prepare(
			'INSERT INTO documents ( id, kind, hash ) VALUES ( ?, ?, ? )'
		);
		this.addPassage = prepare(
			'INSERT INTO passages ( document, entry, kind, title, url, text, asks ) VALUES ( ?, ?, ?, ?, ?, ?, ? )'
		);
		this.addStems = prepare(
			'INSERT INTO stems ( rowid, above, body ) VALUES ( ?, ?, ? )'
		);
		this.dropDocument = prepare( 'DELETE FROM documents WHERE id = ?' );
		this.dropStems = prepare(
			'DELETE FROM stems WHERE rowid IN ( SELECT id FROM passages WHERE document = ? )'
		);
		this.dropPassages = prepare(
			'DELETE FROM passages WHERE document = ?'
		);
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

	async search( text: string, limit: number ): Promise< Passage[] > {
		const best = new Map< string, Found >();
		for ( const question of questionsIn( text ) ) {
			for ( const found of this.answersTo( question ) ) {
				const before = best.get( found.row.entry );
				if ( ! before || before.score < found.score ) {
					best.set( found.row.entry, found );
				}
			}
		}
		return [ ...best.values() ]
			.sort( ( a, b ) => b.score - a.score )
			.slice( 0, limit )
			.map( passageOf );
	}

	private answersTo( question: string ): Found[] {
		const terms = this.vocabulary.termsOf( question );
		return terms.length === 0
			? []
			: ( this.best.all( matching( terms ) ) as Row[] )
					.map( ( row ) => ( {
						row,
						terms,
						score: score( terms, heldOf( row ) ),
					} ) )
					.filter( ( found ) => found.score >= LIKELY );
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

	close(): void {
		this.database.close();
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

	private changing< T >( work: () => T ): T {
		this.counted = undefined;
		this.vocabulary.forget();
		return this.database.transaction( work )();
	}

	private drop( id: string ): number {
		this.dropStems.run( id );
		this.dropPassages.run( id );
		return this.dropDocument.run( id ).changes;
	}

	private insert( document: KnowledgeDocument, hash: string ): void {
		const { id, kind, title, url = null } = document;
		this.addDocument.run( id, kind, hash );
		for ( const { entry, above, asks, text } of passagesOf( document ) ) {
			const { lastInsertRowid } = this.addPassage.run(
				id,
				entry,
				kind,
				title,
				url,
				text,
				asks
					.map( ( ask ) =>
						termsOf( ask )
							.map( ( term ) => term.stem )
							.join( ' ' )
					)
					.join( '\n' )
			);
			this.addStems.run(
				lastInsertRowid,
				stemsOf( above ).join( ' ' ),
				stemsOf( text ).join( ' ' )
			);
		}
	}
}

const passageOf = ( { row, terms, score: sure }: Found ): Passage => ( {
	entry: entryOf( row, terms ),
	kind: row.kind,
	title: row.title,
	...( row.url !== null && {
		source: { title: row.title.slice( 0, 320 ), url: row.url },
	} ),
	text: row.text,
	score: sure,
} );

function entryOf( row: Row, terms: Weighed[] ): string {
	const asked =
		row.kind === 'entry'
			? undefined
			: askedOf( terms, heldOf( row ), new Set( stemsOf( row.title ) ) );
	return asked === undefined ? row.entry : `${ row.entry } ${ asked }`;
}

const heldOf = ( { entry, kind, above, body, asks }: Row ): Held => ( {
	kind,
	above: new Set( above.split( ' ' ) ),
	text: new Set( body.split( ' ' ) ),
	opening: entry.endsWith( '#1' ),
	asks:
		asks === ''
			? []
			: asks.split( '\n' ).map( ( ask ) => ask.split( ' ' ) ),
} );

const matching = ( terms: Term[] ) =>
	[
		...new Set(
			terms.flatMap( ( { stem, others, also } ) => [
				stem,
				...others,
				...also,
			] )
		),
	]
		.map( ( one ) => `"${ one }"` )
		.join( ' OR ' );
