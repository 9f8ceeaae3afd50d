/** Which words of a sentence the detector went by, ready to be shown. Pure. */
import type { TriedTrigger } from '../../../protocol/detection';

/** `for`: speaks for the trigger; `own`, `ignored`: the owner's phrases. */
export type Telling = 'for' | 'against' | 'own' | 'ignored';

export interface Piece {
	text: string;
	/** Absent: it tells nothing. */
	telling?: Telling;
}

/** Beside the weightiest word less says nothing to a reader. */
const LEAST_SHARE = 0.2;
const LEAST = 0.3;

type Word = TriedTrigger[ 'words' ][ number ];

/** The whole sentence, in pieces; words that stand together and tell the same are one. */
export function piecesOf( text: string, words: Word[] ): Piece[] {
	const tells: Array< Telling | undefined > = new Array( text.length );
	const most = Math.max(
		0,
		...words
			.filter( ( { phrase } ) => ! phrase )
			.map( ( { weight } ) => Math.abs( weight ) )
	);
	for ( const word of [ ...words ].sort( phrasesLast ) ) {
		if (
			word.phrase ||
			Math.abs( word.weight ) >= Math.max( LEAST, most * LEAST_SHARE )
		) {
			tells.fill( tellingOf( word ), word.start, word.end );
		}
	}
	return joined( text, tells );
}

/** An own phrase is stronger than what its words would say. */
const phrasesLast = ( a: Word, b: Word ) =>
	Number( a.phrase ?? false ) - Number( b.phrase ?? false );

function tellingOf( { weight, phrase }: Word ): Telling {
	if ( phrase ) {
		return weight > 0 ? 'own' : 'ignored';
	}
	return weight > 0 ? 'for' : 'against';
}

function joined( text: string, tells: Array< Telling | undefined > ): Piece[] {
	const pieces: Piece[] = [];
	for ( let i = 0; i < text.length; ) {
		const telling = tells[ i ];
		let end = i + 1;
		while ( end < text.length && tells[ end ] === telling ) {
			end++;
		}
		const space = /^\s+/.exec( text.slice( end ) )?.[ 0 ].length ?? 0;
		if ( telling && space > 0 && tells[ end + space ] === telling ) {
			tells.fill( telling, end, end + space );
			continue;
		}
		pieces.push( {
			text: text.slice( i, end ),
			...( telling && { telling } ),
		} );
		i = end;
	}
	return pieces;
}

/** What tells this, each once. */
export const saidBy = ( pieces: Piece[], telling: Telling ): string[] => [
	...new Set(
		pieces
			.filter( ( piece ) => piece.telling === telling )
			.map( ( { text } ) => text )
	),
];
