/**
 * What a model promises and nobody told it: refunds, discounts and codes. It is
 * a reading of words and errs on the side of flagging; what an agent sees is
 * the sentence itself.
 */
import type { Flag } from '../ports';
import {
	CODE,
	OTHER_CODE,
	PROMISE_WORDS,
	TURN,
	type PromiseWords,
} from './promise-words';
import { readable } from './readable';

/** What the model was told, and what the customer wrote. */
export interface Told {
	/** By tools: of this customer's own orders. */
	tools: string[];
	/** By the shop's pages. */
	pages: string[];
	customer: string[];
}

const SENTENCE = /[^.!?。！？\n]+(?:[.!?](?!\s|$)[^.!?。！？\n]*)*/g;

/** Words that say nothing of what is promised. */
const EMPTY = new Set(
	'about after also been before code could days from have here into just once order orders please some that their them then there they this will with within would your'.split(
		' '
	)
);
/** So many of a sentence's words must stand in what was told. */
const SUPPORTED = 0.7;
/** Of a rule whose numbers stand there too. */
const SAME_RULE = 0.5;

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
	const read = readable( said );
	if ( namesUnknownCode( said, read, told ) ) {
		return 'code';
	}
	for ( const clause of read.split( TURN ) ) {
		for ( const language of Object.keys( PROMISE_WORDS ) ) {
			const what = promisedIn( clause, read, language, told );
			if ( what ) {
				return what;
			}
		}
	}
	return undefined;
}

/**
 * @param clause
 * @param sentence That it stands in; what supports it may stand in the rest.
 * @param language
 * @param told
 */
function promisedIn(
	clause: string,
	sentence: string,
	language: string,
	told: Told
): Flag[ 'what' ] | undefined {
	const words = PROMISE_WORDS[ language ]!;
	const refund = words.refund.test( clause );
	if ( ! refund && ! words.discount.test( clause ) ) {
		return undefined;
	}
	if ( words.negated.test( clause.replace( words.idle, ' ' ) ) ) {
		return undefined;
	}
	const mine = words.mine.test( withoutReport( clause, words ) );
	const ours = words.ours.test( clause );
	const settled = words.settled.test( clause );
	if ( ! mine && ! ours && ! settled ) {
		return undefined;
	}
	// No tool refunds: that "I" did or will is never so.
	if ( refund && mine ) {
		return 'refund';
	}
	const what = refund ? 'refund' : 'discount';
	const isTold = isSupported( sentence, told, {
		what,
		language,
		done: words.done.test( clause ),
		// "We refund what comes back": a rule, not what this customer gets.
		rule: ! mine && ! settled,
	} );
	return isTold ? undefined : what;
}

/** "I see that you were refunded" is nothing that the assistant did. */
function withoutReport( clause: string, { reports }: PromiseWords ): string {
	const report = reports.exec( clause );
	if ( ! report ) {
		return clause;
	}
	const from = report.index + report[ 0 ].length;
	const comma = clause.slice( from ).search( /[,;，；]/ );
	return (
		clause.slice( 0, report.index ) +
		( comma < 0 ? '' : clause.slice( from + comma ) )
	);
}

function namesUnknownCode(
	said: string,
	read: string,
	{ tools, pages, customer }: Told
) {
	if ( OTHER_CODE.test( read ) ) {
		return false;
	}
	const known = [ ...tools, ...pages, ...customer ].join( '\n' );
	return [ ...said.matchAll( CODE ) ].some( ( [ , first, second ] ) => {
		const code = first ?? second ?? '';
		return /[A-Z]/.test( code ) && ! known.includes( code );
	} );
}

interface Claim {
	what: 'refund' | 'discount';
	language: string;
	done: boolean;
	rule: boolean;
}

/** One thing that was told says the same, with the same numbers. */
function isSupported(
	said: string,
	{ tools, pages }: Told,
	{ what, language, done, rule }: Claim
): boolean {
	const words = wordsOf( said );
	const numbers = [ ...numbersOf( said ) ];
	const enough = rule && numbers.length > 0 ? SAME_RULE : SUPPORTED;
	const isAbout = ( read: string ) =>
		Object.values( PROMISE_WORDS ).some( ( one ) =>
			one[ what ].test( read )
		);
	// What was done is in this customer's orders, not on a page.
	return ( done ? tools : [ ...tools, ...pages ] ).some( ( one ) => {
		const read = readable( one );
		const known = numbersOf( read );
		if (
			! isAbout( read ) ||
			! numbers.every( ( number ) => known.has( number ) )
		) {
			return false;
		}
		const there = wordsOf( read );
		const found = [ ...words ].filter( ( word ) =>
			there.has( word )
		).length;
		const translated =
			languageOf( read ) !== language && ( rule || numbers.length > 0 );
		return (
			found >= enough * words.size ||
			translated ||
			( tools.includes( one ) && numbers.length > 0 )
		);
	} );
}

function languageOf( read: string ): string {
	let best = 'en';
	let most = 0;
	for ( const [ language, { common } ] of Object.entries( PROMISE_WORDS ) ) {
		const count = read.match( common )?.length ?? 0;
		if ( count > most ) {
			best = language;
			most = count;
		}
	}
	return best;
}

/** Of words the beginning, of Chinese each two signs. */
const wordsOf = ( read: string ) =>
	new Set( [
		...( read.match( /[a-z]{4,}/g ) ?? [] )
			.filter( ( word ) => ! EMPTY.has( word ) )
			.map( ( word ) => word.slice( 0, 6 ) ),
		...( read.match( /\p{Script=Han}(?=\p{Script=Han})./gu ) ?? [] ),
	] );

const NUMBER = /\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?(?!\d|[.,]\d)|\d+/g;

/** "1.234,50" and "1,234.5" are one. */
const numbersOf = ( text: string ) =>
	new Set(
		( text.match( NUMBER ) ?? [] ).map( ( number ) => {
			const [ , whole = number, cents = '' ] =
				/^(.*)[.,](\d{1,2})$/.exec( number ) ?? [];
			return Number( `${ whole.replace( /[.,]/g, '' ) }.${ cents }` );
		} )
	);
