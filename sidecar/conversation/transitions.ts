/**
 * The status table: the only place that says what may happen when.
 *
 * An operation that is not listed under a status does not exist there.
 */
import type { Status } from '../../protocol';

const TABLE = {
	/** The customer writes. */
	message: { assistant: 'assistant', waiting: 'waiting', human: 'human' },
	/** "Thanks" after the end changes nothing. */
	thanks: { closed: 'closed' },
	/** The assistant's turn ends in a reply. */
	reply: { assistant: 'assistant' },
	/** A handoff opens; somebody is available. */
	escalate: { assistant: 'waiting', closed: 'waiting' },
	/** A person was asked for and nobody is available. */
	after_hours: { assistant: 'assistant', closed: 'assistant' },
	/** Another request while a handoff is open. */
	add_evidence: { waiting: 'waiting', human: 'human' },
	accept: { waiting: 'human' },
	decline: { waiting: 'waiting' },
	agent_message: { human: 'human' },
	return: { human: 'assistant' },
	close: { human: 'closed' },
	/** "Back to the assistant". */
	cancel: { waiting: 'assistant' },
	/** The "Leave a message" form is asked for. */
	offer_ticket: {
		assistant: 'assistant',
		waiting: 'waiting',
		closed: 'closed',
	},
	/** Whether their words may go to a model outside. */
	consent: {
		assistant: 'assistant',
		waiting: 'waiting',
		human: 'human',
		closed: 'closed',
	},
	ticket: {
		assistant: 'assistant',
		waiting: 'assistant',
		human: 'human',
		closed: 'closed',
	},
	/** The agent's last socket is gone for too long; others are available. */
	agent_lost: { human: 'waiting' },
	/** The same, and nobody else is available. */
	agent_lost_alone: { human: 'assistant' },
	/** The customer left while waiting and cannot be written to. */
	abandon: { waiting: 'closed' },
	idle_close: { assistant: 'closed', human: 'closed' },
	/** A message soon after the end, and the same agent is available. */
	reopen_to_agent: { closed: 'human' },
	reopen: { closed: 'assistant' },
} as const satisfies Record< string, Partial< Record< Status, Status > > >;

export type Operation = keyof typeof TABLE;
export const OPERATIONS = Object.keys( TABLE ) as Operation[];

export class IllegalTransition extends Error {
	constructor(
		readonly operation: Operation,
		readonly status: Status
	) {
		super( `“${ operation }” is not possible while “${ status }”.` );
		this.name = 'IllegalTransition';
	}
}

/** The status after the operation. Throws `IllegalTransition`. */
export function transition( operation: Operation, status: Status ): Status {
	const row: Partial< Record< Status, Status > > = TABLE[ operation ];
	const next = row[ status ];
	if ( next === undefined ) {
		throw new IllegalTransition( operation, status );
	}
	return next;
}
