import { __, sprintf } from '@wordpress/i18n';
import type {
	ConversationEvent,
	Evidence,
	EventOf,
} from '../../protocol/events';
import { triggerWords } from '../common/triggers';

/**
 * What each handoff event says that those before it did not: every event of a
 * handoff repeats all of its evidence.
 * @param events
 * @return Lines by the event's `seq`.
 */
export function freshEvidence(
	events: ConversationEvent[]
): Map< number, string[] > {
	const said = new Set< string >();
	const fresh = new Map< number, string[] >();
	for ( const event of events ) {
		if ( event.type !== 'handoff' ) {
			continue;
		}
		const lines = ( event.evidence ?? [] )
			.filter( ( evidence ) => {
				const key = `${ event.handoff } ${ JSON.stringify( evidence ) }`;
				return ! said.has( key ) && said.add( key );
			} )
			.map( ( evidence ) => evidenceWords( event, evidence, events ) );
		fresh.set( event.seq, lines );
	}
	return fresh;
}

/** "asked for a person: 'let me talk to someone'" */
function evidenceWords(
	{ trigger }: EventOf< 'handoff' >,
	{ message, start, end, why }: Evidence,
	events: ConversationEvent[]
): string {
	const words = triggerWords( trigger );
	const said = events
		.find(
			( event ): event is EventOf< 'message' > =>
				event.type === 'message' && event.id === message
		)
		?.text.slice( start, end );
	if ( ! said ) {
		return sprintf(
			/* translators: 1: why a person is needed, 2: a reason */
			__( '%1$s: %2$s', 'baton' ),
			words,
			why
		);
	}
	return sprintf(
		/* translators: 1: why a person is needed, 2: the customer's own words */
		__( "%1$s: '%2$s'", 'baton' ),
		words,
		said
	);
}
