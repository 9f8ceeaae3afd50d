/** Words that say nothing about what it is about: thanks and greetings, or the wish for a person. */
import { isFunctionWord } from './languages';
import { classNumber, readText, type ClassName, type Read } from './lexicon';
import { prepared, type DetectionSettings } from './settings';

const numbers = ( ...names: ClassName[] ): ReadonlySet< number > =>
	new Set( names.map( classNumber ) );

const THANKFUL = numbers( 'joy', 'settled', 'smile' );
const SMALL: ClassName[] = [
	'joy',
	'settled',
	'smile',
	'polite',
	'very',
	'you',
	'me',
];
const SMALL_TALK = numbers( ...SMALL );
const WISH = numbers(
	...SMALL,
	'person',
	'someone',
	'department',
	'real',
	'talk',
	'callme',
	'contact',
	'transfer',
	'want',
	'may',
	'bot',
	'areyou',
	'not',
	'stop',
	'help',
	'never_mind',
	'insult',
	'curse',
	'exasperation',
	'frown'
);
const NEVER_MIND = numbers( 'never_mind' );

/** Nobody thanks at greater length, or goes on with the assistant: words, characters. */
const SHORT = 14;
const SHORT_TEXT = 120;

export const has = ( { classes }: Read, wanted: ReadonlySet< number > ) =>
	classes.some( ( all ) => all.some( ( one ) => wanted.has( one ) ) );

/** Tokens that are words, and whether an entry of one of these classes covers them. */
function covered( read: Read, wanted: ReadonlySet< number > ) {
	const { tokens, classes, phrases } = read;
	const is = classes.map( ( all ) =>
		all.some( ( one ) => wanted.has( one ) )
	);
	for ( const [ kind, from, to ] of phrases ) {
		if ( wanted.has( kind ) ) {
			is.fill( true, from, to + 1 );
		}
	}
	return tokens.flatMap( ( { kind }, i ) =>
		kind === 'word' || kind === 'han' || kind === 'number'
			? [ { i, isCovered: is[ i ]! } ]
			: []
	);
}

export interface SmallTalk {
	/** Nothing but thanks, or that it helped. */
	thanks: boolean;
	/** They go on without a person. */
	neverMind: boolean;
	/** More than a greeting or thanks. */
	isQuestion: boolean;
}

export function smallTalkIn( read: Read ): SmallTalk {
	const words = covered( read, SMALL_TALK );
	const small = words.filter( ( { isCovered } ) => isCovered );
	const isSmallTalk =
		words.length <= SHORT &&
		// "Where is it" is made of function words alone.
		small.length * 2 >= words.length &&
		words.every(
			( { i, isCovered } ) =>
				isCovered ||
				( read.classes[ i ]!.length === 0 &&
					isFunctionWord( read.tokens[ i ]!.text, read.languages ) )
		);
	return {
		thanks: isSmallTalk && has( read, THANKFUL ),
		neverMind: words.length <= SHORT && has( read, NEVER_MIND ),
		isQuestion: ! isSmallTalk,
	};
}

/** Nothing but thanks, as it is said after an end. */
export const isThanks = ( text: string ): boolean =>
	text.length <= SHORT_TEXT && smallTalkIn( readText( text ) ).thanks;

/** It says more than that a person is wished for. */
export function isTelling(
	text: string,
	settings: DetectionSettings
): boolean {
	const read = readText( text, prepared( settings ).names );
	const left = covered( read, WISH ).filter(
		( { i, isCovered } ) =>
			! isCovered &&
			! isFunctionWord( read.tokens[ i ]!.text, read.languages )
	);
	return (
		left.map( ( { i } ) => read.tokens[ i ]!.text ).join( '' ).length > 2
	);
}
