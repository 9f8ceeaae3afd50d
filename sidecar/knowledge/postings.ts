/** Which passages have a word, and how often: read from FTS5 when it is first asked for, and kept as the index is. */
/* eslint-disable no-bitwise -- read in the innermost loop of every question */
import type { Database, Statement } from 'better-sqlite3';

/** The words that are asked for again and again. */
const REMEMBERED = 5000;
/** A word that stands there more often says no more. */
const OFTEN = 15;

/**
 * A passage that has the word, as one small number: `passageIn`, `timesAbove`,
 * `timesIn`.
 */
export type Posting = number;

const posting = ( passage: number, above: number, text: number ): Posting =>
	passage * 256 + Math.min( above, OFTEN ) * 16 + Math.min( text, OFTEN );
export const passageIn = ( one: Posting ) => one >>> 8;
export const timesAbove = ( one: Posting ) => ( one >>> 4 ) & OFTEN;
export const timesIn = ( one: Posting ) => one & OFTEN;

/** The stems of a passage: of what stands above it, and of its text. */
export interface Stems {
	above: readonly string[];
	text: readonly string[];
}

export class Postings {
	/** By passage, ascending. Those that were asked for last stand last. */
	private readonly lists = new Map< string, Posting[] >();
	private readonly instances: Statement;

	constructor( database: Database ) {
		// Many times faster than a row for each of them.
		this.instances = database
			.prepare(
				"SELECT json_group_array( doc * 2 + ( col = 'above' ) ) FROM instances WHERE term = ?"
			)
			.pluck();
	}

	/** Not to be changed. */
	of( stem: string ): readonly Posting[] {
		let list = this.lists.get( stem );
		if ( list ) {
			this.lists.delete( stem );
		} else {
			list = this.read( stem );
			if ( this.lists.size >= REMEMBERED ) {
				const [ oldest ] = this.lists.keys();
				this.lists.delete( oldest! );
			}
		}
		this.lists.set( stem, list );
		return list;
	}

	/** The passage has been written. */
	added( passage: number, stems: Stems ): void {
		for ( const [ stem, [ above, text ] ] of countsOf( stems ) ) {
			const list = this.lists.get( stem );
			list?.splice(
				placeOf( list, passage ),
				0,
				posting( passage, above, text )
			);
		}
	}

	/** The passage is there no more. */
	removed( passage: number, stems: Stems ): void {
		for ( const stem of countsOf( stems ).keys() ) {
			const list = this.lists.get( stem );
			const place = list && placeOf( list, passage );
			if (
				place !== undefined &&
				passageIn( list![ place ]! ) === passage
			) {
				list!.splice( place, 1 );
			}
		}
	}

	/** What was noted of changes may not have been written. */
	forget(): void {
		this.lists.clear();
	}

	private read( stem: string ): Posting[] {
		const list: Posting[] = [];
		const all = JSON.parse(
			this.instances.get( stem ) as string
		) as number[];
		for ( let from = 0; from < all.length; ) {
			const passage = all[ from ]! >>> 1;
			let above = 0;
			let to = from;
			for ( ; to < all.length && all[ to ]! >>> 1 === passage; to++ ) {
				above += all[ to ]! & 1;
			}
			list.push( posting( passage, above, to - from - above ) );
			from = to;
		}
		return list;
	}
}

function countsOf( { above, text }: Stems ): Map< string, [ number, number ] > {
	const counts = new Map< string, [ number, number ] >();
	const count = ( stem: string, column: 0 | 1 ) => {
		const of = counts.get( stem ) ?? [ 0, 0 ];
		of[ column ]++;
		counts.set( stem, of );
	};
	above.forEach( ( stem ) => count( stem, 0 ) );
	text.forEach( ( stem ) => count( stem, 1 ) );
	return counts;
}

/** Where the passage is, or belongs. */
function placeOf( list: readonly Posting[], passage: number ): number {
	let from = 0;
	let to = list.length;
	while ( from < to ) {
		const middle = ( from + to ) >>> 1;
		if ( passageIn( list[ middle ]! ) < passage ) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	return from;
}
