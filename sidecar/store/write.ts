/** One change, written; runs inside a transaction. */
import type { ConversationEvent } from '../../protocol';
import type { Change, Committed, Conversation, Handoff } from '../ports';
import { applyChange } from './apply';
import type { Statements } from './statements';

interface Row {
	body: string;
	seq: number;
	handoff_body: string | null;
}

export function fromRow( row: unknown ): Conversation | undefined {
	if ( ! row ) {
		return undefined;
	}
	const { body, seq, handoff_body: handoff } = row as Row;
	const conversation = JSON.parse( body ) as Conversation;
	conversation.seq = seq;
	if ( handoff !== null ) {
		conversation.handoff = JSON.parse( handoff ) as Handoff;
	}
	return conversation;
}

export function writeChange(
	statements: Statements,
	change: Change,
	now: number
): Committed {
	const { shop, conversation: id, once } = change;
	const current = fromRow( statements.conversation.get( shop, id ) );
	if ( once && current ) {
		const sent = statements.sent.get( shop, id, once.sender, once.id ) as
			{ seq: number } | undefined;
		if ( sent ) {
			return {
				conversation: current,
				events: [],
				after: current.seq,
				seq: sent.seq,
				repeated: true,
			};
		}
	}
	const { conversation, events, after } = applyChange( current, change, now );
	writeConversation( statements, conversation, change.set );
	for ( const event of events ) {
		writeEvent( statements, shop, id, event );
	}
	const seq = events[ 0 ]?.seq ?? after;
	if ( once ) {
		statements.addSent.run( shop, id, once.sender, once.id, seq );
	}
	for ( const { kind, at } of change.due ?? [] ) {
		if ( at === null ) {
			statements.dropDue.run( shop, id, kind );
		} else {
			statements.putDue.run( shop, id, kind, at );
		}
	}
	for ( const mail of change.mail ?? [] ) {
		statements.addMail.run( {
			shop,
			key: mail.key,
			body: JSON.stringify( mail ),
			now,
		} );
	}
	return { conversation, events, after, seq, repeated: false };
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
		closedAs: conversation.closedAs ?? null,
		seq,
		handoff: handoff?.id ?? null,
		turn: conversation.turn?.id ?? null,
		lastAt: conversation.lastAt,
		createdAt: conversation.createdAt,
		body: JSON.stringify( rest ),
	} );
}

function writeEvent(
	statements: Statements,
	shop: string,
	conversation: string,
	event: ConversationEvent
): void {
	statements.addEvent.run(
		shop,
		conversation,
		event.seq,
		event.at,
		event.audience,
		event.type,
		JSON.stringify( event )
	);
}
