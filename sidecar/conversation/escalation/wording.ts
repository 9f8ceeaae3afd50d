/** What a question is about, to tell whether two of them ask the same in other words. */
import { hashes, mix } from './hash';
import { isFunctionWord } from './languages';
import { classNumber, type ClassName, type Read } from './lexicon';

/** Hashes of features, sorted, what each says, and the length of all that as a vector. */
export interface Wording {
	features: Int32Array;
	weights: Float32Array;
	length: number;
	/** Hash of all its words as they stand. */
	words: number;
}

/** In every question: they say little of what it is about. */
const COMMON = numbers(
	'polite',
	'me',
	'you',
	'very',
	'may',
	'want',
	'help',
	'not',
	'order',
	'joy',
	'settled',
	'smile'
);
/** Their words stand for each other. */
const THEMES = numbers(
	'refund',
	'money',
	'charge',
	'twice',
	'cancel',
	'return',
	'back',
	'wait',
	'duration',
	'broken',
	'policy',
	'fee',
	'contact',
	'contactinfo'
);

function numbers( ...names: ClassName[] ): ReadonlySet< number > {
	return new Set( names.map( classNumber ) );
}

const COMMON_WORD = 0.3;
const THEME = 0.8;
const LETTERS = 0.35;
/** Endings differ: so many letters are the word. */
const STEM = 5;
const RUN = 3;

export function wordingOf( { tokens, classes, languages }: Read ): Wording {
	const found = new Map< number, number >();
	const put = ( feature: number, weight: number ) => {
		found.set( feature, Math.max( found.get( feature ) ?? 0, weight ) );
	};
	tokens.forEach( ( { text, kind }, i ) => {
		if ( kind === 'han' || kind === 'number' ) {
			put( hashes( text ), 1 );
		}
		if ( kind !== 'word' || isFunctionWord( text, languages ) ) {
			return;
		}
		const isCommon = classes[ i ]!.some( ( one ) => COMMON.has( one ) );
		put( hashes( text.slice( 0, STEM ) ), isCommon ? COMMON_WORD : 1 );
		const edged = `_${ text }_`;
		for ( let at = 0; at + RUN <= edged.length; at++ ) {
			put( mix( hashes( edged.slice( at, at + RUN ) ), 1 ), LETTERS );
		}
	} );
	for ( const one of classes.flat() ) {
		if ( THEMES.has( one ) ) {
			put( mix( one, 2 ), THEME );
		}
	}
	const sorted = [ ...found ].sort( ( [ a ], [ b ] ) => a - b );
	const weights = sorted.map( ( [ , weight ] ) => weight );
	return {
		features: Int32Array.from( sorted, ( [ feature ] ) => feature ),
		weights: Float32Array.from( weights ),
		length: Math.hypot( ...weights ),
		words: hashes(
			tokens
				.filter( ( { kind } ) => kind !== 'mark' )
				.map( ( { text } ) => text )
				.join( ' ' )
		),
	};
}

/** The cosine: 0 to 1. */
export function sameness( a: Wording, b: Wording ): number {
	let sum = 0;
	for ( let i = 0, j = 0; i < a.features.length && j < b.features.length; ) {
		const one = a.features[ i ]!;
		const other = b.features[ j ]!;
		if ( one === other ) {
			sum += a.weights[ i ]! * b.weights[ j ]!;
		}
		i += Number( one <= other );
		j += Number( other <= one );
	}
	return sum === 0 ? 0 : sum / ( a.length * b.length );
}
