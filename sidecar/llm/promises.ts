/**
 * What a model promises and nobody told it: refunds, discounts and codes, in
 * English. It is a reading of words and errs on the side of flagging; what an
 * agent sees is the sentence itself.
 */
import type { Flag } from '../ports';

/** What the model was told, and what the customer wrote. */
export interface Told {
	/** By tools: of this customer's own orders. */
	tools: string[];
	/** By the shop's pages. */
	pages: string[];
	customer: string[];
}

const SENTENCE = /[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*/g;
const REFUND =
	/\b(?:refund(?:s|ed|ing)?|reimburse(?:d|ment)?|money back|credited)\b/i;
const DISCOUNT =
	/\b(?:discounts?|coupons?|vouchers?|gift cards?|store credit)\b|(?:\d+\s?(?:%|percent)|[$€£]\s?\d+(?:\.\d\d)?)\s?off\b|\bfree (?:shipping|replacement|gift|item)\b/i;
/** "The code is SAVE20", "use SAVE20 at checkout" */
const CODE =
	/\b(?:codes?|coupons?|vouchers?|promo)\b[^.!?\n]{0,60}?\b([A-Z0-9][A-Z0-9_-]{3,24})\b|\b(?:use|enter|apply)\s+[“"'`]?([A-Z0-9][A-Z0-9_-]{3,24})\b/g;
const OTHER_CODE =
	/\b(?:zip|postal|post|tracking|product|article|country|area|error|dial|qr)[ -]?codes?\b/i;

const NEGATED =
	/\b(?:can(?:no|['’])t|cannot|could(?: not|n['’]t)|unable|not able|won['’]t|do(?:es)?(?: not|n['’]t)|no (?:refund|discount|code|coupon)|not (?:offer|give|promise))/i;
/** The assistant itself does it, did it or will. */
const OWN_DEED =
	/\b(?:i|we)(?:['’](?:ve|ll|m|re| have| will))?\b(?: (?:have|will|am|are|just|already|now|can|shall|going to|also|happily))*\b[^.!?\n]{0,24}?\b(?:refund|issu|process|arrang|approv|credit|reimburs|offer|giv|appl|add|send|sent|grant|authori[sz]|initiat|start)/i;
/** It is settled, or it is the customer's due. */
const SETTLED =
	/\b(?:(?:has|have|had) been|was|were|is being|will be|you(?:['’]ll| will| can)? (?:get|receive|have|enjoy|see)|you are (?:getting|entitled)|you['’]re (?:getting|entitled)|guarantee[ds]?|here(?:['’]s| is) (?:a|your)|enjoy|use (?:the )?code)\b/i;

/** Words that say nothing of what is promised. */
const EMPTY = new Set(
	'about after also been before code could days from have here into just once order orders please some that their them then there they this will with within would your'.split(
		' '
	)
);
/** So many of a sentence's words must stand in what was told. */
const SUPPORTED = 0.7;

export function unsupportedIn( text: string, told: Told ): Flag[] {
	const flags: Flag[] = [];
	for ( const [ sentence ] of text.slice( 0, 8000 ).matchAll( SENTENCE ) ) {
		const said = sentence.trim();
		const what = kindOf( said, told );
		if ( what ) {
			flags.push( { what, said: said.slice( 0, 300 ) } );
		}
	}
	return flags.slice( 0, 5 );
}

function kindOf( said: string, told: Told ): Flag[ 'what' ] | undefined {
	if ( namesUnknownCode( said, told ) ) {
		return 'code';
	}
	if ( NEGATED.test( said ) ) {
		return undefined;
	}
	const own = OWN_DEED.test( said );
	if ( ! own && ! SETTLED.test( said ) ) {
		return undefined;
	}
	if ( REFUND.test( said ) ) {
		// No tool refunds: that "I" did or will is never so.
		const deed = own && /\bi\b/i.test( said );
		return deed || ! isSupported( said, told, /\brefund/i )
			? 'refund'
			: undefined;
	}
	return DISCOUNT.test( said ) && ! isSupported( said, told, DISCOUNT )
		? 'discount'
		: undefined;
}

function namesUnknownCode( said: string, { tools, pages, customer }: Told ) {
	if ( OTHER_CODE.test( said ) ) {
		return false;
	}
	const known = [ ...tools, ...pages, ...customer ].join( '\n' );
	return [ ...said.matchAll( CODE ) ].some( ( [ , first, second ] ) => {
		const code = first ?? second ?? '';
		return /[A-Z]/.test( code ) && ! known.includes( code );
	} );
}

/** One thing that was told says the same, with the same numbers. */
function isSupported(
	said: string,
	{ tools, pages }: Told,
	about: RegExp
): boolean {
	const words = wordsOf( said );
	const numbers = [ ...numbersOf( said ) ];
	const settled = /\b(?:(?:has|have|had) been|was|were|is being)\b/i.test(
		said
	);
	// What was done is in this customer's orders, not on a page.
	return ( settled ? tools : [ ...tools, ...pages ] ).some( ( one ) => {
		const there = wordsOf( one );
		const found = [ ...words ].filter( ( word ) =>
			there.has( word )
		).length;
		return (
			about.test( one ) &&
			numbers.every( ( number ) => numbersOf( one ).has( number ) ) &&
			( found >= SUPPORTED * words.size ||
				( tools.includes( one ) && numbers.length > 0 ) )
		);
	} );
}

const wordsOf = ( text: string ) =>
	new Set(
		( text.toLowerCase().match( /[a-z]{4,}/g ) ?? [] )
			.filter( ( word ) => ! EMPTY.has( word ) )
			.map( ( word ) => word.slice( 0, 6 ) )
	);

const numbersOf = ( text: string ) =>
	new Set( text.match( /\d+(?:[.,]\d+)?/g ) );
