/** How much a text speaks for each trigger, and which of its words do. */
import type { Read } from './lexicon';
import { PIECE } from './pieces';
import { eachFeature, gather, type Gathered } from './vector';
import type { Weights } from './weights';
import { TRIGGERS, WORD_TRIGGERS } from './word-triggers';

/** What turns a wish round stands at most so many tokens before it. */
const LEAD = 7;

export interface Judged {
	gathered: Gathered;
	/** By trigger; above zero it is pulled. */
	scores: number[];
	/** By trigger, the pieces that say so: from, before. */
	views: View[];
}

type View = [ number, number ];

/** All triggers, or those that one clause says alone: asking for a person. */
const ALL = WORD_TRIGGERS.map( ( _, trigger ) => trigger );
const BY_CLAUSE = [ WORD_TRIGGERS.indexOf( 'explicit_request' ) ];

/** The text as a whole, each of its sentences, their clauses, and each part of a long one: what speaks loudest counts. */
export function judge( read: Read, weights: Weights ): Judged {
	const gathered = gather( read, weights.lookUp );
	const { pieces } = gathered;
	const judged: Judged = {
		gathered,
		scores: new Array( TRIGGERS ).fill( -Infinity ),
		views: new Array( TRIGGERS ).fill( [ 0, pieces.length ] ),
	};
	const { scores, views } = judged;
	const look = ( view: View, triggers = ALL, isPart = false ) => {
		const sums = sumsOf( gathered, view, weights );
		for ( const trigger of triggers ) {
			const sum = sums[ trigger ]!;
			if (
				sum > scores[ trigger ]! &&
				! ( isPart && beginsEarly( gathered, view, weights, trigger ) )
			) {
				scores[ trigger ] = sum;
				views[ trigger ] = view;
			}
		}
	};
	look( [ 0, pieces.length ] );
	for ( let from = 0; from < pieces.length; ) {
		let end = from + 1;
		while ( pieces[ end ]?.sentence === pieces[ from ]!.sentence ) {
			end++;
		}
		if ( end - from < pieces.length ) {
			look( [ from, end ] );
		}
		if ( pieces[ end - 1 ]!.to - pieces[ from ]!.from > 2 * PIECE ) {
			for ( let part = from; part + 1 < end; part++ ) {
				look( [ part, part + 2 ], ALL, part > from );
			}
		} else if ( end - from > 1 ) {
			for ( let part = from; part < end; part++ ) {
				look( [ part, part + 1 ], BY_CLAUSE );
			}
		}
		from = end;
	}
	return judged;
}

/** A part that begins with what pulls may have lost what turns it round; the part before has both. */
function beginsEarly(
	gathered: Gathered,
	view: View,
	weights: Weights,
	trigger: number
): boolean {
	const { from } = gathered.pieces[ view[ 0 ] ]!;
	const views = new Array( TRIGGERS ).fill( view );
	const [ first ] = weightiest(
		{ gathered, scores: [], views },
		weights,
		trigger
	);
	return first < from + LEAD;
}

/** The tokens that add most to the score of a trigger: of all runs of them, the best. */
export function weightiest(
	judged: Judged,
	weights: Weights,
	trigger: number
): [ number, number ] {
	const parts = shares( judged, weights, trigger );
	const { pieces } = judged.gathered;
	const [ first, end ] = judged.views[ trigger ]!;
	const from = pieces[ first ]!.from;
	const to = pieces[ end - 1 ]!.to;
	let best: [ number, number ] = [ from, to - 1 ];
	let most = 0;
	let sum = 0;
	let start = from;
	for ( let i = from; i < to; i++ ) {
		if ( sum <= 0 ) {
			sum = 0;
			start = i;
		}
		sum += parts[ i ]!;
		if ( sum > most ) {
			most = sum;
			best = [ start, i ];
		}
	}
	return trimmed( judged.gathered.read, best );
}

/** Without the full stop or question mark that ends it. */
function trimmed(
	{ tokens }: Read,
	[ first, last ]: [ number, number ]
): [ number, number ] {
	const isStop = ( i: number ) =>
		i > first &&
		tokens[ i ]!.kind === 'mark' &&
		! tokens[ i ]!.text.startsWith( '!' );
	let to = last;
	while ( isStop( to ) ) {
		to--;
	}
	return [ first, to ];
}

function sumsOf(
	gathered: Gathered,
	view: View,
	{ bias, step, weights, lookUp }: Weights
): number[] {
	const sums = new Array< number >( TRIGGERS ).fill( 0 );
	eachFeature( gathered, lookUp, view, ( index, value ) => {
		for ( let trigger = 0; trigger < TRIGGERS; trigger++ ) {
			sums[ trigger ]! += weights[ index * TRIGGERS + trigger ]! * value;
		}
	} );
	return sums.map(
		( sum, trigger ) => bias[ trigger ]! + sum * step[ trigger ]!
	);
}

/** What each token adds to the score of a trigger. */
export function shares(
	{ gathered, views }: Judged,
	{ lookUp, weights, step }: Weights,
	trigger: number
): Float64Array {
	const { read } = gathered;
	const halfStep = step[ trigger ]! / 2;
	const all = new Float64Array( read.tokens.length );
	eachFeature(
		gathered,
		lookUp,
		views[ trigger ]!,
		( index, value, from, to ) => {
			const half =
				weights[ index * TRIGGERS + trigger ]! * value * halfStep;
			all[ from ]! += half;
			all[ to ]! += half;
		}
	);
	return all;
}
