/**
 * What words are about: a class for "refund, rückerstattung, 退款", another for
 * "angry, wütend, furieux", … An entry may be several words; one that ends in
 * "*" stands for every word that begins so.
 */
import { fold } from './fold';
import { tokenise, type Token } from './tokens';
import entries from './lexicon.json';
import functionWords from './function-words.json';

export type Language = keyof typeof functionWords | 'zh';
export const LANGUAGES = [
	...( Object.keys( functionWords ) as Language[] ),
	'zh',
] as Language[];
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

export const CLASSES = [ ...Object.keys( entries ), ...MARKS ] as ClassName[];
const NUMBER_OF = new Map( CLASSES.map( ( name, i ) => [ name, i ] ) );
export const classNumber = ( name: ClassName ) => NUMBER_OF.get( name )!;

interface Node {
	next?: Map< string, Node >;
	/** By the beginning of the next word. */
	stems?: Map< string, Node >;
	/** The shortest and longest of them. */
	least: number;
	most: number;
	/** Class number and language bit, for an entry that ends here. */
	ends?: Array< [ number, number ] >;
}

const node = (): Node => ( { least: 99, most: 0 } );

function wordsOf( entry: string ): string[] {
	return tokenise( fold( entry.replace( /\*/g, '' ) ) ).map(
		( { text } ) => text
	);
}

function build(): Node {
	const root = node();
	Object.entries( entries ).forEach( ( [ , byLanguage ], kind ) => {
		for ( const [ language, list ] of Object.entries( byLanguage ) ) {
			const bit = 1 << LANGUAGES.indexOf( language as Language );
			for ( const entry of list ) {
				add( root, entry, kind, bit );
			}
		}
	} );
	return root;
}

function add( root: Node, entry: string, kind: number, bit: number ): void {
	let at = root;
	const words = wordsOf( entry );
	words.forEach( ( word, i ) => {
		const stem = i === words.length - 1 && entry.endsWith( '*' );
		const map = stem
			? ( at.stems ??= new Map() )
			: ( at.next ??= new Map() );
		let to = map.get( word );
		if ( ! to ) {
			map.set( word, ( to = node() ) );
		}
		if ( stem ) {
			at.least = Math.min( at.least, word.length );
			at.most = Math.max( at.most, word.length );
		}
		at = to;
	} );
	const same = ( at.ends ??= [] ).find( ( [ one ] ) => one === kind );
	if ( same ) {
		same[ 1 ] |= bit;
	} else {
		at.ends.push( [ kind, bit ] );
	}
}

const ROOT = build();

const SPEAKS = new Map< string, number >();
for ( const [ language, words ] of Object.entries( functionWords ) ) {
	for ( const word of words.split( ' ' ) ) {
		const [ folded ] = wordsOf( word );
		SPEAKS.set(
			folded!,
			( SPEAKS.get( folded! ) ?? 0 ) |
				( 1 << LANGUAGES.indexOf( language as Language ) )
		);
	}
}

const HINDI = 1 << LANGUAGES.indexOf( 'hi' );
const CHINESE = 1 << LANGUAGES.indexOf( 'zh' );
const ENGLISH = 1 << LANGUAGES.indexOf( 'en' );

export interface Read {
	tokens: Token[];
	/** Class numbers by token. */
	classes: number[][];
	/** Bits of the languages that it may be in. */
	languages: number;
	/** The likeliest. */
	language: Language | undefined;
}

/** Bits of the languages that the words may be in, and the likeliest. */
function languageOf( tokens: Token[] ): {
	languages: number;
	language: Language | undefined;
} {
	const votes = LANGUAGES.map( () => 0 );
	let han = 0;
	let indic = 0;
	let words = 0;
	for ( const { text, kind } of tokens ) {
		if ( kind === 'han' ) {
			han++;
		} else if ( kind === 'word' ) {
			words++;
			if ( text >= '\u0900' && text < '\u0980' ) {
				indic++;
			}
			const speaks = SPEAKS.get( text ) ?? 0;
			for ( let i = 0; i < votes.length; i++ ) {
				votes[ i ]! += ( speaks >> i ) & 1;
			}
		}
	}
	if ( han > 0 && han >= words ) {
		return { languages: CHINESE | ENGLISH, language: 'zh' };
	}
	if ( indic > words / 2 ) {
		return { languages: HINDI | ENGLISH, language: 'hi' };
	}
	const best = Math.max( ...votes );
	const enough = best >= 3 ? best * 0.6 : best - 1;
	let languages = han > 0 ? CHINESE : 0;
	for ( let i = 0; i < votes.length; i++ ) {
		if ( votes[ i ]! >= Math.max( enough, 0 ) ) {
			languages |= 1 << i;
		}
	}
	// Hindi in Latin letters mixes with English.
	if ( languages & HINDI ) {
		languages |= ENGLISH;
	}
	return {
		languages,
		language: best > 0 ? LANGUAGES[ votes.indexOf( best ) ] : undefined,
	};
}

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
		return classNumber(
			text.length > 1 ? 'exclamations' : 'exclamation'
		);
	}
	if ( text.startsWith( '..' ) ) {
		return classNumber( 'dots' );
	}
	return /^(?:[#$%&*@]{3,})$/u.test( text ) ? classNumber( 'masked' ) : -1;
}

const LEET: Record< string, string > = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	$: 's',
	'@': 'a',
};
const LEETED = /[a-z].*[013-5$@]|[013-5$@].*[a-z]/u;

/** How a word may be looked up: as it stands, unstretched, unmasked. */
function forms( text: string ): string[] {
	const all = [ text ];
	if ( /([a-z])\1/u.test( text ) ) {
		const once = text.replace( /([a-z])\1+/gu, '$1' );
		all.push( once );
	}
	if ( LEETED.test( text ) ) {
		all.push( text.replace( /[013-5$@]/gu, ( one ) => LEET[ one ]! ) );
	}
	return all;
}

export function read( tokens: Token[] ): Read {
	const { languages, language } = languageOf( tokens );
	const classes: number[][] = tokens.map( ( token ) => {
		const mark = markClass( token );
		return mark < 0 ? [] : [ mark ];
	} );
	const put = ( ends: Array< [ number, number ] >, i: number ) => {
		for ( const [ kind, bits ] of ends ) {
			if ( bits & languages && ! classes[ i ]!.includes( kind ) ) {
				classes[ i ]!.push( kind );
			}
		}
	};
	const walk = ( at: Node, from: number, i: number ): boolean => {
		const token = tokens[ i ];
		if ( ! token || token.kind === 'mark' || token.kind === 'picture' ) {
			return false;
		}
		let found = false;
		const step = ( text: string ) => {
			const exact = at.next?.get( text );
			if ( exact ) {
				if ( exact.ends ) {
					put( exact.ends, from );
					found = true;
				}
				if ( exact.next || exact.stems ) {
					found = walk( exact, from, i + 1 ) || found;
				}
			}
			if ( at.stems ) {
				const most = Math.min( at.most, text.length );
				for ( let n = at.least; n <= most; n++ ) {
					const stem = at.stems.get( text.slice( 0, n ) );
					if ( stem ) {
						put( stem.ends!, from );
						found = true;
					}
				}
			}
		};
		step( token.text );
		if ( ! found && token.kind === 'word' ) {
			for ( const form of forms( token.text ).slice( 1 ) ) {
				step( form );
			}
		}
		return found;
	};
	for ( let i = 0; i < tokens.length; i++ ) {
		walk( ROOT, i, i );
	}
	return { tokens, classes, languages, language };
}
