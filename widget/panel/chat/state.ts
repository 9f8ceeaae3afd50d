import type { ConnectionState } from '../../../protocol/client';
import type { CustomerSession } from '../../../protocol/session';
import { emptyView, type ConversationView } from '../../../protocol/view';
import type { OwnMessage } from './own-messages';
import type { Trouble } from './trouble';

/** What a customer can ask for by a button or the form; each is acknowledged. */
export type Request =
	| 'request_person'
	| 'cancel_handoff'
	| 'request_ticket'
	| 'ticket'
	| 'agree_model'
	| 'decline_model';

export interface ChatState {
	session: CustomerSession;
	view: ConversationView;
	/** The log holds what the sidecar has: what comes from now on is new. */
	caughtUp: boolean;
	own: OwnMessage[];
	connection: ConnectionState;
	/** What the customer is told of it. */
	trouble: Trouble;
	/** A person is available, as the sidecar said last. */
	available: boolean;
	/** To be read before the first words go to a model outside. */
	modelNotice?: string;
	/** The dialog is shown. */
	open: boolean;
	/** It was opened by hand: the focus goes along. */
	focusWanted: boolean;
	/** Ids of what cannot be taken for now: it is kept, and tried again. */
	held: readonly string[];
	/** Requests on their way: the id under which each waits for its answer. */
	asked: Partial< Record< Request, string > >;
	/** The request that was refused last, and not asked for again since. */
	refused?: Request;
	/** The last message of others that this browser has shown. */
	seen: number;
	/** Counts what the customer sent from here: the log follows. */
	sentHere: number;
}

export const firstState = ( session: CustomerSession ): ChatState => ( {
	session,
	view: emptyView,
	caughtUp: false,
	own: [],
	connection: 'idle',
	trouble: 'none',
	available: false,
	open: false,
	focusWanted: false,
	held: [],
	asked: {},
	seen: 0,
	sentHere: 0,
} );

/** The messages of others that the customer has not seen. */
export const seenUpTo = ( { seen, view }: ChatState ) =>
	Math.max( seen, view.readBy.customer );
