/** Nothing but thanks, as it is said after an end. */

const LONGEST = 120;

const FILLER = /[\s\p{P}\p{S}\p{M}]+/uy;
const PIECE =
	/(?:ok(?:ay)?|great|perfect|awesome|lovely|super|cool|goodbye|good|nice|no|that['’]?s (?:all|great|it)|all good|many|so much|very much|a lot|again|for (?:your|the|all your) (?:help|time|support|quick help)|thank you|thanks?|thanx|thx|ty|cheers|bye|have a (?:nice|good|great) (?:day|one|evening|weekend)|you too|and|you|appreciate it|much appreciated)(?![\p{L}\p{N}])/iuy;

export function isThanks( text: string ): boolean {
	if ( text.length > LONGEST ) {
		return false;
	}
	// Read once from left to right: no text makes it go back.
	let at = 0;
	let said = 0;
	while ( at < text.length ) {
		const filler = readAt( FILLER, text, at );
		const piece = readAt( PIECE, text, at + filler );
		if ( filler + piece === 0 ) {
			return false;
		}
		at += filler + piece;
		said += piece;
	}
	return said > 0;
}

/** How many characters fit there. */
function readAt( pattern: RegExp, text: string, at: number ): number {
	pattern.lastIndex = at;
	return pattern.test( text ) ? pattern.lastIndex - at : 0;
}
