/** What the shop says, in SQLite's full-text index. */
import { setImmediate as turnOfOthers } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type {
	Knowledge,
	KnowledgeDocument,
	KnowledgeKind,
	Passage,
} from '../ports';
import { hashOf } from './documents';
import { Finder, type Hit } from './finder';
import { elsewhereOf } from './foreign';
import { layOut } from './layout';
import { passagesOf } from './passages';
import { Postings } from './postings';
import { askedOf, type Weighed } from './score';
import { Shelf } from './shelf';
import { questionsIn, stemsOf, tellingWords, termsOf } from './terms';
import { Vocabulary } from './vocabulary';

/** For anybody else to have a turn between. */
const SLICE_MS = 2;

/** In a shop of more passages each question of a message has its own turn. */
const LARGE = 1000;

type Sizes = Record< KnowledgeKind, number >;

interface Row {
	entry: string;
	kind: KnowledgeKind;
	title: string;
	url: string | null;
	text: string;
	above: string;
	body: string;
}

export class FullText implements Knowledge {
	private readonly database: Database.Database;
	private readonly postings: Postings;
	private readonly vocabulary: Vocabulary;
	private readonly finder: Finder;
	private shelf: Shelf;
	private counted?: Sizes;
	/** Another process's writing makes it another one. */
	private version: unknown;
	private readonly versionNow: Database.Statement;
	private readonly passage: Database.Statement;
	private readonly hash: Database.Statement;
	private readonly addDocument: Database.Statement;
	private readonly addPassage: Database.Statement;
	private readonly addStems: Database.Statement;
	private readonly dropDocument: Database.Statement;
	private readonly stemsOfDocument: Database.Statement;
	private readonly dropPassage: Database.Statement;
	private readonly dropStems: Database.Statement;

