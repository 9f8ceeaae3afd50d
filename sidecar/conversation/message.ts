/** What a customer's message does, by the status in which it finds the conversation. */
import type { Evidence, NewEvent } from '../../protocol';
import type { Conversation, Handoff } from '../ports';
import { settingsOf, type Context } from './context';
import type { Plan } from './conversations';
import { REOPEN_MS } from './due';
import { decide } from './escalation';
import { addEvidence, openHandoff, reopened } from './handoff';
import { handoffEvent } from './open';
import { isThanks } from './thanks';
import { newTurn } from './unanswered';
import { fill } from './words';

interface Message {
	id: string;
	text: string;
}

/**
 * @param context
 * @param conversation
 * @param message
 * @param isJudged     Whether it is looked for a wish in it while a person has
 *                     the conversation: that one reads it anyway.
 */
export async function planMessage(
	context: Context,
	conversation: Conversation,
	message: Message,
	isJudged: () => boolean = () => true
): Promise< Plan > {
	const { id, text } = message;
	const event: NewEvent = {
		audience: 'all',
		type: 'message',
		id,
		from: { kind: 'customer', name: conversation.name },
		text,
	};
	switch ( conversation.status ) {
		case 'closed':
			return isThanks( text )
				? { operation: 'thanks', events: [ event ] }
				: afterTheEnd( context, conversation, event, message );
		case 'waiting':
		case 'human': {
			const evidence =
				conversation.status === 'waiting' || isJudged()
					? wishIn( context, message )
					: [];
			return evidence.length > 0
				? addEvidence( conversation, evidence, [ event ] )
				: { operation: 'message', events: [ event ] };
		}
		case 'assistant':
			return toAssistant( context, conversation, event, message );
	}
}

/** A wish opens a handoff; everything else begins a turn. */
async function toAssistant(
	context: Context,
	conversation: Conversation,
	event: NewEvent,
	message: Message
): Promise< Plan > {
	// What was said before was judged when it was said.
	const evidence = wishIn( context, message );
	if ( evidence.length > 0 ) {
		return openHandoff(
			context,
			conversation,
			{ trigger: 'explicit_request', evidence },
			[ event ]
		);
	}
	return {
		operation: conversation.status === 'closed' ? 'reopen' : 'message',
		events: [ ...reopened( conversation ), event ],
		set: {
			closedAs: undefined,
			...( conversation.status === 'closed' && {
				detectFrom: conversation.seq,
			} ),
			turn: newTurn( context ),
		},
	};
}

function wishIn( context: Context, { id, text }: Message ): Evidence[] {
	const agentNames = settingsOf( context ).agents.map( ( { name } ) => name );
	const { evidence } = decide(
		{ messages: [ { role: 'user', text } ] },
		{ agentNames }
	);
	return evidence.map( ( found ) => ( { ...found, message: id } ) );
}

/** Soon after a person closed it, the same person if they are available. */
async function afterTheEnd(
	context: Context,
	conversation: Conversation,
	event: NewEvent,
	message: Message
): Promise< Plan > {
	const { lastAgent, closedAs, closedAt = 0, handoff } = conversation;
	const now = context.clock.now();
	const again =
		closedAs === 'agent' &&
		now - closedAt <= REOPEN_MS &&
		lastAgent !== undefined &&
		context.presence.available().has( lastAgent.id );
	if ( ! again ) {
		return toAssistant( context, conversation, event, message );
	}
	const resumed: Handoff = {
		id: context.newId(),
		state: 'accepted',
		trigger: handoff?.trigger ?? 'explicit_request',
		evidence: [
			{ message: message.id, why: 'Wrote again soon after the end.' },
		],
		requestedAt: now,
		named: lastAgent,
		notified: [ { agent: lastAgent.id, at: now } ],
		declinedBy: [],
		acceptedAt: now,
		agent: lastAgent,
	};
	return {
		operation: 'reopen_to_agent',
		events: [
			{
				audience: 'all',
				type: 'status',
				status: 'human',
				by: 'customer',
				agent: lastAgent,
				line: fill( settingsOf( context ).words.joined, {
					agent: lastAgent.name,
				} ),
			},
			handoffEvent( resumed ),
			event,
		],
		set: {
			agent: lastAgent,
			handoff: resumed,
			closedAs: undefined,
			detectFrom: conversation.seq,
		},
		ring: [ lastAgent.id ],
	};
}
