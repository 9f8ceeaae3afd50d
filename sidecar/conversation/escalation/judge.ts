/** How much a text speaks for each trigger, and which of its words do. */
import type { Read } from './lexicon';
import { eachFeature, gather, type Gathered } from './vector';
import type { Weights } from './weights';
import { TRIGGERS } from './word-triggers';

/** Of so many sentences, each is looked at by itself; of longer texts, the first and last half of that. */
const SENTENCES = 40;

export interface Judged {
	gathered: Gathered;
	/** By trigger; above zero it is pulled. */
	scores: number[];
	/** By trigger, the sentences that say so: from, before. */
	views: Array< [ number, number ] >;
}

/** The text as a whole and each of its sentences: what speaks loudest counts. */
export function judge( read: Read, weights: Weights ): Judged {
	const gathered = gather( read, weights.lookUp );
	const count = gathered.sentences.length;
	const scores: number[] = new Array( TRIGGERS ).fill( -Infinity );
	const views: Judged[ 'views' ] = scores.map( () => [ 0, count ] );
	const look = ( first: number, end: number ) => {
		const sums = sumsOf( gathered, [ first, end ], weights );
		sums.forEach( ( sum, trigger ) => {
			if ( sum > scores[ trigger ]! ) {
				scores[ trigger ] = sum;
				views[ trigger ] = [ first, end ];
			}
		} );
	};
	look( 0, count );
	for ( let i = 0; count > 1 && i < count; i++ ) {
		if ( i < SENTENCES / 2 || i >= count - SENTENCES / 2 ) {
			look( i, i + 1 );
		}
	}
	return { gathered, scores, views };
}

function sumsOf(
	gathered: Gathered,
	sentences: [ number, number ],
	{ bias, weights, lookUp }: Weights
): number[] {
	const sums = [ ...bias ];
	eachFeature( gathered, lookUp, sentences, ( index, value ) => {
		for ( let trigger = 0; trigger < TRIGGERS; trigger++ ) {
			sums[ trigger ]! += weights[ index * TRIGGERS + trigger ]! * value;
		}
	} );
	return sums;
}

/** What each token adds to the score of a trigger. */
export function shares(
	{ gathered, views }: Judged,
	{ lookUp, weights }: Weights,
	trigger: number
): Float64Array {
	const { read } = gathered;
	const all = new Float64Array( read.tokens.length );
	eachFeature(
		gathered,
		lookUp,
		views[ trigger ]!,
		( index, value, from, to ) => {
			const half = ( weights[ index * TRIGGERS + trigger ]! * value ) / 2;
			all[ from ]! += half;
			all[ to ]! += half;
		}
	);
	return all;
}
