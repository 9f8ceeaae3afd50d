/** Everything that the desk knows, as of one moment. */
import type { ConnectionState, StateDetail } from '../../../protocol/client';
import type { Agent } from '../../../protocol/events';
import type { DeskItem } from '../../../protocol/frames-down';
import type { AgentFrame } from '../../../protocol/frames-up';
import type { Cart, Order, ShopReason } from '../../../protocol/shop';
import type { ConversationView } from '../../../protocol/view';

/** A frame that waits for its answer, or whose event has not arrived yet. */
export type OpenFrame = Extract< AgentFrame, { id: string } > & {
	/** Where the log has it, once acknowledged. */
	seq?: number;
	/** It cannot be taken for now; the client tries again by itself. */
	heldUp?: 'unavailable' | 'limit';
};

export type Fact< T > =
	| { state: 'asked'; last?: T }
	/** `note`: what must be said about it, such as why it is empty. */
	| { state: 'known'; last: T; note?: string; reason?: ShopReason }
	| {
			state: 'failed';
			problem: string;
			reason?: ShopReason;
			/** Asking before is in vain; the sidecar's clock. */
			retryAt?: number;
			last?: T;
	  };

export interface Facts {
	orders?: Fact< Order[] >;
	/** null: the cart is empty. */
	cart?: Fact< Cart | null >;
}

export interface DeskNotice {
	id: string;
	/** Absent: it concerns the whole desk. */
	conversation?: string;
	status: 'warning' | 'error';
	text: string;
}

export interface Connection extends StateDetail {
	state: ConnectionState;
	/** Since when there is none; absent while there is. */
	lostAt?: number;
}

export interface DeskState {
	connection: Connection;
	/** Why there is no session, in words; absent once online. */
	problem?: string;
	you?: Agent;
	available: boolean;
	/** The sidecar's clock minus ours, ms. */
	clockAhead: number;
	/** Absent until the first snapshot. */
	deskSeq?: number;
	items: Record< string, DeskItem >;
	/** The last rows of conversations that left the lists, newest last. */
	departed: DeskItem[];
	views: Record< string, ConversationView >;
	facts: Record< string, Facts >;
	drafts: Record< string, string >;
	/** Opening words that found the reply box in use. */
	openings: Record< string, string >;
	/** Opening words as they were put into the reply box. */
	prepared: Record< string, string >;
	/** Conversations that ring now. */
	ringing: string[];
	/** Handoffs that this agent declined, by `ringKey`. */
	declined: string[];
	frames: Record< string, OpenFrame >;
	notices: DeskNotice[];
	selected?: string;
}

export const initialState: DeskState = {
	connection: { state: 'idle' },
	available: false,
	clockAhead: 0,
	items: {},
	departed: [],
	views: {},
	facts: {},
	drafts: {},
	openings: {},
	prepared: {},
	ringing: [],
	declined: [],
	frames: {},
	notices: [],
};

/** One handoff's name: a later handoff of the same conversation rings anew. */
export const ringKey = ( item: DeskItem ) =>
	`${ item.conversation }@${ item.waitingSince ?? 0 }`;
