/**
 * A text as numbers: which features it has, by sentence, ready for the linear
 * models that weigh it. Training and deciding read texts through this one file.
 */
import { contents, Group, shape } from './features';
import type { Read } from './lexicon';
import { piecesOf, type Piece } from './pieces';

/** The index of a feature, below zero for one that is not known. */
export type LookUp = ( feature: number ) => number;

/** How much a feature of each group says, and by which power of how many there are that shrinks. */
const SCALE: number[] = [];
const POWER: number[] = [];
SCALE[ Group.Words ] = 1;
POWER[ Group.Words ] = 0.5;
SCALE[ Group.Letters ] = 1;
POWER[ Group.Letters ] = 0.5;
SCALE[ Group.Classes ] = 0.35;
POWER[ Group.Classes ] = 0;
SCALE[ Group.Shape ] = 0.3;
POWER[ Group.Shape ] = 0;

/** The known features of a text, as far as no view of it as a whole is needed. */
export interface Gathered {
	read: Read;
	index: number[];
	group: number[];
	/** The tokens that it comes from. */
	from: number[];
	to: number[];
	pieces: Piece[];
}

export function gather( read: Read, lookUp: LookUp ): Gathered {
	const gathered: Gathered = {
		read,
		index: [],
		group: [],
		from: [],
		to: [],
		pieces: piecesOf( read ),
	};
	const { index, group, from, to, pieces } = gathered;
	let at = 0;
	let now = pieces[ 0 ];
	contents( read, ( feature, kind, first, last ) => {
		while ( now && first >= now.to ) {
			now.end = index.length;
			now = pieces[ ++at ];
			now!.first = index.length;
		}
		now!.counts[ kind ]!++;
		const known = lookUp( feature );
		if ( known >= 0 ) {
			index.push( known );
			group.push( kind );
			from.push( first );
			to.push( last );
		}
	} );
	for ( ; now; now = pieces[ ++at ] ) {
		now.end = index.length;
		const next = pieces[ at + 1 ];
		if ( next ) {
			next.first = index.length;
		}
	}
	return gathered;
}

/** A feature, how much of it there is, and the tokens that it comes from. */
export type Visit = (
	index: number,
	value: number,
	from: number,
	to: number
) => void;

/** By index, in which view it was seen last. */
let seen = new Int32Array( 1 << 16 );
let view = 0;

/** The features of the pieces from `first` on and before `end`, each once. */
export function eachFeature(
	gathered: Gathered,
	lookUp: LookUp,
	[ first, end ]: [ number, number ],
	visit: Visit
): void {
	const { read, index, group, from, to, pieces } = gathered;
	if ( end <= first ) {
		return;
	}
	const value = valuesOf( pieces, first, end );
	view = ( view + 1 ) | 0;
	const put = ( known: number, kind: number, a: number, b: number ) => {
		if ( known >= seen.length ) {
			const more = new Int32Array( 2 * known );
			more.set( seen );
			seen = more;
		}
		if ( known >= 0 && seen[ known ] !== view ) {
			seen[ known ] = view;
			visit( known, value[ kind ]!, a, b );
		}
	};
	const last = pieces[ end - 1 ]!;
	for ( let i = pieces[ first ]!.first; i < last.end; i++ ) {
		put( index[ i ]!, group[ i ]!, from[ i ]!, to[ i ]! );
	}
	shape( read, pieces[ first ]!.from, last.to, ( feature, kind, a, b ) =>
		put( lookUp( feature ), kind, a, b )
	);
}

/** What a feature of each group says in these pieces. */
const valuesOf = ( pieces: Piece[], first: number, end: number ) =>
	SCALE.map( ( scale, kind ) => {
		let count = 0;
		for ( let i = first; i < end; i++ ) {
			count += pieces[ i ]!.counts[ kind ]!;
		}
		return scale / Math.pow( Math.max( count, 1 ), POWER[ kind ]! );
	} );
