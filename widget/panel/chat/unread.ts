import type { ConversationEvent } from '../../../protocol/events';

/** The last message that somebody else wrote; 0 for none. */
export function lastFromOthers( events: ConversationEvent[] ): number {
	return fromOthers( events ).at( -1 )?.seq ?? 0;
}

/** How many messages of others came after `seen`. */
export function countUnread(
	events: ConversationEvent[],
	seen: number
): number {
	return fromOthers( events ).filter( ( { seq } ) => seq > seen ).length;
}

const fromOthers = ( events: ConversationEvent[] ) =>
	events.filter(
		( event ) => event.type === 'message' && event.from.kind !== 'customer'
	);
