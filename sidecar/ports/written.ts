/** Events as JSON, for all who only pass them on. */
import type { ConversationEvent } from '../../protocol';

export interface Written {
	seq: number;
	audience: ConversationEvent[ 'audience' ];
	/** JSON. */
	text: string;
}

/** Some that follow each other in a log. */
export interface Page {
	events: Written[];
	/** There may be more. */
	hasMore: boolean;
}

/** From the beginning of these, of which one at least, until there are so many characters. */
export function pageOf( log: Iterable< Written >, characters: number ): Page {
	const events: Written[] = [];
	let size = 0;
	for ( const one of log ) {
		events.push( one );
		size += one.text.length;
		if ( size >= characters ) {
			return { events, hasMore: true };
		}
	}
	return { events, hasMore: false };
}

/** Stored and sent to everybody as the same text, which is written once. */
export const written = ( event: ConversationEvent ): Written => ( {
	seq: event.seq,
	audience: event.audience,
	text: JSON.stringify( event ),
} );