	constructor( file: string ) {
		this.database = new Database( file );
		this.database.pragma( 'journal_mode = WAL' );
		// Made again from the shop whenever it is lost.
		this.database.pragma( 'synchronous = NORMAL' );
		layOut( this.database );
		this.postings = new Postings( this.database );
		this.vocabulary = new Vocabulary( this.postings );
		this.finder = new Finder( this.postings );
		const prepare = this.database.prepare.bind( this.database );
		this.versionNow = prepare( 'PRAGMA data_version' ).pluck();
		this.version = this.versionNow.get();
		this.shelf = this.readShelf();
		this.passage = prepare(
			`SELECT entry, kind, title, url, text, above, body
			FROM passages JOIN stems ON stems.rowid = passages.id WHERE id = ?`
		);
		this.hash = prepare(
			'SELECT hash FROM documents WHERE id = ?'
		).pluck();
		this.addDocument = prepare(
			'INSERT INTO documents ( id, kind, hash ) VALUES ( ?, ?, ? )'
		);
		this.addPassage = prepare(
			'INSERT INTO passages ( id, document, entry, kind, title, url, text, asks ) VALUES ( ?, ?, ?, ?, ?, ?, ?, ? )'
		);
		this.addStems = prepare(
			'INSERT INTO stems ( rowid, above, body ) VALUES ( ?, ?, ? )'
		);
		this.dropDocument = prepare( 'DELETE FROM documents WHERE id = ?' );
		this.stemsOfDocument = prepare(
			'SELECT id, above, body FROM passages JOIN stems ON stems.rowid = passages.id WHERE document = ?'
		);
		this.dropStems = prepare( 'DELETE FROM stems WHERE rowid = ?' );
		this.dropPassage = prepare( 'DELETE FROM passages WHERE id = ?' );
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

	async search( text: string, limit: number ): Promise< Passage[] > {
		this.lookAgain();
		const { shelf } = this;
		const questions = questionsIn( text ).map( ( question ) =>
			this.vocabulary.termsOf( question, shelf.size )
		);
		const finding = this.finder.find( questions, () => this.shelf, limit );
		let found = finding.next();
		for ( ; ! found.done; found = finding.next() ) {
			if ( shelf.size > LARGE ) {
				await turnOfOthers();
			}
		}
		return found.value.every(
			( { passage, shelved } ) => this.shelf.get( passage ) === shelved
		)
			? found.value.map( ( hit ) => this.quoted( hit ) )
			: this.search( text, limit );
	}

	private quoted( { passage, score, terms }: Hit ): Passage {
		const row = this.passage.get( passage ) as Row;
		const { kind, title, url, text } = row;
		return {
			entry: entryOf( row, terms ),
			kind,
			title,
			...( url !== null && {
				source: { title: title.slice( 0, 320 ), url },
			} ),
			text,
			score,
		};
	}

	/**
	 * Reads beforehand what customers ask about, little by little: in a large
	 * shop the first of them would wait for it. What it returns ends it.
	 */
	warm(): () => void {
		const telling = tellingWords();
		const words = [ ...telling, ...elsewhereOf( telling ) ];
		let next = 0;
		const read = () => {
			const until = performance.now() + SLICE_MS;
			while ( next < words.length && performance.now() < until ) {
				this.postings.of( words[ next++ ]! );
			}
			if ( next < words.length ) {
				waiting = setImmediate( read );
			}
		};
		let waiting = setImmediate( read );
		return () => clearImmediate( waiting );
	}

	/** How many passages there are. */
	size(): number {
		return this.shelf.size;
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
		this.lookAgain();
		this.counted = undefined;
		try {
			return this.database.transaction( work )();
		} catch ( error ) {
			this.forget();
			throw error;
		}
	}

	/** A sidecar that is about to end may have written meanwhile. */
	private lookAgain(): void {
		const version = this.versionNow.get();
		if ( version !== this.version ) {
			this.version = version;
			this.forget();
		}
	}

	/** What is kept in memory may not be what the tables say. */
	private forget(): void {
		this.counted = undefined;
		this.postings.forget();
		this.shelf = this.readShelf();
	}

	private readShelf(): Shelf {
		return new Shelf( this.database, ( stems ) =>
			this.vocabulary.name( stems )
		);
	}

	private drop( id: string ): number {
		const rows = this.stemsOfDocument.all( id ) as Array<
			Pick< Row, 'above' | 'body' > & { id: number }
		>;
		for ( const { id: passage, above, body } of rows ) {
			this.dropStems.run( passage );
			this.dropPassage.run( passage );
			this.shelf.remove( passage );
			this.postings.removed( passage, {
				above: above.split( ' ' ),
				text: body.split( ' ' ),
			} );
		}
		return this.dropDocument.run( id ).changes;
	}

	private insert( document: KnowledgeDocument, hash: string ): void {
		const { id, kind, title, url = null } = document;
		this.addDocument.run( id, kind, hash );
		for ( const one of passagesOf( document ) ) {
			const { entry, text } = one;
			const passage = this.shelf.next();
			const asks = one.asks.map( askedIn ).join( '\n' );
			const stems = {
				above: stemsOf( one.above ),
				text: stemsOf( text ),
			};
			this.addPassage.run(
				passage,
				id,
				entry,
				kind,
				title,
				url,
				text,
				asks
			);
			this.addStems.run(
				passage,
				stems.above.join( ' ' ),
				stems.text.join( ' ' )
			);
			this.shelf.add( passage, { entry, kind, asks }, stems );
			this.vocabulary.name( stems.above );
			this.postings.added( passage, stems );
		}
	}
}

/** What it is about, as stems. */
const askedIn = ( question: string ) =>
	termsOf( question )
		.map( ( term ) => term.stem )
		.join( ' ' );

function entryOf( row: Row, terms: readonly Weighed[] ): string {
	const { entry, kind, title, above, body } = row;
	const asked =
		kind === 'entry'
			? undefined
			: askedOf(
					terms,
					new Set( `${ above } ${ body }`.split( ' ' ) ),
					new Set( stemsOf( title ) )
				);
	return asked === undefined ? entry : `${ entry } ${ asked }`;
}
