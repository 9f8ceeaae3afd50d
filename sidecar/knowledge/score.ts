/** How sure it is that a passage answers a question. */
import type { KnowledgeKind } from '../ports';
import { weightOf, type Term } from './terms';

/** What a passage is found by. */
export interface Held {
	kind: KnowledgeKind;
	/** Stems of the page's or product's name and the heading, or of the questions. */
	above: ReadonlySet< string >;
	/** Stems. */
	text: ReadonlySet< string >;
	/** It is what its page begins with: it says what it is about as a whole. */
	opening: boolean;
	/** Of an entry, what each of its questions is about. */
	asks: ReadonlyArray< readonly string[] >;
}

export interface Weighed extends Term {
	/** 0 to 1: a word that every passage has tells little. */
	rarity: number;
}

/** In another word for the same. */
const SYNONYM = 0.9;
const SYNONYM_IN_TEXT = 0.75;
/** Not what was asked for, but what it is one of. */
const GENERAL = 0.8;
const GENERAL_IN_TEXT = 0.2;
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
export const LIKELY = 0.35;

/** 0 to 1. */
export function score( terms: readonly Weighed[], held: Held ): number {
	const worth = held.kind === 'entry' ? IN_ANSWER : IN_TEXT;
	let sum = 0;
	let matched = 0;
	let above = 0;
	let inText = 0;
	let evidence = 0;
	for ( const term of terms ) {
		const weight = term.weight * term.rarity;
		const there = matchIn( held.above, term, SYNONYM, GENERAL );
		const below = matchIn(
			held.text,
			term,
			SYNONYM_IN_TEXT,
			GENERAL_IN_TEXT
		);
		sum += weight;
		above += weight * there;
		inText += weight * below;
		const best = Math.max( there, worth * below );
		matched += weight * best;
		evidence += term.weight * best;
	}
	if ( sum === 0 || matched === 0 ) {
		return 0;
	}
	const covered = matched / sum;
	const certain = Math.min( 1, evidence / ENOUGH ) ** STEEP;
	const apt =
		held.kind === 'entry'
			? ( 1 - APT + APT * precision( terms, held.asks ) ) *
				( above > 0 ? 1 : NOT_ASKED )
			: ( above > 0 ? ABOVE : NOT_ABOVE ) +
				( OWN_WORDS * inText ) / sum +
				( held.opening ? OPENING : 0 );
	return covered * certain * apt;
}

/**
 * A passage says several things; which of them is asked: the most telling word
 * besides its page's name, by whichever word for the same comes first.
 *
 * @param terms
 * @param held
 * @param name  Stems of the page's or product's name.
 */
export function askedOf(
	terms: readonly Weighed[],
	held: Held,
	name: ReadonlySet< string >
): string | undefined {
	const there = ( stems: ReadonlySet< string >, term: Term ) =>
		matchIn( stems, term, SYNONYM, GENERAL ) > 0;
	const [ best ] = terms
		.filter(
			( term ) =>
				! there( name, term ) &&
				( there( held.above, term ) || there( held.text, term ) )
		)
		.sort( ( a, b ) => b.weight * b.rarity - a.weight * a.rarity );
	return best && [ best.stem, ...best.others ].sort()[ 0 ];
}

const matchIn = (
	stems: ReadonlySet< string >,
	term: Term,
	synonym: number,
	general: number
): number => {
	const has = ( one: string ) => stems.has( one );
	if ( has( term.stem ) ) {
		return 1;
	}
	if ( term.others.some( has ) ) {
		return synonym;
	}
	return term.also.some( has ) ? general : 0;
};

/** How much of the question that it answers is asked. */
function precision( terms: readonly Term[], asks: Held[ 'asks' ] ): number {
	const said = new Set(
		terms.flatMap( ( { stem, others, also } ) => [
			stem,
			...others,
			...also,
		] )
	);
	const shares = asks.map( ( ask ) => {
		const all = ask.reduce( ( sum, one ) => sum + weightOf( one ), 0 );
		const shared = ask.reduce(
			( sum, one ) => sum + ( said.has( one ) ? weightOf( one ) : 0 ),
			0
		);
		return all === 0 ? 0 : shared / all;
	} );
	return Math.max( 0, ...shares );
}
