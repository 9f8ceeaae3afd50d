/**
 * The conversation log: what is stored, what both front ends are shown.
 *
 * A conversation is an append-only list of these events; `seq` starts at 1 and
 * grows by one per conversation. `at` is integer UTC milliseconds.
 */
import * as v from 'valibot';
import { Id, Millis, Seq, Text, ShortText } from './scalars';
import { Trigger } from './triggers';

export const Status = v.picklist( [
	'assistant',
	'waiting',
	'human',
	'closed',
] );
export type Status = v.InferOutput< typeof Status >;

export const Audience = v.picklist( [ 'all', 'agents' ] );
export type Audience = v.InferOutput< typeof Audience >;

/** A person who answers from wp-admin. `id` is the WordPress user id. */
export const Agent = v.object( { id: Id, name: ShortText } );
export type Agent = v.InferOutput< typeof Agent >;

export const Speaker = v.variant( 'kind', [
	v.object( { kind: v.literal( 'customer' ), name: ShortText } ),
	v.object( { kind: v.literal( 'assistant' ), name: ShortText } ),
	v.object( { kind: v.literal( 'agent' ), id: Id, name: ShortText } ),
] );
export type Speaker = v.InferOutput< typeof Speaker >;

/** A page of the shop that an answer was quoted from. */
export const Source = v.object( { title: ShortText, url: Text } );
export type Source = v.InferOutput< typeof Source >;

/**
 * Why a handoff was opened. `message` is the id of the customer's message
 * (absent for the button), `start`/`end` UTF-16 offsets into its text.
 */
export const Evidence = v.object( {
	message: v.optional( Id ),
	start: v.optional( v.number() ),
	end: v.optional( v.number() ),
	why: Text,
	/** What this is evidence of; absent for what nobody wrote. */
	trigger: v.optional( Trigger ),
} );
export type Evidence = v.InferOutput< typeof Evidence >;

export const HandoffState = v.picklist( [
	'requested',
	'offered',
	'accepted',
	'ended',
	'abandoned',
	'ticketed',
] );
export type HandoffState = v.InferOutput< typeof HandoffState >;

const base = { seq: Seq, at: Millis, audience: Audience };

export const MessageEvent = v.object( {
	...base,
	type: v.literal( 'message' ),
	/** The id that its sender gave it; sending it again is harmless. */
	id: Id,
	from: Speaker,
	text: Text,
	sources: v.optional( v.array( Source ) ),
	/** What of the shop's knowledge an assistant answered from, see 12.6. */
	entries: v.optional( v.array( ShortText ) ),
	/** The assistant's turn that this message ends, see `stream`. */
	turn: v.optional( Id ),
	/** The assistant says that it found no answer. */
	missed: v.optional( v.boolean() ),
} );

/** A change of who speaks. `line` is what the log shows for it, if anything. */
export const StatusEvent = v.object( {
	...base,
	type: v.literal( 'status' ),
	status: Status,
	by: v.string(),
	agent: v.optional( Agent ),
	line: v.optional( Text ),
} );

/** A handoff came into being or changed its state. Evidence goes to agents only. */
export const HandoffEvent = v.object( {
	...base,
	type: v.literal( 'handoff' ),
	handoff: Id,
	state: HandoffState,
	trigger: Trigger,
	/** The available agent whom the announcement named, absent when all are busy. */
	named: v.optional( Agent ),
	evidence: v.optional( v.array( Evidence ) ),
} );

/** The "Leave a message" form is offered (nobody is available, or asked for). */
export const OfferEvent = v.object( {
	...base,
	type: v.literal( 'offer' ),
	offer: v.literal( 'ticket' ),
} );

export const TicketEvent = v.object( {
	...base,
	type: v.literal( 'ticket' ),
	number: ShortText,
	name: ShortText,
	email: ShortText,
	about: Text,
	/** What the log shows for it. */
	line: Text,
} );

/** `reader` has seen everything up to `upTo`. */
export const ReadEvent = v.object( {
	...base,
	type: v.literal( 'read' ),
	reader: v.picklist( [ 'customer', 'agent' ] ),
	upTo: Seq,
} );

/** Who the customer is changed in mid-conversation: they logged in. */
export const IdentityEvent = v.object( {
	...base,
	type: v.literal( 'identity' ),
	name: ShortText,
	email: ShortText,
} );

/** A fact about the conversation: the customer left, came back, was lost. */
export const LineEvent = v.object( {
	...base,
	type: v.literal( 'line' ),
	line: Text,
} );

/** How it stands with what goes to a model outside, and what the log shows for it. */
export const ModelEvent = v.object( {
	...base,
	type: v.literal( 'model' ),
	/** `told`: that it goes there; `asked`: whether it may. */
	state: v.picklist( [ 'told', 'asked', 'agreed', 'declined' ] ),
	line: v.optional( Text ),
} );

/** For agents: the assistant's message promises what nothing that it was told supports. */
export const FlagEvent = v.object( {
	...base,
	type: v.literal( 'flag' ),
	/** Of the message. */
	message: Id,
	what: v.picklist( [ 'refund', 'discount', 'code' ] ),
	/** The words themselves. */
	said: ShortText,
} );

export const ConversationEvent = v.variant( 'type', [
	MessageEvent,
	StatusEvent,
	HandoffEvent,
	OfferEvent,
	TicketEvent,
	ReadEvent,
	IdentityEvent,
	LineEvent,
	ModelEvent,
	FlagEvent,
] );
export type ConversationEvent = v.InferOutput< typeof ConversationEvent >;
export type EventType = ConversationEvent[ 'type' ];
export type EventOf< T extends EventType > = Extract<
	ConversationEvent,
	{ type: T }
>;

type Undated< E > = E extends unknown ? Omit< E, 'seq' | 'at' > : never;
/** An event that the store has not numbered and dated yet. */
export type NewEvent = Undated< ConversationEvent >;
