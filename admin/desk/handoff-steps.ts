import { __, sprintf } from '@wordpress/i18n';
import type {
	ConversationEvent,
	EventOf,
	HandoffState,
} from '../../protocol/events';
import { triggerWords } from '../common/triggers';
import { freshEvidence } from './evidence';

export interface HandoffStep {
	at: number;
	state: HandoffState;
	headline: string;
	/** Evidence and the named agent, a line each. */
	details: string[];
}

/**
 * The story of the latest handoff, oldest first. Asking and telling the agents
 * are one step: they happen together, and only the second has the evidence.
 * @param events
 */
export function handoffSteps( events: ConversationEvent[] ): HandoffStep[] {
	const evidence = freshEvidence( events );
	const steps: HandoffStep[] = [];
	let agent: string | undefined;
	let handoff: string | undefined;
	for ( const event of events ) {
		if ( event.type === 'status' ) {
			agent = event.agent?.name;
		}
		if ( event.type !== 'handoff' ) {
			continue;
		}
		if ( event.handoff !== handoff ) {
			handoff = event.handoff;
			steps.length = 0;
		}
		const details = evidence.get( event.seq ) ?? [];
		const last = steps.at( -1 );
		const goesOn =
			event.state === last?.state ||
			( event.state === 'offered' && last?.state === 'requested' );
		if ( last && goesOn ) {
			last.details.push( ...details );
		} else {
			steps.push( {
				at: event.at,
				state: event.state,
				headline: headline( event, agent ),
				details: [ ...namedLine( event ), ...details ],
			} );
		}
	}
	return steps;
}

function headline(
	{ state, trigger }: EventOf< 'handoff' >,
	agent: string | undefined
): string {
	switch ( state ) {
		case 'requested':
			return sprintf(
				/* translators: %s: why a person is needed */
				__( 'The customer %s', 'baton' ),
				triggerWords( trigger )
			);
		case 'offered':
			return __( 'Agents were told', 'baton' );
		case 'accepted':
			return agent
				? sprintf(
						/* translators: %s: an agent's name */
						__( 'Accepted by %s', 'baton' ),
						agent
					)
				: __( 'Accepted', 'baton' );
		case 'ended':
			return __( 'Ended', 'baton' );
		case 'abandoned':
			return __( 'The customer left', 'baton' );
		case 'ticketed':
			return __( 'Became a ticket', 'baton' );
	}
}

/** Whom the customer was promised, where it was said. */
function namedLine( { state, named }: EventOf< 'handoff' > ): string[] {
	return named && state === 'requested'
		? [
				sprintf(
					/* translators: %s: an agent's name */
					__( 'Named to the customer: %s', 'baton' ),
					named.name
				),
			]
		: [];
}
