/** Frames from the sidecar to a browser: one union for both audiences. */
import * as v from 'valibot';
import { ERROR_CODES } from './codes';
import { Agent, ConversationEvent, Source, Status } from './events';
import { Id, Millis, Seq, ShortText, Text } from './scalars';
import { Cart, Order, SHOP_REASONS } from './shop';
import { Trigger } from './triggers';

/**
 * Events `after < seq <= upTo` of one conversation, in order. Numbers missing
 * in between belong to another audience and are not gaps. A receiver that
 * holds less than `after` asks again (`open`, or hello with its own number).
 */
const events = v.object( {
	type: v.literal( 'events' ),
	conversation: Id,
	after: Seq,
	upTo: Seq,
	events: v.array( ConversationEvent ),
} );

/** So much of what was last said stands in the desk's lists. */
export const LAST_TEXT = 160;

/** One row of the desk's lists. */
export const DeskItem = v.object( {
	conversation: Id,
	status: Status,
	customer: v.object( {
		/** What to call them: their name, or "Visitor 4F2A". */
		name: ShortText,
		email: v.optional( ShortText ),
		/** The WordPress user id when logged in. */
		customerId: v.optional( Id ),
		/** A socket of theirs is connected now. */
		online: v.boolean(),
		page: v.optional( v.object( { url: Text, title: ShortText } ) ),
	} ),
	lastText: Text,
	lastAt: Millis,
	/** When the handoff was asked for, while it is waiting. */
	waitingSince: v.optional( Millis ),
	trigger: v.optional( Trigger ),
	/** Whom the customer was promised. */
	named: v.optional( Agent ),
	/** Who has it, while status is human. */
	agent: v.optional( Agent ),
} );
export type DeskItem = v.InferOutput< typeof DeskItem >;

export const ServerFrame = v.variant( 'type', [
	/**
	 * The answer to a customer's hello. `conversation` is absent before the
	 * first message; an `events` frame follows when it is there. If it differs
	 * from the one in hello, what the client holds is another conversation's:
	 * it starts empty.
	 */
	v.object( {
		type: v.literal( 'welcome' ),
		conversation: v.optional( Id ),
		/** When the token ends; renew before. */
		tokenEnds: Millis,
		/** The sidecar's clock, to tell a client whose own is wrong. */
		now: Millis,
		/** A person is available. */
		available: v.boolean(),
		/** To be shown before the first words go to a model outside. */
		modelNotice: v.optional( Text ),
	} ),
	/** The answer to an agent's hello: the whole desk as of `deskSeq`. */
	v.object( {
		type: v.literal( 'desk' ),
		deskSeq: Seq,
		you: Agent,
		available: v.boolean(),
		tokenEnds: Millis,
		now: Millis,
		items: v.array( DeskItem ),
	} ),
	/** One change of the desk's lists; numbered per shop without gaps. */
	v.object( {
		type: v.literal( 'desk_change' ),
		deskSeq: Seq,
		put: v.optional( DeskItem ),
		remove: v.optional( Id ),
		/** A handoff was just asked for: ring, unless this agent declined it. */
		ring: v.optional( v.boolean() ),
	} ),
	/**
	 * What was last said in conversations of the desk's lists: gathered, and only
	 * the latest of each. Ephemeral; a desk that follows one has its events. Words
	 * that are older than the row's own, or of no row, are ignored.
	 */
	v.object( {
		type: v.literal( 'desk_said' ),
		said: v.array(
			v.object( { conversation: Id, lastText: Text, lastAt: Millis } )
		),
	} ),
	/** This agent's own switch, after any of their windows changed it. */
	v.object( {
		type: v.literal( 'availability' ),
		available: v.boolean(),
	} ),
	events,
	/**
	 * `id` is on disk under `seq`. `opening`: the agent's first words, put
	 * ready, on an accept.
	 */
	v.object( {
		type: v.literal( 'ack' ),
		id: Id,
		conversation: Id,
		seq: Seq,
		opening: v.optional( Text ),
	} ),
	/** `id`: of the frame refused; `field`: the place in it that is wrong. */
	v.object( {
		type: v.literal( 'error' ),
		id: v.optional( Id ),
		code: v.picklist( ERROR_CODES ),
		field: v.optional( v.string() ),
		message: v.string(),
		by: v.optional( Agent ),
	} ),
	/**
	 * Somebody is typing until `expiresIn` ms after receipt; 0 ends it.
	 * `text` (what the customer has typed so far) goes to agents only.
	 */
	v.object( {
		type: v.literal( 'typing' ),
		conversation: Id,
		who: v.picklist( [ 'customer', 'assistant', 'agent' ] ),
		name: ShortText,
		text: v.optional( Text ),
		expiresIn: v.pipe( v.number(), v.integer(), v.minValue( 0 ) ),
	} ),
	/** A piece of the assistant's answer being written; `offset` in UTF-16 units. */
	v.object( {
		type: v.literal( 'stream' ),
		conversation: Id,
		turn: Id,
		offset: v.pipe( v.number(), v.integer(), v.minValue( 0 ) ),
		text: v.string(),
		sources: v.optional( v.array( Source ) ),
	} ),
	/** The turn was withdrawn: take its partial text away. */
	v.object( {
		type: v.literal( 'stream_end' ),
		conversation: Id,
		turn: Id,
	} ),
	/**
	 * The answer to a lookup: the facts, or why there are none (or not all).
	 * `problem` says `reason` in plain English; `retryAt` (the sidecar's clock):
	 * asking before is in vain.
	 */
	v.object( {
		type: v.literal( 'facts' ),
		id: Id,
		conversation: Id,
		orders: v.optional( v.array( Order ) ),
		cart: v.optional( Cart ),
		problem: v.optional( Text ),
		// A reason of a newer sidecar is none, rather than an undecodable frame.
		reason: v.fallback(
			v.optional( v.picklist( SHOP_REASONS ) ),
			undefined
		),
		retryAt: v.optional( Millis ),
	} ),
	/** The new end of the token after a renew. */
	v.object( { type: v.literal( 'renewed' ), tokenEnds: Millis } ),
	v.object( { type: v.literal( 'pong' ) } ),
] );
export type ServerFrame = v.InferOutput< typeof ServerFrame >;
export type FrameOf< T extends ServerFrame[ 'type' ] > = Extract<
	ServerFrame,
	{ type: T }
>;
