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

/** The story of the handoffs, oldest first. */
export function handoffSteps( events: ConversationEvent[] ): HandoffStep[] {
	const evidence = freshEvidence( events );
	const told = new Set< string >();
	let agent: string | undefined;
	return events.flatMap( ( event ) => {
		if ( event.type === 'status' ) {
			agent = event.agent?.name;
		}
		if ( event.type !== 'handoff' ) {
			return [];
		}
		const key = `${ event.handoff } ${ event.state }`;
		const again = told.has( key );
		const details = evidence.get( event.seq ) ?? [];
		told.add( key );
		return again && details.length === 0
			? []
			: [
					{
						at: event.at,
						state: event.state,
						headline: again
							? __( 'A further sign', 'baton' )
							: headline( event, agent ),
						details: again
							? details
							: [ ...details, ...namedLine( event ) ],
					},
				];
	} );
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
