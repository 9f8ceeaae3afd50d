/** Which handoffs are open, and what their events say. */
import type { Evidence, EventOf, HandoffState, NewEvent } from '../../protocol';
import type { Conversation, Handoff } from '../ports';

const ENDED: ReadonlySet< HandoffState > = new Set< HandoffState >( [
	'ended',
	'abandoned',
	'ticketed',
] );

export const isOpen = ( handoff: Handoff | undefined ): handoff is Handoff =>
	handoff !== undefined && ! ENDED.has( handoff.state );

export const openHandoffOf = ( { handoff }: Conversation ) =>
	isOpen( handoff ) ? handoff : undefined;

type Said = Omit< EventOf< 'handoff' >, 'seq' | 'at' >;

/** For everybody: without evidence. */
export function handoffEvent( handoff: Handoff ): Said {
	return {
		audience: 'all',
		type: 'handoff',
		handoff: handoff.id,
		state: handoff.state,
		trigger: handoff.trigger,
		...( handoff.named && { named: handoff.named } ),
	};
}

/** For agents: with the evidence that no event of it had before. */
export function handoffForAgents(
	handoff: Handoff,
	fresh: Evidence[] = []
): Said {
	return {
		...handoffEvent( handoff ),
		audience: 'agents',
		...( fresh.length > 0 && { evidence: fresh } ),
	};
}

/** Ends the open handoff, if there is one. */
export function endHandoff(
	conversation: Conversation,
	state: 'ended' | 'abandoned' | 'ticketed',
	now: number
): { handoff?: Handoff; events: NewEvent[] } {
	const open = openHandoffOf( conversation );
	if ( ! open ) {
		return { events: [] };
	}
	const handoff = { ...open, state, endedAt: now };
	return { handoff, events: [ handoffEvent( handoff ) ] };
}
