/** One change, applied to one conversation: pure, the same for every store. */
import { LAST_TEXT, type ConversationEvent } from '../../protocol';
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
	follow( conversation, events );
	return { conversation, events, after };
}

/** Brings up to these events, in place, what the log alone says of its conversation. */
export function follow(
	conversation: Conversation,
	events: ConversationEvent[]
): void {
	for ( const event of events ) {
		conversation.seq = event.seq;
		if ( event.type === 'message' ) {
			conversation.lastMessage = event.seq;
			conversation.lastAt = event.at;
			// The desk's lists show people's words: every announcement reads alike.
			if ( event.from.kind !== 'assistant' ) {
				conversation.lastText = event.text.slice( 0, LAST_TEXT );
			}
		} else if ( event.type === 'read' ) {
			conversation.readBy = {
				...conversation.readBy,
				[ event.reader ]: event.upTo,
			};
		}
	}
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
