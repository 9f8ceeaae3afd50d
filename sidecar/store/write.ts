/** One change, written; runs inside a transaction. */
import type { ConversationEvent } from '../../protocol';
import {
	written,
	type Change,
	type Committed,
	type Conversation,
} from '../ports';
import { applyChange } from './apply';
import type { EventLog } from './event-log';
import type { EventRow } from './journal';
import type { Kept, KeptConversations } from './kept';
import type { Statements } from './statements';

/** Events that may follow the row; reading it reads them too. */
const LOG_AHEAD = 64;

/** Where it is written. */
interface Into {
	statements: Statements;
	log: EventLog;
}

export function writeChange(
	{ statements, log }: Into,
	conversations: KeptConversations,
	change: Change,
	now: number
): Committed {
	const { shop, conversation: id, once } = change;
	const kept = conversations.get( shop, id );
	if ( once && kept ) {
		const seq = conversations.sent( kept, once );
		if ( seq !== undefined ) {
			const { conversation } = kept;
			return {
				conversation: { ...conversation },
				events: [],
				written: [],
				after: conversation.seq,
				seq,
				repeated: true,
			};
		}
	}
	const { conversation, events, after } = applyChange(
		kept?.conversation,
		change,
		now
	);
	const logSuffices = kept && logSaysAll( kept, conversation, change );
	if ( ! logSuffices ) {
		writeConversation( statements, conversation, change.set );
	}
	const texts = events.map( written );
	events.forEach( ( event, index ) =>
		log.append(
			rowOf(
				shop,
				id,
				event,
				texts[ index ]!.text,
				index === 0 ? once : undefined
			),
			Boolean( logSuffices )
		)
	);
	const seq = events[ 0 ]?.seq ?? after;
	if ( once && events.length === 0 ) {
		statements.addSent.run( shop, id, once.sender, once.id, seq );
	}
	writeBeside( statements, change, now );
	const next: Kept = {
		conversation,
		rowSeq: logSuffices ? kept.rowSeq : conversation.seq,
		frames: kept ? kept.frames : new Set(),
	};
	conversations.put( next );
	if ( once ) {
		conversations.addFrame( next, once.sender, once.id );
	}
	return {
		conversation: { ...conversation },
		events,
		written: texts,
		after,
		seq,
		repeated: false,
	};
}

/**
 * Two people talking change nothing but the log: the row is left for later.
 * Rows in another status are always as they should be, for those who look
 * through them by time; only what says nothing new leaves them as they are.
 */
function logSaysAll(
	{ conversation: before, rowSeq }: Kept,
	after: Conversation,
	{ set = {} }: Change
): boolean {
	return (
		( before.status === 'human'
			? after.seq - rowSeq < LOG_AHEAD
			: after.seq === rowSeq ) &&
		Object.entries( set ).every(
			( [ field, value ] ) =>
				before[ field as keyof Conversation ] === value
		)
	);
}

function writeBeside(
	statements: Statements,
	change: Change,
	now: number
): void {
	const { shop, conversation: id } = change;
	for ( const { kind, at } of change.due ?? [] ) {
		if ( at === null ) {
			statements.dropDue.run( shop, id, kind );
		} else {
			statements.putDue.run( shop, id, kind, at );
		}
	}
	for ( const one of change.mail ?? [] ) {
		statements.addMail.run( {
			shop,
			key: one.key,
			body: JSON.stringify( one ),
			now,
		} );
	}
}

function writeConversation(
	statements: Statements,
	conversation: Conversation,
	set: Change[ 'set' ]
): void {
	const { handoff, seq, ...rest } = conversation;
	if ( handoff && set && 'handoff' in set ) {
		statements.putHandoff.run( {
			shop: conversation.shop,
			id: handoff.id,
			conversation: conversation.id,
			state: handoff.state,
			requestedAt: handoff.requestedAt,
			body: JSON.stringify( handoff ),
		} );
	}
	statements.putConversation.run( {
		shop: conversation.shop,
		id: conversation.id,
		visitor: conversation.visitor,
		customer: conversation.customer ?? null,
		claimedAt: conversation.claimedAt ?? null,
		status: conversation.status,
		agent: conversation.agent?.id ?? null,
		closedAs: conversation.closedAs ?? null,
		seq,
		handoff: handoff?.id ?? null,
		turn: conversation.turn?.id ?? null,
		lastAt: conversation.lastAt,
		createdAt: conversation.createdAt,
		body: JSON.stringify( rest ),
	} );
}

const rowOf = (
	shop: string,
	conversation: string,
	event: ConversationEvent,
	body: string,
	once: Change[ 'once' ]
): EventRow => ( {
	shop,
	conversation,
	seq: event.seq,
	at: event.at,
	audience: event.audience,
	type: event.type,
	body,
	sender: once?.sender ?? null,
	frame: once?.id ?? null,
} );
