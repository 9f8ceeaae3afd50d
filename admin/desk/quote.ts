/** Of words that are quoted in a line: enough to know what was meant, the rest stands in the log. */
const LONGEST = 160;

/** Line breaks, and marks that would turn the line's own words round. */
const BREAKS_THE_LINE =
	/[\s\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** One line of somebody's words, cut between characters. */
export function quote( text: string ): string {
	const line = text.slice( 0, 4 * LONGEST ).replace( BREAKS_THE_LINE, ' ' );
	const characters = [ ...line.trim() ];
	return characters.length <= LONGEST && text.length <= 4 * LONGEST
		? characters.join( '' )
		: `${ characters
				.slice( 0, LONGEST - 1 )
				.join( '' )
				.trim() }…`;
}
