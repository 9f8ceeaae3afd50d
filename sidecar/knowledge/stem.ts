/** English words without their endings; words of other languages come through as they are. */

/** Forms that no rule finds. */
const IRREGULAR: Record< string, string > = {
	bought: 'buy',
	came: 'come',
	broke: 'break',
	broken: 'break',
	children: 'child',
	chose: 'choose',
	chosen: 'choose',
	cost: 'cost',
	feet: 'foot',
	found: 'find',
	forgot: 'forget',
	forgotten: 'forget',
	gave: 'give',
	given: 'give',
	gone: 'go',
	got: 'get',
	gotten: 'get',
	held: 'hold',
	kept: 'keep',
	knives: 'knife',
	knew: 'know',
	known: 'know',
	lost: 'lose',
	made: 'make',
	men: 'man',
	news: 'news',
	// "Opened bags" are not what is open at noon.
	opened: 'opened',
	paid: 'pay',
	said: 'say',
	saw: 'see',
	seen: 'see',
	sent: 'send',
	shelves: 'shelf',
	sold: 'sell',
	spent: 'spend',
	stolen: 'steal',
	thought: 'think',
	told: 'tell',
	took: 'take',
	taken: 'take',
	went: 'go',
	women: 'woman',
	worn: 'wear',
	wrote: 'write',
	written: 'write',
};

const VOWEL = /[aeiouy]/;
/** "codes" and "coding" are of "code", not of "cod". */
const SHORT_WITH_E = /^[^aeiou][aeiou][^aeiouwxy]$/;
const DOUBLED = /([bdfgmnprt])\1$/;

/** @param word In small letters. */
export function stem( word: string ): string {
	const irregular = IRREGULAR[ word ];
	if ( irregular !== undefined && Object.hasOwn( IRREGULAR, word ) ) {
		return irregular;
	}
	if ( word.length < 4 || ! /^[a-z]+$/.test( word ) ) {
		return word;
	}
	return bare( withoutTense( singular( word ) ) );
}

function singular( word: string ): string {
	if ( ! word.endsWith( 's' ) || /(?:ss|us|is)$/.test( word ) ) {
		return word;
	}
	if ( word.length > 4 && word.endsWith( 'ies' ) ) {
		return `${ word.slice( 0, -3 ) }y`;
	}
	return /(?:ss|x|ch|sh|zz)es$/.test( word )
		? word.slice( 0, -2 )
		: word.slice( 0, -1 );
}

function withoutTense( word: string ): string {
	if ( word.length > 4 && word.endsWith( 'ied' ) ) {
		return `${ word.slice( 0, -3 ) }y`;
	}
	const ending = /(?:ing|ed)$/.exec( word )?.[ 0 ];
	const rest = ending && word.slice( 0, -ending.length );
	if ( ! rest || rest.length < 3 || ! VOWEL.test( rest ) ) {
		return word;
	}
	if ( rest.length > 3 && DOUBLED.test( rest ) ) {
		return rest.slice( 0, -1 );
	}
	return SHORT_WITH_E.test( rest ) ? `${ rest }e` : rest;
}

function bare( word: string ): string {
	const noun = /ations?$/.exec( word )?.[ 0 ];
	const verb = noun && word.slice( 0, -noun.length );
	if ( verb && verb.length > 4 ) {
		return verb.replace( DOUBLED, '$1' );
	}
	const short = word.length > 4 ? word.replace( /e$/, '' ) : word;
	// "cancelled" and "canceled", "cancel" and "cancell-ation".
	return short.length > 5 ? short.replace( /ll$/, 'l' ) : short;
}
