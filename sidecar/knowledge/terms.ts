/** Texts and questions as the stems that the index has. */
import { ASKING, BETWEEN, concepts, VAGUE } from './lexicon';
import { stem } from './stem';

/** Of a very long question, what it begins and what it ends with. */
const BEGINNING = 1000;
const END = 500;
const WORDS = 300;
const TERMS = 14;
/** No word that means something is longer. */
const LONGEST = 40;
const VAGUE_WEIGHT = 0.35;

export interface Term {
	stem: string;
	/** 1, or less where it says little by itself. */
	weight: number;
	/** What else says the same. */
	others: string[];
	/** What says it in general: "abroad" of "Norway". */
	also: string[];
	/** "In Leeds", "my ukulele": where no passage has it, it tells little. */
	aside: boolean;
}

/** "Your store" is who is asked. */
const OURSELVES = new Set(
	[ 'shop', 'store', 'company', 'business' ].map( stem )
);
const ASIDE = new Set( [ 'in', 'at', 'near', 'from', 'my', 'our', 'ur' ] );

const asking = new Set( [ ...ASKING, ...ASKING.map( stem ) ] );

const between = new Set( [ ...BETWEEN ].map( stem ) );

const joined = ( phrase: string ) =>
	phrase.split( '_' ).map( stem ).join( '_' );

const vague = new Set( VAGUE.map( joined ) );

const others = new Map< string, Set< string > >();
const general = new Map< string, string[] >();
/** Of phrases, by their first word: the others, the longest phrase first. */
const phrases = new Map< string, string[][] >();
for ( const { members, also } of concepts() ) {
	const all = members.map( joined );
	const special = also.map( joined );
	special.forEach( ( one ) =>
		general.set( one, [ ...( general.get( one ) ?? [] ), ...all ] )
	);
	for ( const one of all ) {
		const same = others.get( one ) ?? new Set();
		all.filter( ( other ) => other !== one ).forEach( ( other ) =>
			same.add( other )
		);
		others.set( one, same );
	}
	for ( const one of [ ...all, ...special ] ) {
		const [ first = '', ...rest ] = one.split( '_' );
		if ( rest.length > 0 ) {
			phrases.set( first, [ ...( phrases.get( first ) ?? [] ), rest ] );
		}
	}
}
phrases.forEach( ( all ) => all.sort( ( a, b ) => b.length - a.length ) );

const clipped = ( question: string ) =>
	question.length <= BEGINNING + END
		? question
		: `${ question.slice( 0, BEGINNING ) } ${ question.slice( -END ) }`;

/** Several questions in one message are each looked up; what stands around them too. */
const PARTS = 4;

/** The whole, and each sentence of it that asks. */
export function questionsIn( text: string ): string[] {
	const whole = clipped( text );
	const sentences = whole.match( /[^.!?\n]+[.!?\n]*/g ) ?? [];
	return sentences.length < 2
		? [ whole ]
		: [
				whole,
				...sentences
					.filter( ( one ) => one.includes( '?' ) )
					.slice( -PARTS ),
			];
}

