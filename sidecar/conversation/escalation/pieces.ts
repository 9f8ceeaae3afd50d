/** Sentences in pieces: what is wished for may stand in one clause, or in a part of a long one. */
import { GROUPS } from './features';
import type { Read } from './lexicon';

/** A clause of a sentence, or a part of a long one. */
export interface Piece {
	sentence: number;
	/** Tokens. */
	from: number;
	to: number;
	/** Of the gathered features, the first, and the one after the last. */
	first: number;
	end: number;
	/** How many features of each group it has, known or not. */
	counts: number[];
}

/** Of a sentence that is longer than two of them, a piece has so many tokens. */
export const PIECE = 15;

/** A clause has more tokens than this, its mark included. */
const CLAUSE = 2;

export function piecesOf( { tokens }: Read ): Piece[] {
	const all: Piece[] = [];
	for ( let from = 0; from < tokens.length; ) {
		const { sentence } = tokens[ from ]!;
		let end = from;
		while ( tokens[ end ]?.sentence === sentence ) {
			end++;
		}
		const isLong = end - from > 2 * PIECE;
		while ( from < end ) {
			const to = isLong
				? Math.min( from + PIECE, end )
				: clauseEnd( tokens, from, end );
			all.push( {
				sentence,
				from,
				to,
				first: 0,
				end: 0,
				counts: new Array( GROUPS ).fill( 0 ),
			} );
			from = to;
		}
	}
	return all;
}

/** Words that begin a clause. */
const JOINTS = new Set(
	'and but so because und aber weil denn y pero porque et mais car ma perche mas porque maar aur lekin magar taki'.split(
		' '
	)
);

/** Behind its comma or dash, or before the word that begins the next one. */
function clauseEnd(
	tokens: Read[ 'tokens' ],
	from: number,
	end: number
): number {
	for ( let i = from + CLAUSE; i < end - CLAUSE; i++ ) {
		const { kind, text } = tokens[ i ]!;
		if ( kind === 'mark' && endsClause( tokens, i ) ) {
			return i + 1;
		}
		if ( kind === 'word' && i > from + CLAUSE && JOINTS.has( text ) ) {
			return i;
		}
	}
	return end;
}

/** A dash does between words that stand apart: not in "person-sized". */
const endsClause = ( tokens: Read[ 'tokens' ], i: number ): boolean =>
	',;:'.includes( tokens[ i ]!.text ) ||
	( tokens[ i ]!.text === '-' && tokens[ i ]!.start > tokens[ i - 1 ]!.end );
