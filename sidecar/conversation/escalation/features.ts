/** What a piece of text looks like to the linear models. */
import { hashes, mix, SEED } from './hash';
import { CLASSES, type Read } from './lexicon';

/** Groups are scaled apart: a long text must not drown its words in their letters. */
export const enum Group {
	Words,
	Letters,
	Classes,
	Shape,
}
export const GROUPS = 4;

/** A feature, the group it is in, and the tokens it comes from. */
export type Emit = (
	feature: number,
	group: Group,
	first: number,
	last: number
) => void;

const NONE = hashes( '<' );
const NUMBER = hashes( '0' );

const EDGE = 95;
const LETTERS_LEAST = 3;
const LETTERS_MOST = 5;
/** A class is seen with those that follow within so many tokens. */
const NEAR = 5;
const PAIR = CLASSES.length;

/** The features of all its tokens, sentence by sentence; one may come more than once. */
export function contents( { tokens, classes }: Read, emit: Emit ): void {
	let one = NONE;
	let two = NONE;
	let lastWord = -1;
	for ( let i = 0; i < tokens.length; i++ ) {
		const { text, kind, sentence } = tokens[ i ]!;
		if ( kind === 'word' || kind === 'han' || kind === 'number' ) {
			const word = kind === 'number' ? NUMBER : hashes( text );
			const from = lastWord < 0 ? i : lastWord;
			emit( mix( word, 1 ), Group.Words, i, i );
			emit( mix( mix( one, word ), 2 ), Group.Words, from, i );
			emit(
				mix( mix( mix( two, one ), word ), 3 ),
				Group.Words,
				from,
				i
			);
			if ( two !== NONE ) {
				emit( mix( mix( two, word ), 4 ), Group.Words, from, i );
			}
			two = one;
			one = word;
			lastWord = i;
			if ( kind === 'word' ) {
				letters( text, i, emit );
			}
		}
		classesAt( classes, tokens, i, emit );
		if ( tokens[ i + 1 ]?.sentence !== sentence ) {
			if ( lastWord >= 0 ) {
				emit( mix( mix( one, NONE ), 2 ), Group.Words, lastWord, i );
			}
			one = two = NONE;
			lastWord = -1;
		}
	}
}

function letters( text: string, i: number, emit: Emit ): void {
	const end = text.length;
	for ( let a = -1; a < end; a++ ) {
		let hash = mix( SEED, 7 );
		for ( let n = 0; n < LETTERS_MOST; n++ ) {
			const at = a + n;
			if ( at > end ) {
				break;
			}
			hash = mix(
				hash,
				at < 0 || at === end ? EDGE : text.charCodeAt( at )
			);
			if ( n + 1 >= LETTERS_LEAST ) {
				emit( hash, Group.Letters, i, i );
			}
		}
	}
}

function classesAt(
	classes: number[][],
	tokens: Read[ 'tokens' ],
	i: number,
	emit: Emit
): void {
	const here = classes[ i ]!;
	if ( here.length === 0 ) {
		return;
	}
	for ( const a of here ) {
		emit( mix( mix( SEED, a ), 11 ), Group.Classes, i, i );
	}
	const { sentence } = tokens[ i ]!;
	let between = 0;
	for ( let j = i + 1; j < tokens.length && j <= i + NEAR; j++ ) {
		if ( tokens[ j ]!.sentence !== sentence ) {
			break;
		}
		const there = classes[ j ]!;
		if ( there.length === 0 ) {
			continue;
		}
		for ( const a of here ) {
			for ( const b of there ) {
				const pair = a * PAIR + b;
				emit( mix( mix( SEED, pair ), 12 ), Group.Classes, i, j );
				if ( between === 0 ) {
					emit( mix( mix( SEED, pair ), 13 ), Group.Classes, i, j );
				}
			}
		}
		between++;
	}
}

/** What the tokens from `from` on and before `to` look like as a whole. */
export function shape(
	{ tokens, classes }: Read,
	from: number,
	to: number,
	emit: Emit
): void {
	let words = 0;
	let shouted = 0;
	let long = 0;
	for ( let i = from; i < to; i++ ) {
		const { kind, capitals, text } = tokens[ i ]!;
		if ( kind === 'word' || kind === 'han' ) {
			words++;
		}
		if ( kind === 'word' && text.length > 2 ) {
			long++;
			shouted += Number( capitals >= text.length );
		}
	}
	const last = to - 1;
	const size = words > 40 ? 6 : Math.ceil( Math.log2( words + 1 ) );
	emit( mix( mix( SEED, size ), 21 ), Group.Shape, from, last );
	if ( shouted > 1 ) {
		// All in capitals is a habit of typing; some of it is stress.
		emit(
			mix( mix( SEED, shouted * 1.4 > long ? 1 : 2 ), 22 ),
			Group.Shape,
			from,
			last
		);
	}
	const seen = new Set< number >();
	for ( let i = from; i < to; i++ ) {
		for ( const one of classes[ i ]! ) {
			seen.add( one );
		}
	}
	emit(
		mix( mix( SEED, Math.min( seen.size, 12 ) ), 23 ),
		Group.Shape,
		from,
		last
	);
}
