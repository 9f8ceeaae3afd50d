/** One change, applied to one conversation: pure, the same for every store. */
import type { ConversationEvent } from '../../protocol';
import { Conflict, type Change, type Conversation } from '../ports';

export interface Applied {
	conversation: Conversation;
	events: ConversationEvent[];
	after: number;
}

/**
 * Throws `Conflict` when the conversation is not as the change expects it.
 */
export function applyChange(
	current: Conversation | undefined,
	change: Change,
	now: number
): Applied {
	if ( current && change.create ) {
		throw new Conflict( current );
	}
	const before = current ?? ( change.create && { ...change.create, seq: 0 } );
	if ( ! before ) {
		throw new Conflict( undefined );
	}
	checkExpected( before, change.expect );
	const after = before.seq;
	const events = change.events.map(
		( event, index ) =>
			( {
				...event,
				seq: after + index + 1,
				at: now,
			} ) as ConversationEvent
	);
	const conversation: Conversation = {
		...before,
		...change.set,
		seq: after + events.length,
	};
	for ( const event of events ) {
		if ( event.type === 'message' ) {
			conversation.lastMessage = event.seq;
			conversation.lastAt = event.at;
			// The desk's lists show people's words: every announcement reads alike.
			if ( event.from.kind !== 'assistant' ) {
				conversation.lastText = event.text.slice( 0, 160 );
			}
		}
	}
	return { conversation, events, after };
}

function checkExpected(
	current: Conversation,
	expect: Change[ 'expect' ]
): void {
	if ( ! expect ) {
		return;
	}
	if (
		( expect.status !== undefined && current.status !== expect.status ) ||
		( expect.turn !== undefined && current.turn?.id !== expect.turn ) ||
		( expect.handoff !== undefined &&
			current.handoff?.id !== expect.handoff )
	) {
		throw new Conflict( current );
	}
}
