/** An agent will not take it: whoever else is there is named, or the form. */
import type { Agent, NewEvent } from '../../protocol';
import type { Conversation, Handoff } from '../ports';
import type { Context } from './context';
import type { Plan } from './conversations';
import { nobodyIsThere, ringMore, routeNow } from './handoff';
import { handoffEvent, openHandoffOf } from './open';

export async function planDecline(
	context: Context,
	now: Conversation,
	agent: Agent
): Promise< Plan > {
	const open = openHandoffOf( now );
	if ( ! open ) {
		return { operation: 'decline', events: [] };
	}
	const declinedBy = [ ...new Set( [ ...open.declinedBy, agent.id ] ) ];
	const { available, named } = await routeNow( context, declinedBy );
	const wasNamed = open.named?.id === agent.id;
	const { handoff, ring } = ringMore(
		{ ...open, declinedBy, named: wasNamed ? named : open.named },
		available,
		context.clock.now()
	);
	const nobody = available.length === 0;
	const events: NewEvent[] = [
		...( wasNamed ? [ handoffEvent( handoff ) ] : [] ),
		// Said once; the place is kept for whoever comes.
		...( nobody && ! open.unattended ? nobodyIsThere( context ) : [] ),
	];
	const kept: Handoff = nobody ? { ...handoff, unattended: true } : handoff;
	return { operation: 'decline', events, set: { handoff: kept }, ring };
}
