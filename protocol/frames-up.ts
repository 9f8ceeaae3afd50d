/** Frames from a browser to the sidecar: one union per audience. */
import * as v from 'valibot';
import { Id, Seq, ShortText, Text, Typed } from './scalars';

export const PROTOCOL_VERSION = 1;

const Page = v.object( { url: Text, title: ShortText } );
export type Page = v.InferOutput< typeof Page >;

const renew = v.object( { type: v.literal( 'renew' ), token: v.string() } );
const ping = v.object( { type: v.literal( 'ping' ) } );
const version = v.literal( PROTOCOL_VERSION );

/**
 * The first frame of a customer. `conversation` and `after` say what this
 * client already holds; `after` is 0 for nothing.
 */
const customerHello = v.object( {
	type: v.literal( 'hello' ),
	v: version,
	token: v.string(),
	conversation: v.optional( Id ),
	after: Seq,
	timeZone: ShortText,
	page: v.optional( Page ),
} );

export const CustomerFrame = v.variant( 'type', [
	customerHello,
	renew,
	ping,
	/** A message. `id` is the client's own; acknowledged once it is on disk. */
	v.object( { type: v.literal( 'send' ), id: Id, text: Typed } ),
	/** "Talk to a person". */
	v.object( { type: v.literal( 'request_person' ), id: Id } ),
	/** "Back to the assistant" while waiting. */
	v.object( { type: v.literal( 'cancel_handoff' ), id: Id } ),
	/** Whether their words may go to a model outside. */
	v.object( { type: v.literal( 'agree_model' ), id: Id } ),
	v.object( { type: v.literal( 'decline_model' ), id: Id } ),
	/** "E-mail me instead": asks for the "Leave a message" form. */
	v.object( { type: v.literal( 'request_ticket' ), id: Id } ),
	/** The "Leave a message" form, sent. */
	v.object( {
		type: v.literal( 'ticket' ),
		id: Id,
		name: ShortText,
		email: v.pipe( v.string(), v.maxLength( 254 ), v.email() ),
		about: Typed,
	} ),
	/** What stands in the box now, for the agent's preview; '' when cleared. Ephemeral. */
	v.object( { type: v.literal( 'typing' ), text: Text } ),
	/** The customer has seen everything up to here. */
	v.object( { type: v.literal( 'read' ), upTo: Seq } ),
	/** The page the customer is on. Ephemeral. */
	v.object( { type: v.literal( 'page' ), page: Page } ),
] );
export type CustomerFrame = v.InferOutput< typeof CustomerFrame >;
export type CustomerHello = v.InferOutput< typeof customerHello >;

/**
 * The first frame of an agent. A `desk` makes its agent available on opening
 * (unless they switched themselves off); a `badge` (any other wp-admin page)
 * only listens.
 */
const agentHello = v.object( {
	type: v.literal( 'hello' ),
	v: version,
	token: v.string(),
	surface: v.picklist( [ 'desk', 'badge' ] ),
	timeZone: ShortText,
	/** The conversations that are open on this desk, each with the last sequence held. */
	open: v.array( v.object( { conversation: Id, after: Seq } ) ),
} );

const onConversation = { id: Id, conversation: Id };

export const AgentFrame = v.variant( 'type', [
	agentHello,
	renew,
	ping,
	v.object( { type: v.literal( 'available' ), available: v.boolean() } ),
	/** Show me this conversation from `after` on, and keep me told. */
	v.object( { type: v.literal( 'open' ), conversation: Id, after: Seq } ),
	v.object( { type: v.literal( 'leave' ), conversation: Id } ),
	v.object( { type: v.literal( 'send' ), ...onConversation, text: Typed } ),
	v.object( { type: v.literal( 'accept' ), ...onConversation } ),
	v.object( { type: v.literal( 'decline' ), ...onConversation } ),
	v.object( { type: v.literal( 'return' ), ...onConversation } ),
	v.object( { type: v.literal( 'close' ), ...onConversation } ),
	/** The agent is typing (or stopped). Ephemeral; the text itself is not sent. */
	v.object( {
		type: v.literal( 'typing' ),
		conversation: Id,
		on: v.boolean(),
	} ),
	v.object( { type: v.literal( 'read' ), conversation: Id, upTo: Seq } ),
	/** Fetch who the customer is to the shop; answered by `facts`. */
	v.object( {
		type: v.literal( 'lookup' ),
		...onConversation,
		what: v.picklist( [ 'orders', 'cart' ] ),
	} ),
] );
export type AgentFrame = v.InferOutput< typeof AgentFrame >;
export type AgentHello = v.InferOutput< typeof agentHello >;

/** The frames that are acknowledged, and so may wait in an outbox. */
export type Acknowledged< F extends { type: string } > = Extract<
	F,
	{ id: string }
>;
