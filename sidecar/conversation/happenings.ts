/** What a commit meant: for the log and the metrics, which never see the words. */
import type {
	Committed,
	Conversation,
	Handoff,
	HandoffStep,
	Happening,
	TurnOutcome,
} from '../ports';
import type { Plan } from './conversations';

/** What happened, in order. */
export function happenings(
	before: Conversation,
	committed: Committed,
	plan: Pick< Plan, 'operation' | 'expect' >,
	now: number
): Happening[] {
	const { conversation: after, events } = committed;
	const found: Happening[] = [];
	if ( before.seq === 0 && after.seq > 0 ) {
		found.push( { kind: 'begun' } );
	}
	for ( const event of events ) {
		if ( event.type === 'message' ) {
			found.push( { kind: 'message', by: event.from.kind } );
		} else if ( event.type === 'ticket' ) {
			found.push( { kind: 'ticket', number: event.number } );
		} else if ( event.type === 'offer' ) {
			found.push( { kind: 'form_offered' } );
		}
	}
	if ( before.turn && before.turn.id !== after.turn?.id ) {
		const { id: turn, startedAt } = before.turn;
		const outcome = outcomeOf( turn, committed, plan );
		found.push( {
			kind: 'turn_ended',
			turn,
			outcome,
			ms: now - startedAt,
		} );
	}
	if ( after.turn && before.turn?.id !== after.turn.id ) {
		const { id: turn, tries } = after.turn;
		found.push( { kind: 'turn_begun', turn, tries } );
	}
	if ( after.handoff ) {
		const { handoff } = before;
		const same = handoff?.id === after.handoff.id;
		found.push(
			...steps( same ? handoff : undefined, after.handoff, now )
		);
	}
	if ( plan.operation?.startsWith( 'agent_lost' ) ) {
		found.push( { kind: 'agent_lost' } );
	}
	if ( before.status !== 'closed' && after.status === 'closed' ) {
		found.push( { kind: 'closed', as: after.closedAs ?? 'idle' } );
	}
	return found;
}

/** Only the turn itself expects that it is still there. */
function outcomeOf(
	turn: string,
	{ events }: Committed,
	{ expect }: Pick< Plan, 'expect' >
): TurnOutcome {
	if ( expect?.turn !== turn ) {
		return 'aborted';
	}
	if ( events.some( ( { type } ) => type === 'handoff' ) ) {
		return 'handed_off';
	}
	return events.some(
		( event ) => event.type === 'message' && event.turn === turn
	)
		? 'replied'
		: 'failed';
}

/** @param old The same handoff before this commit. */
function steps(
	old: Handoff | undefined,
	handoff: Handoff,
	now: number
): Happening[] {
	const { id, trigger, requestedAt } = handoff;
	const ms = now - requestedAt;
	const found: Happening[] = [];
	const step = stepOf( old, handoff );
	if ( step ) {
		found.push( {
			kind: 'handoff',
			handoff: id,
			state: step,
			trigger,
			ms,
		} );
	}
	if (
		handoff.firstAgentMessageAt !== undefined &&
		old?.firstAgentMessageAt === undefined
	) {
		found.push( { kind: 'first_words', handoff: id, ms } );
	}
	return found;
}

function stepOf(
	old: Handoff | undefined,
	{ state, acceptedAt }: Handoff
): HandoffStep | undefined {
	if ( old === undefined ) {
		return acceptedAt === undefined ? 'requested' : 'resumed';
	}
	switch ( state ) {
		case 'requested':
		case 'offered':
			// Offered again, when the agent was lost.
			return undefined;
		case 'accepted':
			return old.acceptedAt === undefined ? 'accepted' : undefined;
		case 'ended':
		case 'abandoned':
		case 'ticketed':
			return old.state === state ? undefined : state;
	}
}
