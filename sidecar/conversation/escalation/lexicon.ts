/**
 * What words are about: a class for "refund, rückerstattung, 退款", another for
 * "angry, wütend, furieux", … An entry may be several words; one that ends in
 * "*" stands for every word that begins so.
 */
import { fold } from './fold';
import compiled from './compiled.json';
import { languageOf, type Language } from './languages';
import type entries from './lexicon.json';
import { tokenise, type Token } from './tokens';
import { Trie, type Ends, type Step } from './trie';

export type ClassName = keyof typeof entries | ( typeof MARKS )[ number ];

/** Classes that are not words. */
const MARKS = [
	'question',
	'exclamation',
	'exclamations',
	'dots',
	'number',
	'masked',
	'frown',
	'smile',
] as const;

export const CLASSES = [ ...compiled.classes, ...MARKS ] as ClassName[];
const NUMBER_OF = new Map( CLASSES.map( ( name, i ) => [ name, i ] ) );
export const classNumber = ( name: ClassName ) => NUMBER_OF.get( name )!;

export interface Read {
	tokens: Token[];
	/** Class numbers by token. */
	classes: number[][];
	/** Entries of several words: class number, first and last token. */
	phrases: Array< [ number, number, number ] >;
	/** Bits of the languages that it may be in. */
	languages: number;
	/** The likeliest. */
	language: Language | undefined;
	/** `at[i]` is the offset in the original of the folded text's index i. */
	at: Int32Array;
}

const LEXICON = new Trie( compiled.lexicon );

const PICTURES: Array< [ ClassName, string ] > = [
	[ 'frown', '😡🤬😠👎😤💩🖕😒🙄😑😞😔😢😭😩😫🤦😖😣😾💔🤢🤮😕🙁☹😐🤡' ],
	[ 'smile', '😊😀😍❤👍🎉😁🙏😃😄🙂😉🥰😎👌🙌💕💖✨🤩☺😇🤗' ],
];

function markClass( { text, kind }: Token ): number {
	if ( kind === 'picture' ) {
		const found = PICTURES.find( ( [ , all ] ) => all.includes( text ) );
		return found ? classNumber( found[ 0 ] ) : -1;
	}
	if ( kind === 'number' ) {
		return classNumber( 'number' );
	}
	if ( kind === 'word' ) {
		return text.includes( '*' ) ? classNumber( 'masked' ) : -1;
	}
	if ( text.includes( '?' ) ) {
		return classNumber( 'question' );
	}
	if ( text.startsWith( '!' ) ) {
		return classNumber( text.length > 1 ? 'exclamations' : 'exclamation' );
	}
	if ( text.startsWith( '..' ) ) {
		return classNumber( 'dots' );
	}
	return /^(?:[#$%&*@]{3,})$/u.test( text ) ? classNumber( 'masked' ) : -1;
}

const isSaid = ( { kind }: Token ) => kind !== 'mark' && kind !== 'picture';

/**
 * @param tokens
 * @param names  Words that name a person of the shop, folded.
 */
function read(
	tokens: Token[],
	names: ReadonlySet< string >
): Omit< Read, 'at' > {
	const { languages, language } = languageOf( tokens );
	const classes: number[][] = tokens.map( ( token ) => {
		const mark = markClass( token );
		return mark < 0 ? [] : [ mark ];
	} );
	const phrases: Read[ 'phrases' ] = [];
	const put = ( ends: Ends, from: number, to: number ) => {
		for ( const [ kind, bits ] of ends ) {
			if ( ! ( bits & languages ) ) {
				continue;
			}
			if ( ! classes[ from ]!.includes( kind ) ) {
				classes[ from ]!.push( kind );
			}
			if ( to > from ) {
				phrases.push( [ kind, from, to ] );
			}
		}
	};
	const walk = ( { ends, nexts }: Step, from: number, i: number ) => {
		put( ends, from, i );
		const token = tokens[ i + 1 ];
		if ( token && isSaid( token ) ) {
			for ( const next of nexts ) {
				walk( LEXICON.step( next, token ), from, i + 1 );
			}
		}
	};
	tokens.forEach( ( token, i ) => {
		if ( isSaid( token ) ) {
			walk( LEXICON.begin( token ), i, i );
		}
	} );
	if ( names.size > 0 ) {
		putNames( tokens, classes, names );
	}
	return { tokens, classes, phrases, languages, language };
}

/** A name may be a word too ("Will", "Mark"): it is a person only behind "talk to" and the like. */
const BEFORE_NAME = 3;

function putNames(
	tokens: Token[],
	classes: number[][],
	names: ReadonlySet< string >
): void {
	const talking = ( [ 'talk', 'transfer', 'contact' ] as const ).map(
		classNumber
	);
	tokens.forEach( ( { text }, i ) => {
		const before = classes.slice( Math.max( 0, i - BEFORE_NAME ), i );
		if (
			names.has( text ) &&
			before.some( ( all ) =>
				all.some( ( one ) => talking.includes( one ) )
			)
		) {
			classes[ i ]!.push( classNumber( 'person' ) );
		}
	} );
}

const NOBODY: ReadonlySet< string > = new Set();

export function readText( text: string, names = NOBODY ): Read {
	const folded = fold( text );
	return { ...read( tokenise( folded ), names ), at: folded.at };
}
