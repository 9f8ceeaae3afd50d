/** What stands on the screens, and what should by what is on the disk. */
import type { Locator } from 'playwright-core';
import type { ConversationEvent } from '../../../protocol';
import type { Agent } from '../../e2e/support/agent';
import type { Customer } from '../../e2e/support/customer';

/** "customer: My words", or "line: Maya has joined.", in the order of the log. */
export type Said = string;

/** The customer's log, entry for entry: what everybody said, and what happened. */
export const onCustomerScreen = ( { log }: Customer ): Promise< Said[] > =>
	entries( log, {
		text: '.text',
		line: '.line',
		words: '',
	} );

/** The same on the desk; why a person was asked for stands elsewhere in the store. */
export const onAgentScreen = ( { log }: Agent ): Promise< Said[] > =>
	entries( log, {
		text: '.baton-message__text',
		line: '.baton-line.is-line',
		words: 'span',
	} );

/** Where a message's text, a line and a line's words are found. */
interface Places {
	text: string;
	line: string;
	words: string;
}

function entries( log: Locator, places: Places ): Promise< Said[] > {
	return log
		.locator( `article, ${ places.line }` )
		.evaluateAll( ( found, { text, line, words } ) => {
			const wordsOf = ( element: Element, at: string ) =>
				( at ? element.querySelector( at ) : element )?.textContent;
			return found.map( ( element ) => {
				const kind = /(?:^|\s|is-)(customer|assistant|agent)\b/.exec(
					element.className
				)?.[ 1 ];
				return element.matches( line )
					? `line: ${ wordsOf( element, words ) }`
					: `${ kind }: ${ wordsOf( element, text ) }`;
			} );
		}, places );
}

/** What they should show: everything that this audience may see. */
export const inStore = (
	events: ConversationEvent[],
	audience: 'customer' | 'agent' = 'customer'
): Said[] =>
	events.flatMap( ( event ) => {
		if ( event.audience === 'agents' && audience === 'customer' ) {
			return [];
		}
		if ( event.type === 'message' ) {
			return [ `${ event.from.kind }: ${ event.text }` ];
		}
		return 'line' in event && event.line ? [ `line: ${ event.line }` ] : [];
	} );

/** Looks again and again, for at most `ms`. */
export async function eventually(
	look: () => Promise< boolean >,
	what: string,
	ms = 30_000
): Promise< void > {
	const until = Date.now() + ms;
	while ( ! ( await look() ) ) {
		if ( Date.now() > until ) {
			throw new Error( `It never came about that ${ what }.` );
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
	}
}