/** In small letters, without accents, apostrophes and what nobody sees. */
export function wordsOf( text: string ): string[] {
	return (
		text
			.normalize( 'NFKD' )
			.replace( /[\p{Cf}\u0300-\u036f]/gu, '' )
			.normalize( 'NFC' )
			.toLowerCase()
			.replace( /n['’`]t\b/g, 'nt' )
			.replace( /['’`](?:s|re|ve|ll|d|m)\b/g, '' )
			.match( /[\p{L}\p{M}\p{N}]+/gu ) ?? []
	).map( ( word ) => word.slice( 0, LONGEST ) );
}

/** What a text is found by: its stems, and behind them its phrases. */
export function stemsOf( text: string ): string[] {
	const stems = wordsOf( text ).map( stem );
	return [ ...stems, ...phrasesIn( stems ).map( ( { phrase } ) => phrase ) ];
}

/**
 * What a question is about; empty when nothing is asked.
 *
 * @param question
 * @param meant    Of a stem and its word, the stem that was meant.
 * @param put      The words, as the index may have them.
 */
export function termsOf(
	question: string,
	meant: ( one: string, word: string ) => string = ( one ) => one,
	put: ( words: string[] ) => string[] = ( words ) => words
): Term[] {
	const words = put( wordsOf( question ).slice( 0, WORDS ) );
	const stems = words.map( ( word ) => meant( stem( word ), word ) );
	const found = phrasesIn( stems );
	const inPhrase = new Set( found.flatMap( ( { at } ) => at ) );
	const terms = new Map< string, Term >();
	const add = ( one: string, aside: boolean ) => {
		if ( terms.size < TERMS && ! terms.has( one ) ) {
			const term = termOf( one );
			terms.set( one, { ...term, aside: aside || term.aside } );
		}
	};
	found.forEach( ( { phrase } ) => add( phrase, false ) );
	stems.forEach( ( one, i ) => {
		const before = words[ i - 1 ] ?? '';
		if (
			! inPhrase.has( i ) &&
			! isAsking( words[ i ]!, one ) &&
			! ( before === 'your' && OURSELVES.has( one ) )
		) {
			add( one, ASIDE.has( before ) );
		}
	} );
	return withoutDoubles( [ ...terms.values() ] );
}

export function weightOf( one: string ): number {
	if ( asking.has( one ) ) {
		return 0;
	}
	return vague.has( one ) || /^\d+$/.test( one ) ? VAGUE_WEIGHT : 1;
}

const isAsking = ( word: string, one: string ) =>
	asking.has( word ) || asking.has( one ) || /^[a-z]$/.test( one );

/** A word that stands for itself, whatever was written. */
export const termOf = ( one: string ): Term => ( {
	stem: one,
	weight: weightOf( one ),
	others: [ ...( others.get( one ) ?? [] ) ],
	also: general.get( one ) ?? [],
	aside: general.has( one ),
} );

/** "Delivery" and "shipping" in one question are asked once. */
function withoutDoubles( terms: Term[] ): Term[] {
	return terms.filter(
		( term, i ) =>
			! terms
				.slice( 0, i )
				.some( ( before ) => before.others.includes( term.stem ) )
	);
}

function phrasesIn(
	stems: string[]
): Array< { phrase: string; at: number[] } > {
	const found: Array< { phrase: string; at: number[] } > = [];
	for ( let i = 0; i < stems.length; i++ ) {
		for ( const rest of phrases.get( stems[ i ]! ) ?? [] ) {
			const at = follow( stems, i, rest );
			if ( at ) {
				found.push( {
					phrase: [ stems[ i ], ...rest ].join( '_' ),
					at,
				} );
				break;
			}
		}
	}
	return found;
}

/** How many small words may stand between two of a phrase. */
const GAP = 3;

function follow(
	stems: string[],
	from: number,
	rest: string[]
): number[] | undefined {
	const at = [ from ];
	let i = from + 1;
	for ( const next of rest ) {
		const until = i + GAP;
		while (
			i < until &&
			stems[ i ] !== next &&
			between.has( stems[ i ] ?? '' )
		) {
			i++;
		}
		if ( stems[ i ] !== next ) {
			return undefined;
		}
		at.push( i++ );
	}
	return at;
}

/** Whether its meaning is known, whatever the shop says. */
export const isKnown = ( one: string ) =>
	others.has( one ) ||
	general.has( one ) ||
	vague.has( one ) ||
	asking.has( one );

/** All of them that are single words. */
export const knownWords = (): string[] =>
	[ ...tellingWords(), ...asking ].filter( ( one ) => ! one.includes( '_' ) );

/** What customers ask about, phrases too. */
export const tellingWords = (): string[] => [
	...others.keys(),
	...general.keys(),
	...vague,
];
