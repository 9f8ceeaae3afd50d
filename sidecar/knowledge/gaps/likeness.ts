/** Whether two questions ask the same in other words. */
import { termsOf } from '../terms';

/** Of the words that say what it is about, by how much they say. */
const SAME = 0.6;
const REMEMBERED = 5000;

interface Telling {
	/** As stems: the word, and others for the same. */
	stems: Set< string >;
	weight: number;
}

export interface Asked {
	bare: string;
	terms: Telling[];
}

const known = new Map< string, Asked >();

export function askedOf( question: string ): Asked {
	let asked = known.get( question );
	if ( ! asked ) {
		if ( known.size >= REMEMBERED ) {
			known.clear();
		}
		known.set( question, ( asked = read( question ) ) );
	}
	return asked;
}

const read = ( question: string ): Asked => ( {
	bare: question
		.toLowerCase()
		.replace( /[^\p{L}\p{N}]+/gu, ' ' )
		.trim(),
	terms: termsOf( question ).map( ( { stem, others, weight } ) => ( {
		stems: new Set( [ stem, ...others ] ),
		weight,
	} ) ),
} );

export function isAlike( a: Asked, b: Asked ): boolean {
	if ( a.bare === b.bare ) {
		return true;
	}
	const most = Math.max( weightOf( a.terms ), weightOf( b.terms ) );
	const shared = a.terms.filter( ( one ) =>
		b.terms.some( ( other ) =>
			[ ...one.stems ].some( ( stem ) => other.stems.has( stem ) )
		)
	);
	return most > 0 && weightOf( shared ) / most >= SAME;
}

const weightOf = ( terms: Telling[] ) =>
	terms.reduce( ( sum, { weight } ) => sum + weight, 0 );
