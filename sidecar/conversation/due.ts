/** What has to happen later, as the status has it. */
import type { Change, Conversation, DueKind } from '../ports';
import type { Context } from './context';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const IDLE_MS = 24 * 60 * MINUTE;
export const CUSTOMER_LEFT_MS = 2 * MINUTE;
export const CUSTOMER_GONE_MS = 15 * MINUTE;
/** Added to the grace in which an agent still counts as available. */
export const AGENT_LOST_MS = 60 * SECOND;
/** While somebody waits it is looked so often whether anybody is there. */
export const UNATTENDED_MS = 15 * SECOND;
/** A message so soon after the end reopens the conversation. */
export const REOPEN_MS = 30 * MINUTE;

/** How far ahead a row of each kind is put at most. */
export const longestWait = (
	context: Pick< Context, 'agentGraceMs' >
): Record< DueKind, number > => ( {
	idle_close: IDLE_MS,
	customer_left: CUSTOMER_LEFT_MS,
	customer_gone: CUSTOMER_GONE_MS,
	agent_lost: context.agentGraceMs + AGENT_LOST_MS,
	unattended: UNATTENDED_MS,
} );

type DueChanges = NonNullable< Change[ 'due' ] >;

export const customerAway = ( now: number ): DueChanges => [
	{ kind: 'customer_left', at: now + CUSTOMER_LEFT_MS },
	{ kind: 'customer_gone', at: now + CUSTOMER_GONE_MS },
];
export const lookAgain = ( now: number ): DueChanges => [
	{ kind: 'unattended', at: now + UNATTENDED_MS },
];
export const customerBack: DueChanges = [
	{ kind: 'customer_left', at: null },
	{ kind: 'customer_gone', at: null },
];
export const agentAway = ( context: Context ): DueChanges => [
	{
		kind: 'agent_lost',
		at: context.clock.now() + context.agentGraceMs + AGENT_LOST_MS,
	},
];
/**
 * Set once, when a conversation begins or is opened again: messages do not move
 * it, what falls due looks at the time of the last one.
 */
export const idleUntil = ( lastAt: number ): DueChanges[ number ] => ( {
	kind: 'idle_close',
	at: lastAt + IDLE_MS,
} );
export const agentBack: DueChanges = [ { kind: 'agent_lost', at: null } ];

/**
 * What a change of status calls off and sets. Whether the agent who has it now
 * is there, the relay looks at once it is stored.
 */
export function dueByStatus(
	context: Context,
	before: Conversation,
	after: Conversation[ 'status' ]
): DueChanges {
	if ( before.seq > 0 && before.status === after ) {
		return [];
	}
	const due: DueChanges = [];
	if ( before.seq === 0 || before.status === 'closed' ) {
		due.push( idleUntil( context.clock.now() ) );
	}
	if ( before.status === 'waiting' ) {
		due.push( ...customerBack, { kind: 'unattended', at: null } );
	}
	if ( before.status === 'human' ) {
		due.push( ...agentBack );
	}
	if ( after === 'closed' ) {
		due.push( { kind: 'idle_close', at: null } );
	}
	if ( after === 'waiting' ) {
		due.push( ...lookAgain( context.clock.now() ) );
	}
	if (
		after === 'waiting' &&
		! context.presence.customerOnline( before.id )
	) {
		due.push( ...customerAway( context.clock.now() ) );
	}
	return due;
}
