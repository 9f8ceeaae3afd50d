/** What is to be known of every passage before one is chosen, in memory. */
import type { Database } from 'better-sqlite3';
import type { KnowledgeKind } from '../ports';
import type { Stems } from './postings';
import { weightOf } from './terms';

/** One way of asking what an entry answers. */
export interface Ask {
	stems: readonly string[];
	/** Each one's, and all together. */
	weights: readonly number[];
	weight: number;
}

export interface Shelved {
	/** It is what its page begins with: it says what it is about as a whole. */
	opening: boolean;
	/** Of an entry of the owner's; else undefined. */
	asks?: readonly Ask[];
	/** In words, with what stands above it. */
	length: number;
}

interface Row {
	id: number;
	entry: string;
	kind: KnowledgeKind;
	asks: string;
	above: string;
	body: string;
}

export class Shelf {
	/** By the passage's number; these are given anew, so that there is no more room than passages. */
	private readonly places: Array< Shelved | undefined > = [];
	private readonly free: number[] = [];
	/** Of all passages, in words. */
	private length = 0;
	/** How many there are. */
	size = 0;

	/**
	 * @param database
	 * @param name     Told of each passage what stands above it.
	 */
	constructor( database: Database, name: ( stems: string[] ) => void ) {
		const rows = database
			.prepare(
				'SELECT id, entry, kind, asks, above, body FROM passages JOIN stems ON stems.rowid = passages.id ORDER BY id'
			)
			.iterate() as IterableIterator< Row >;
		for ( const row of rows ) {
			const above = row.above.split( ' ' );
			this.put(
				row.id,
				shelvedOf( row, above.length + wordsIn( row.body ) )
			);
			name( above );
		}
		for ( let id = this.places.length - 1; id > 0; id-- ) {
			if ( ! this.places[ id ] ) {
				this.free.push( id );
			}
		}
	}

	/** One more than the largest number of a passage. */
	get room(): number {
		return this.places.length;
	}

	/** In words; 0 where there are none. */
	get meanLength(): number {
		return this.size === 0 ? 0 : this.length / this.size;
	}

	/** The number that the next passage gets. */
	next(): number {
		return this.free.at( -1 ) ?? Math.max( 1, this.places.length );
	}

	get( id: number ): Shelved {
		return this.places[ id ]!;
	}

	/** @param id From `next`. */
	add(
		id: number,
		row: Pick< Row, 'entry' | 'kind' | 'asks' >,
		{ above, text }: Stems
	): void {
		if ( this.free.at( -1 ) === id ) {
			this.free.pop();
		}
		this.put( id, shelvedOf( row, above.length + text.length ) );
	}

	remove( id: number ): void {
		this.length -= this.places[ id ]!.length;
		this.size--;
		this.places[ id ] = undefined;
		this.free.push( id );
	}

	private put( id: number, one: Shelved ): void {
		while ( this.places.length <= id ) {
			this.places.push( undefined );
		}
		this.places[ id ] = one;
		this.length += one.length;
		this.size++;
	}
}

function shelvedOf(
	{ entry, kind, asks }: Pick< Row, 'entry' | 'kind' | 'asks' >,
	length: number
): Shelved {
	const opening = entry.endsWith( '#1' );
	return kind === 'entry'
		? {
				opening,
				length,
				asks: asks === '' ? [] : asks.split( '\n' ).map( askOf ),
			}
		: { opening, length };
}

function askOf( line: string ): Ask {
	const stems = line.split( ' ' );
	const weights = stems.map( weightOf );
	return {
		stems,
		weights,
		weight: weights.reduce( ( sum, one ) => sum + one, 0 ),
	};
}

const wordsIn = ( stems: string ) =>
	stems === '' ? 0 : stems.split( ' ' ).length;
