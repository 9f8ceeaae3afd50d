/** What a customer's message does, by the status in which it finds the conversation. */
import type { Evidence, NewEvent } from '../../protocol';
import type { Conversation, Handoff } from '../ports';
import { settingsOf, type Context } from './context';
import type { Plan } from './conversations';
import { REOPEN_MS } from './due';
import { isThanks } from './escalation';
import { addEvidence, openHandoff, reopened } from './handoff';
import { decideInTurns } from './judging';
import { asEvidence, decideWith, detectionOf, wishOf } from './listening';
import { handoffEvent } from './open';
import { noticeFor } from './outside';
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
 * @param isJudged     Whether evidence is looked for in it while a person has
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
					? await evidenceIn( context, message )
					: [];
			return evidence.length > 0
				? addEvidence( conversation, evidence, [ event ] )
				: { operation: 'message', events: [ event ] };
		}
		case 'assistant':
			return toAssistant( context, conversation, event, message );
	}
}

/** What calls for a person opens a handoff; everything else begins a turn. */
async function toAssistant(
	context: Context,
	conversation: Conversation,
	event: NewEvent,
	message: Message
): Promise< Plan > {
	const wish = wishOf(
		await decideWith( context, conversation, { role: 'user', ...message } )
	);
	if ( wish ) {
		return openHandoff( context, conversation, wish, [ event ] );
	}
	const notice = noticeFor( context, conversation );
	return {
		operation: conversation.status === 'closed' ? 'reopen' : 'message',
		events: [ ...reopened( conversation ), ...notice.events, event ],
		set: {
			...notice.set,
			closedAs: undefined,
			...( conversation.status === 'closed' && {
				detectFrom: conversation.seq,
			} ),
			turn: newTurn( context ),
		},
	};
}

/** Of this message alone: what was said before is known. */
async function evidenceIn(
	context: Context,
	message: Message
): Promise< Evidence[] > {
	const { evidence } = await decideInTurns(
		{ messages: [ { role: 'user', ...message } ] },
		detectionOf( settingsOf( context ) )
	);
	return evidence.map( asEvidence );
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
