/**
 * How many tokens a text is, estimated: never less than what the common
 * tokenizers (cl100k, o200k) make of ordinary text, about half as much again
 * in English. It bounds what is sent, and is the count where a server tells none.
 */

/** Of each message, beside its text. */
export const MESSAGE_TOKENS = 4;

const RUNS = /[A-Za-z]+|\d+|\s+|[^A-Za-z\d\s]+/g;

export function estimateTokens( text: string ): number {
	let tokens = 0;
	for ( const [ run ] of text.matchAll( RUNS ) ) {
		const first = run.charCodeAt( 0 );
		if ( /[A-Za-z]/.test( run[ 0 ]! ) ) {
			tokens += Math.ceil( run.length / 3 );
		} else if ( /\d/.test( run[ 0 ]! ) ) {
			tokens += Math.ceil( run.length / 2 );
		} else if ( /\s/.test( run[ 0 ]! ) ) {
			// One blank belongs to the word behind it.
			tokens += Math.ceil( ( run.length - 1 ) / 2 );
		} else {
			// Letters outside ASCII take up to three bytes, and so do signs.
			tokens += first < 128 ? run.length : 2 * run.length;
		}
	}
	return tokens;
}

/** The beginning of the text that is so many tokens at most. */
export function cutToTokens( text: string, most: number ): string {
	if ( estimateTokens( text ) <= most ) {
		return text;
	}
	let least = 0;
	let length = text.length;
	while ( least < length ) {
		const middle = Math.ceil( ( least + length ) / 2 );
		if ( estimateTokens( text.slice( 0, middle ) ) < most ) {
			least = middle;
		} else {
			length = middle - 1;
		}
	}
	return `${ text.slice( 0, least ) }…`;
}
