/** How sure it is that a passage answers a question. */
import type { Shelved } from './shelf';
import type { Term } from './terms';

export interface Weighed extends Term {
	/** 0 to 1: a word that every passage has tells little. */
	rarity: number;
}

/**
 * By what a word of the question is found: itself, another word for the same,
 * or what it is one of ("country" of "Norway").
 */
export const BY_GENERAL = 1;
export const BY_SYNONYM = 2;
export const BY_ITSELF = 3;

/** How well it is found in what stands above the passage, and in its text; 0 to 1, by the above. */
export const WORTH_ABOVE: readonly number[] = [ 0, 0.8, 0.9, 1 ];
export const WORTH_IN_TEXT: readonly number[] = [ 0, 0.2, 0.75, 1 ];
/** Where it is not what the passage is about, but only stands in it. */
const IN_ANSWER = 0.6;
const IN_TEXT = 0.75;
/** For an entry none of whose questions has any of the words. */
const NOT_ASKED = 0.8;
/** How much less sure it is when nothing else of the entry's question is asked. */
const APT = 0.3;
/** Of pages: whose name or heading has none of the words, and what else sets them apart. */
const NOT_ABOVE = 0.8;
const ABOVE = 0.93;
const OWN_WORDS = 0.04;
const OPENING = 0.03;
/** What a question of vague words alone does not reach, and how soon it counts less. */
const ENOUGH = 0.75;
const STEEP = 1.4;

/** Below it nothing is answered: most of what is asked would be about something else. */
const LIKELY = 0.35;

/** What a question's words come to in one passage, each by its weight and rarity. */
export interface Sums {
	/** Of all its words, found or not. */
	asked: number;
	/** The best of both places, where in the text they count less. */
	matched: number;
	/** The same without their rarity. */
	evidence: number;
	above: number;
	inText: number;
}

/** Of what is found in the text, what it counts. */
export const shareOfText = ( asks: Shelved[ 'asks' ] ) =>
	asks ? IN_ANSWER : IN_TEXT;

/** How sure it is, 0 to 1; 0 where it is not likely. */
export function score(
	sums: Sums,
	held: Shelved,
	said: ReadonlySet< string >
) {
	const { asked, matched, evidence, above, inText } = sums;
	if ( asked === 0 || matched === 0 ) {
		return 0;
	}
	const covered = matched / asked;
	// Nothing below makes it surer.
	if ( covered < LIKELY ) {
		return 0;
	}
	const certain = Math.min( 1, evidence / ENOUGH ) ** STEEP;
	if ( covered * certain < LIKELY ) {
		return 0;
	}
	const apt = held.asks
		? ( 1 - APT + APT * precision( said, held.asks ) ) *
			( above > 0 ? 1 : NOT_ASKED )
		: ( above > 0 ? ABOVE : NOT_ABOVE ) +
			( OWN_WORDS * inText ) / asked +
			( held.opening ? OPENING : 0 );
	const sure = covered * certain * apt;
	return sure < LIKELY ? 0 : sure;
}

/**
 * A passage says several things; which of them is asked: the most telling word
 * besides its page's name, by whichever word for the same comes first.
 *
 * @param terms
 * @param held  All stems of the passage.
 * @param name  Stems of the page's or product's name.
 */
export function askedOf(
	terms: readonly Weighed[],
	held: ReadonlySet< string >,
	name: ReadonlySet< string >
): string | undefined {
	const [ best ] = terms
		.filter( ( term ) => ! has( name, term ) && has( held, term ) )
		.sort( ( a, b ) => b.weight * b.rarity - a.weight * a.rarity );
	return best && [ best.stem, ...best.others ].sort()[ 0 ];
}

const has = ( stems: ReadonlySet< string >, term: Term ) =>
	[ term.stem, ...term.others, ...term.also ].some( ( one ) =>
		stems.has( one )
	);

/** How much of the question that it answers is asked. */
function precision(
	said: ReadonlySet< string >,
	asks: NonNullable< Shelved[ 'asks' ] >
): number {
	let best = 0;
	for ( const { stems, weights, weight } of asks ) {
		const shared = stems.reduce(
			( sum, one, i ) => sum + ( said.has( one ) ? weights[ i ]! : 0 ),
			0
		);
		best = Math.max( best, weight === 0 ? 0 : shared / weight );
	}
	return best;
}
