/**
 * Text as the detector reads it: lower case, without accents, tricks undone.
 *
 * What is written to look like something else (zero-width characters inside
 * words, letters of another script, full-width forms) is read as what it looks
 * like, and every character keeps the offset that it has in the original.
 */

/** `at[i]` is the UTF-16 offset in the original of `text[i]`; one more for the end. */
export interface Folded {
	text: string;
	at: Int32Array;
	/** Letters of the original that were capitals, by index of `text`. */
	capital: Uint8Array;
}

/** So much of a longer text is read, half at its beginning and half at its end. */
export const READ = 6000;

const INVISIBLE =
	/[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/u;
const MARK = /\p{M}/u;

/** Letters of other scripts that look Latin; read so inside Latin words only. */
const LOOKALIKES: Record< string, string > = Object.fromEntries(
	[
		[ 'аɑα', 'a' ],
		[ 'вβ', 'b' ],
		[ 'сϲ', 'c' ],
		[ 'ԁ', 'd' ],
		[ 'еєε', 'e' ],
		[ 'ғ', 'f' ],
		[ 'ɡ', 'g' ],
		[ 'һн', 'h' ],
		[ 'іїι', 'i' ],
		[ 'ј', 'j' ],
		[ 'кκ', 'k' ],
		[ 'ӏ', 'l' ],
		[ 'мμ', 'm' ],
		[ 'пηո', 'n' ],
		[ 'оοσ', 'o' ],
		[ 'рρ', 'p' ],
		[ 'ԛ', 'q' ],
		[ 'г', 'r' ],
		[ 'ѕ', 's' ],
		[ 'тτ', 't' ],
		[ 'υս', 'u' ],
		[ 'νѵ', 'v' ],
		[ 'ԝω', 'w' ],
		[ 'хχ', 'x' ],
		[ 'уγ', 'y' ],
	].flatMap( ( [ from, to ] ) =>
		[ ...from! ].map( ( one ) => [ one, to! ] as const )
	)
);

const SPECIAL: Record< string, string > = {
	ß: 'ss',
	ø: 'o',
	đ: 'd',
	ł: 'l',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	'’': "'",
	'‘': "'",
	'´': "'",
	'`': "'",
	'“': '"',
	'”': '"',
	'…': '.',
	'。': '.',
	'，': ',',
	'、': ',',
	'¿': ' ',
	'¡': ' ',
	'–': '-',
	'—': '-',
};

const ASCII = /^[\0-\x7f]*$/;

export function fold( original: string ): Folded {
	return original.length <= READ && ASCII.test( original )
		? foldAscii( original )
		: foldAny( original );
}

function foldAscii( original: string ): Folded {
	const at = new Int32Array( original.length + 1 );
	const capital = new Uint8Array( original.length );
	for ( let i = 0; i < original.length; i++ ) {
		const code = original.charCodeAt( i );
		at[ i ] = i;
		capital[ i ] = Number( code >= 65 && code <= 90 );
	}
	at[ original.length ] = original.length;
	return {
		text: original.toLowerCase().replaceAll( '`', "'" ),
		at,
		capital,
	};
}

function foldAny( original: string ): Folded {
	const out: string[] = [];
	const at: number[] = [];
	const capital: number[] = [];
	const put = ( char: string, from: number, isCapital = 0 ) => {
		for ( let i = 0; i < char.length; i++ ) {
			out.push( char[ i ]! );
			at.push( from );
			capital.push( isCapital );
		}
	};
	const read = ( from: number, to: number ) => {
		for ( let i = from; i < to; ) {
			const code = original.charCodeAt( i );
			if ( code < 128 ) {
				if ( code >= 65 && code <= 90 ) {
					put( String.fromCharCode( code + 32 ), i, 1 );
				} else {
					put( code === 96 ? "'" : original[ i ]!, i );
				}
				i++;
				continue;
			}
			const char = String.fromCodePoint( original.codePointAt( i )! );
			const { as, isCapital } = plain( char );
			put( as, i, isCapital );
			i += char.length;
		}
	};
	if ( original.length <= READ ) {
		read( 0, original.length );
	} else {
		read( 0, READ / 2 );
		// What is left out must not join two words.
		put( '\n', READ / 2 );
		read( original.length - READ / 2, original.length );
	}
	at.push( original.length );
	const text = latinise( out );
	return {
		text,
		at: Int32Array.from( at ),
		capital: Uint8Array.from( capital ),
	};
}

/** Vowel signs belong to the word in the scripts of India. */
const INDIC = /[\u0900-\u0dff]/u;

interface Plain {
	/** Empty for what is not seen, and for marks on letters. */
	as: string;
	isCapital: number;
}

const known = new Map< string, Plain >();

/** One character without case, accent and fancy form. */
function plain( char: string ): Plain {
	let found = known.get( char );
	if ( found === undefined ) {
		found = plainly( char );
		if ( known.size < 5000 ) {
			known.set( char, found );
		}
	}
	return found;
}

function plainly( char: string ): Plain {
	if ( INDIC.test( char ) ) {
		return { as: char, isCapital: 0 };
	}
	if ( INVISIBLE.test( char ) || MARK.test( char ) ) {
		return { as: '', isCapital: 0 };
	}
	const lower = char.normalize( 'NFKC' ).toLowerCase();
	return {
		as: [ ...lower.normalize( 'NFD' ) ]
			.filter( ( one ) => ! MARK.test( one ) )
			.map( ( one ) => SPECIAL[ one ] ?? one )
			.join( '' ),
		isCapital: Number( char !== char.toLowerCase() ),
	};
}

/** Lookalikes become Latin in words that have a Latin letter. */
function latinise( chars: string[] ): string {
	let foreign = false;
	for ( const char of chars ) {
		if ( char > '\u0250' && char < '\u0590' ) {
			foreign = true;
			break;
		}
	}
	if ( foreign ) {
		for ( let from = 0; from < chars.length; from++ ) {
			let to = from;
			let latin = false;
			while (
				to < chars.length &&
				/[\p{L}\p{N}]/u.test( chars[ to ]! )
			) {
				latin ||= chars[ to ]! >= 'a' && chars[ to ]! <= 'z';
				to++;
			}
			for ( let i = from; latin && i < to; i++ ) {
				chars[ i ] = LOOKALIKES[ chars[ i ]! ] ?? chars[ i ]!;
			}
			from = Math.max( from, to );
		}
	}
	return chars.join( '' );
}
