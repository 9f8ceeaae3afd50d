/** Words, marks and sentences of a folded text. */
import type { Folded } from './fold';

export type Kind = 'word' | 'han' | 'number' | 'mark' | 'picture';

export interface Token {
	text: string;
	/** Indexes into the folded text. */
	start: number;
	end: number;
	kind: Kind;
	/** How many of its letters were capitals. */
	capitals: number;
	sentence: number;
	/** It stood there letter by letter. */
	spelled?: boolean;
}

/** Of a text without end, so many tokens. */
const TOKENS = 1500;

const LETTER = /\p{L}|\p{M}/u;
const DIGIT = /\p{N}/u;
const PICTURE = /\p{Extended_Pictographic}/u;

const enum Char {
	Space,
	Letter,
	Digit,
	Han,
	Mark,
	Picture,
}

const seen = new Map< number, Char >();

function kindOf( text: string, i: number ): Char {
	const code = text.charCodeAt( i );
	if ( code < 128 ) {
		if ( code >= 97 && code <= 122 ) {
			return Char.Letter;
		}
		if ( code >= 48 && code <= 57 ) {
			return Char.Digit;
		}
		return code <= 32 ? Char.Space : Char.Mark;
	}
	if (
		( code >= 0x4e00 && code <= 0x9fff ) ||
		( code >= 0x3400 && code < 0x4dc0 )
	) {
		return Char.Han;
	}
	const point = text.codePointAt( i )!;
	let kind = seen.get( point );
	if ( kind === undefined ) {
		const char = String.fromCodePoint( point );
		kind = Char.Mark;
		if ( LETTER.test( char ) ) {
			kind = Char.Letter;
		} else if ( DIGIT.test( char ) ) {
			kind = Char.Digit;
		} else if ( PICTURE.test( char ) ) {
			kind = Char.Picture;
		} else if ( /\s/u.test( char ) ) {
			kind = Char.Space;
		}
		if ( seen.size < 5000 ) {
			seen.set( point, kind );
		}
	}
	return kind;
}

/** What may follow an apostrophe without being a word of its own. */
const JOINED = new Set( [ 't', 's', 're', 'll', 've', 'm', 'd' ] );

/** Stands in for a letter in a word that is not to be written. */
const isMask = ( char: string | undefined ) =>
	char === '*' || char === '@' || char === '$' || char === '#';

export function tokenise( folded: Folded ): Token[] {
	const { text, capital } = folded;
	const tokens: Token[] = [];
	let sentence = 0;
	let fresh = true;
	const add = (
		kind: Kind,
		start: number,
		end: number,
		as = text.slice( start, end )
	) => {
		let capitals = 0;
		for ( let i = start; i < end; i++ ) {
			capitals += capital[ i ]!;
		}
		tokens.push( { text: as, start, end, kind, capitals, sentence } );
		fresh = false;
	};
	for ( let i = 0; i < text.length && tokens.length < TOKENS; ) {
		const from = i;
		switch ( kindOf( text, i ) ) {
			case Char.Space:
				if ( text[ i ] === '\n' && ! fresh ) {
					sentence++;
					fresh = true;
				}
				i++;
				break;
			case Char.Han:
				add( 'han', i, ++i );
				break;
			case Char.Picture:
				i += String.fromCodePoint( text.codePointAt( i )! ).length;
				add( 'picture', from, i );
				break;
			case Char.Letter:
			case Char.Digit:
				i = addWord( text, i, add );
				break;
			case Char.Mark: {
				const char = text[ i ]!;
				while ( text[ i ] === char ) {
					i++;
				}
				// "?!?!" and "!!!1" are one mark.
				while (
					'!?'.includes( char ) &&
					'!?'.includes( text[ i ]! ) &&
					i < text.length
				) {
					i++;
				}
				add( 'mark', from, i );
				const ends =
					'!?'.includes( char ) ||
					( char === '.' &&
						( i >= text.length ||
							kindOf( text, i ) !== Char.Digit ) );
				if ( ends ) {
					sentence++;
					fresh = true;
				}
			}
		}
	}
	return spelledOut( tokens );
}

type Add = ( kind: Kind, start: number, end: number, as?: string ) => void;

function addWord( text: string, from: number, add: Add ): number {
	let i = from;
	let as = '';
	let letters = false;
	while ( i < text.length && i - from < 60 ) {
		const kind = kindOf( text, i );
		if ( kind === Char.Letter || kind === Char.Digit ) {
			letters ||= kind === Char.Letter;
			as += text[ i++ ];
		} else if ( text[ i ] === "'" ) {
			let to = i + 1;
			while ( to < text.length && kindOf( text, to ) === Char.Letter ) {
				to++;
			}
			if ( ! JOINED.has( text.slice( i + 1, to ) ) ) {
				break;
			}
			i++;
		} else if ( letters && isMask( text[ i ] ) ) {
			let to = i;
			while ( isMask( text[ to ] ) ) {
				to++;
			}
			const inside =
				to < text.length && kindOf( text, to ) === Char.Letter;
			if ( ! inside && text[ i ] !== '*' ) {
				break;
			}
			as += text.slice( i, to );
			i = to;
		} else {
			break;
		}
	}
	i = Math.max( i, from + 1 );
	add(
		letters ? 'word' : 'number',
		from,
		i,
		stretched( as || text.slice( from, i ) )
	);
	return i;
}

/** "sooooo" and "soo" are the same word. */
function stretched( word: string ): string {
	for ( let i = 2; i < word.length; i++ ) {
		if ( word[ i ] === word[ i - 1 ] && word[ i ] === word[ i - 2 ] ) {
			return word.replace( /([^0-9])\1{2,}/gu, '$1$1' );
		}
	}
	return word;
}

/** "a g e n t", "a.g.e.n.t": single letters in a row are a word. */
function spelledOut( tokens: Token[] ): Token[] {
	let singles = 0;
	for ( const { text, kind } of tokens ) {
		singles += Number( kind === 'word' && text.length === 1 );
	}
	if ( singles < 4 ) {
		return tokens;
	}
	const out: Token[] = [];
	const isSingle = ( token: Token | undefined ) =>
		token?.kind === 'word' && token.text.length === 1;
	for ( let i = 0; i < tokens.length; ) {
		let to = i;
		let letters = '';
		while ( isSingle( tokens[ to ] ) && letters.length < 30 ) {
			letters += tokens[ to ]!.text;
			const next = tokens[ to + 1 ];
			const between =
				next?.kind === 'mark' &&
				next.end - next.start === 1 &&
				'.-_*'.includes( next.text );
			to += between && isSingle( tokens[ to + 2 ] ) ? 2 : 1;
		}
		if ( letters.length >= 4 ) {
			const last = tokens[ to - 1 ]!;
			out.push( {
				...tokens[ i ]!,
				text: letters,
				end: last.end,
				capitals: 0,
				spelled: true,
			} );
			i = to;
		} else {
			out.push( tokens[ i++ ]! );
		}
	}
	return out;
}
