/** What the store keeps of a conversation beside its log. */
import type {
	Agent,
	EventOf,
	Evidence,
	HandoffState,
	Mail,
	NewEvent,
	Status,
	Trigger,
} from '../../protocol';

/** From the wish for a person to the end of the talk with them. */
export interface Handoff {
	id: string;
	state: HandoffState;
	trigger: Trigger;
	evidence: Evidence[];
	requestedAt: number;
	/** The available agent whom the announcement named. */
	named?: Agent;
	/** Whose desks rang for it, and when. */
	notified: Array< { agent: string; at: number } >;
	declinedBy: string[];
	acceptedAt?: number;
	agent?: Agent;
	/** Stops the clock: only what a person wrote does. */
	firstAgentMessageAt?: number;
	/** The customer was told that nobody is there any more. */
	unattended?: boolean;
	endedAt?: number;
}

/** The assistant's turn under way: recorded before it starts, gone when it ended. */
export interface Turn {
	id: string;
	startedAt: number;
	/** How often it was begun; more than one after a crash. */
	tries: number;
}

export interface Conversation {
	shop: string;
	id: string;
	status: Status;
	/** The last sequence number. */
	seq: number;
	visitor: string;
	/** WordPress user id, once it belongs to an account. */
	customer?: string;
	/** When an account took it over from its visitor. */
	claimedAt?: number;
	/** What to call them. */
	name: string;
	email?: string;
	/** Who has it, while status is human. */
	agent?: Agent;
	/** Who had it last. */
	lastAgent?: Agent;
	/** How it stands with what goes to a model outside, and since when. */
	model?: { state: EventOf< 'model' >[ 'state' ]; at: number };
	/** The latest handoff, open or ended. */
	handoff?: Handoff;
	turn?: Turn;
	/** Escalation is looked for in what came after this number. */
	detectFrom: number;
	/** The sequence number of the latest message. */
	lastMessage: number;
	lastText: string;
	lastAt: number;
	readBy: { customer: number; agent: number };
	createdAt: number;
	closedAt?: number;
	closedAs?: 'agent' | 'idle' | 'abandoned';
	/** Messages left for later in it. */
	tickets?: number;
	/** The desk was told that the customer left. */
	left?: boolean;
}

export type DueKind =
	| 'idle_close'
	| 'agent_lost'
	| 'customer_left'
	| 'customer_gone'
	| 'unattended';

/** Something that has to happen at `at` unless it is called off. */
export interface Due {
	shop: string;
	conversation: string;
	kind: DueKind;
	at: number;
}

/** A mail that waits for WordPress to take it. */
export interface OutgoingMail {
	shop: string;
	mail: Mail;
	attempts: number;
	nextAt: number;
}

/** What one commit does to one conversation; all of it or nothing. */
export interface Change {
	shop: string;
	conversation: string;
	/** The conversation as it begins, when it is not there yet. */
	create?: Omit< Conversation, 'seq' >;
	/** Compared at the append; another value there is a `Conflict`. */
	expect?: { status?: Status; turn?: string; handoff?: string };
	/** Replaces fields; `undefined` clears. The handoff's record goes along. */
	set?: Partial<
		Omit< Conversation, 'shop' | 'id' | 'seq' | 'createdAt' | 'visitor' >
	>;
	events: NewEvent[];
	/**
	 * The frame that asked for this. Seen before from the same sender in this
	 * conversation: nothing is done, and the earlier number is the answer.
	 */
	once?: { sender: string; id: string };
	/** `at` null calls it off. */
	due?: Array< { kind: DueKind; at: number | null } >;
	mail?: Mail[];
}
