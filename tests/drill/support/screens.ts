/** What stands on the screens, and what should by what is on the disk. */
import type { Locator } from 'playwright-core';
import type { ConversationEvent } from '../../../protocol';
import type { Agent } from '../../e2e/support/agent';
import type { Customer } from '../../e2e/support/customer';

/** "customer: My words", in the order of the log. */
export type Said = string;

/** The customer's log: what everybody said, entry for entry. */
export const onCustomerScreen = ( { log }: Customer ): Promise< Said[] > =>
	entries( log, '.text' );

/** The same on the desk. */
export const onAgentScreen = ( { log }: Agent ): Promise< Said[] > =>
	entries( log, '.baton-message__text' );

function entries( log: Locator, text: string ): Promise< Said[] > {
	return log.getByRole( 'article' ).evaluateAll(
		( articles, selector ) =>
			articles.map( ( article ) => {
				const kind = /(?:^|\s|is-)(customer|assistant|agent)\b/.exec(
					article.className
				)?.[ 1 ];
				return `${ kind }: ${
					article.querySelector( selector )?.textContent
				}`;
			} ),
		text
	);
}

/** What both should show. */
export const inStore = ( events: ConversationEvent[] ): Said[] =>
	events.flatMap( ( event ) =>
		event.type === 'message'
			? [ `${ event.from.kind }: ${ event.text }` ]
			: []
	);

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
