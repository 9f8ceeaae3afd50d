import { __, sprintf } from '@wordpress/i18n';
import type {
	ConversationEvent,
	EventOf,
	HandoffState,
} from '../../protocol/events';
import { triggerWords } from '../common/triggers';
import { evidenceWords } from './log-entries';

export interface HandoffStep {
	at: number;
	state: HandoffState;
	headline: string;
	/** Evidence and the named agent, a line each. */
	details: string[];
}

/** The story of the handoffs, oldest first. */
export function handoffSteps( events: ConversationEvent[] ): HandoffStep[] {
	return events
		.filter(
			( event ): event is EventOf< 'handoff' > => event.type === 'handoff'
		)
		.map( ( event ) => ( {
			at: event.at,
			state: event.state,
			headline: headline( event ),
			details: [
				...evidenceWords( event, events ),
				...namedLine( event ),
			],
		} ) );
}

function headline( { state, trigger }: EventOf< 'handoff' > ): string {
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
			return __( 'Accepted', 'baton' );
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
	return named && ( state === 'requested' || state === 'offered' )
		? [
				sprintf(
					/* translators: %s: an agent's name */
					__( 'Named to the customer: %s', 'baton' ),
					named.name
				),
			]
		: [];
}
