/** Where conversations live. Everything that resolved is on disk. */
import type { ConversationEvent } from '../../protocol';
import type { Backlog, Queue } from './census';
import type { StoredGap } from './gaps';
import type {
	Change,
	Conversation,
	Due,
	DueKind,
	OutgoingMail,
} from './records';
import type { SpendingStore } from './spending';
import type { ToolStore } from './tool-store';
import type { Page, Written } from './written';

export interface Committed {
	/** As it is after the commit. */
	conversation: Conversation;
	/** The events of this commit, numbered and dated; none for a repetition. */
	events: ConversationEvent[];
	/** The same. */
	written: Written[];
	/** The number before the first of them. */
	after: number;
	/** What to acknowledge: the first of these events, or the repetition's own. */
	seq: number;
	/** The same frame had been committed before. */
	repeated: boolean;
}

/** The conversation is not as the change expected it. */
export class Conflict extends Error {
	constructor( readonly current: Conversation | undefined ) {
		super(
			`The conversation is ${ current?.status ?? 'not there' } by now.`
		);
		this.name = 'Conflict';
		// What is logged with an error must not hold a customer's words.
		Object.defineProperty( this, 'current', { enumerable: false } );
	}
}

/** Nothing can be stored right now (disk full, closed). */
export class Unavailable extends Error {
	constructor( reason: string, cause?: unknown ) {
		super( `Nothing can be stored right now: ${ reason }`, { cause } );
		this.name = 'Unavailable';
	}
}

export interface ConversationStore extends SpendingStore {
	/** Throws `Conflict` or `Unavailable`. */
	commit: ( change: Change ) => Promise< Committed >;

	conversation: (
		shop: string,
		id: string
	) => Promise< Conversation | undefined >;
	/** The one of this visitor that no account owns: a live one first, then the latest. */
	ofVisitor: (
		shop: string,
		visitor: string
	) => Promise< Conversation | undefined >;
	/** The one of this account: a live one first, then the latest. */
	ofCustomer: (
		shop: string,
		customer: string
	) => Promise< Conversation | undefined >;
	/** When an account last took a conversation over from this visitor. */
	claimedAt: (
		shop: string,
		visitor: string
	) => Promise< number | undefined >;
	/** How many conversations this visitor began since then. */
	begunSince: (
		shop: string,
		visitor: string,
		since: number
	) => Promise< number >;

	/** The number that this sender's frame was committed under, if it was. */
	sentAs: (
		shop: string,
		conversation: string,
		sender: string,
		id: string
	) => Promise< number | undefined >;

	/** Events with `after < seq`, in order, at most `limit`. */
	events: (
		shop: string,
		conversation: string,
		after: number,
		limit?: number
	) => Promise< ConversationEvent[] >;

	/** Events with `after < seq` as they are written, in order: one, if there is any, and more until there are so many characters. */
	page: (
		shop: string,
		conversation: string,
		after: number,
		characters: number
	) => Promise< Page >;

	/** Waiting and human ones, and those abandoned since then; oldest first. */
	desk: ( shop: string, abandonedSince: number ) => Promise< Conversation[] >;
	/** How many conversations each agent has now, by the agent's id; reads no conversation. */
	activeByAgent: ( shop: string ) => Promise< Map< string, number > >;
	/** Ids of the conversations that this agent has now. */
	ofAgent: ( shop: string, agent: string ) => Promise< string[] >;
	/** Those who wait for a person; reads no conversation. */
	queue: ( shop: string ) => Promise< Queue >;
	/** Those whose assistant's turn never ended. */
	unanswered: ( shop: string ) => Promise< Conversation[] >;

	/** Takes due rows for `leaseMs`; one that is not called off by then comes again. A lease beyond one from now is of a clock that was set back, and holds nothing. */
	claimDue: (
		shop: string,
		now: number,
		leaseMs: number,
		limit: number
	) => Promise< Due[] >;

	/** Nothing of this kind waits beyond `at`: the clock was set back. */
	dueNotLater: ( shop: string, kind: DueKind, at: number ) => Promise< void >;
	/** Nothing of this kind is due before `at`: the clock was set forwards. */
	dueNotBefore: (
		shop: string,
		kind: DueKind,
		at: number
	) => Promise< void >;

	/** Takes mails that are due for `leaseMs`. */
	claimMail: (
		shop: string,
		now: number,
		leaseMs: number,
		limit: number
	) => Promise< OutgoingMail[] >;
	/** No mail waits beyond `at`. */
	mailNotLater: ( shop: string, at: number ) => Promise< void >;
	mailSent: ( shop: string, key: string, at: number ) => Promise< void >;
	mailFailed: (
		shop: string,
		key: string,
		nextAt: number,
		problem: string
	) => Promise< void >;

	/** Grows by one per shop and name; a number may be lost, never given twice. */
	nextNumber: ( shop: string, name: string ) => Promise< number >;

	/** The agent's own switch; undefined before they first touched it. */
	agentSwitch: (
		shop: string,
		agent: string
	) => Promise< boolean | undefined >;
	setAgentSwitch: (
		shop: string,
		agent: string,
		on: boolean
	) => Promise< void >;

	/** Agents who were connected when this was last noted; also after a crash. */
	connectedAgents: ( shop: string ) => Promise< string[] >;
	setAgentConnected: (
		shop: string,
		agent: string,
		connected: boolean
	) => Promise< void >;

	/** When this is due, if it still is. */
	dueAt: (
		shop: string,
		conversation: string,
		kind: DueKind
	) => Promise< number | undefined >;
	/** How many messages this visitor left for later since then. */
	ticketsSince: (
		shop: string,
		visitor: string,
		since: number
	) => Promise< number >;

	/** What was last heard from WordPress, by name. */
	cached: ( shop: string, name: string ) => Promise< unknown >;
	setCached: (
		shop: string,
		name: string,
		value: unknown
	) => Promise< void >;

	/** What the assistant's tools keep. */
	readonly tools: ToolStore;

	/** Questions that nobody could answer, oldest first. */
	gaps: ( shop: string ) => Promise< StoredGap[] >;
	/** Takes the place of the one with its id. */
	putGap: ( shop: string, gap: StoredGap ) => Promise< void >;
	dropGaps: ( shop: string, ids: number[] ) => Promise< void >;

	/** What waits: for WordPress, and for its time. */
	backlog: ( shop: string ) => Promise< Backlog >;

	/**
	 * False when this nonce of a signed call was spent before. It is remembered
	 * until then, also after a restart. Throws `Unavailable`.
	 */
	spendNonce: (
		shop: string,
		nonce: string,
		until: number
	) => Promise< boolean >;

	/** Resolves when the store answers, and takes what is written: after a failure it tries. Throws `Unavailable`. */
	ping: () => Promise< void >;
	/** Commits what waits, then closes. */
	close: () => Promise< void >;
}
