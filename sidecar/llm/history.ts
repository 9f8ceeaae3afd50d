/** What of a conversation goes along: bounded by tokens, with what it is about. */
import type { Said } from '../ports';
import { cutToTokens, estimateTokens, MESSAGE_TOKENS } from './tokens';

/** For all that was said, estimated. */
export const HISTORY_TOKENS = 4000;
/** Of one message; the rest of a longer one is left out. */
export const MESSAGE_MOST = 1200;

/** "#1042", "order 1042"; no price, time or size. */
const ORDER = /(?<![\d.,:€$£-])#?\d{3,10}(?![\d:€$£%-]|[.,]\d)/;
/** Shorter words without a question mark ask nothing. */
const GREETING = 16;

/**
 * The newest that fit, and always the customer's first question, the latest
 * words about an order from either side, and what was said last.
 */
export function trimmed( history: Said[], most = HISTORY_TOKENS ): Said[] {
	const cut = history.map( ( said ) => ( {
		...said,
		text: cutToTokens( said.text, MESSAGE_MOST ),
	} ) );
	const kept = new Set< number >();
	let left = most;
	const keep = ( index: number, always = false ) => {
		const said = cut[ index ];
		if ( ! said || kept.has( index ) ) {
			return true;
		}
		const tokens = estimateTokens( said.text ) + MESSAGE_TOKENS;
		if ( tokens > left && ! always ) {
			return false;
		}
		left -= tokens;
		kept.add( index );
		return true;
	};
	keep( cut.length - 1, true );
	keep( firstQuestion( cut ), true );
	for ( const who of [ 'customer', 'assistant' ] as const ) {
		const speaksOfOrder = cut.map(
			( { by, text } ) => by === who && ORDER.test( text )
		);
		keep( speaksOfOrder.lastIndexOf( true ), true );
	}
	for ( let index = cut.length - 1; index >= 0 && keep( index ); index-- ) {
		// `keep` says when it is enough.
	}
	return cut.filter( ( _, index ) => kept.has( index ) );
}

function firstQuestion( history: Said[] ): number {
	const asks = history.findIndex(
		( { by, text } ) =>
			by === 'customer' &&
			( text.length > GREETING || text.includes( '?' ) )
	);
	return asks >= 0
		? asks
		: history.findIndex( ( { by } ) => by === 'customer' );
}
