import { __, sprintf } from '@wordpress/i18n';
import type {
	ConversationEvent,
	Evidence,
	EventOf,
} from '../../protocol/events';
import type { Trigger } from '../../protocol/triggers';
import { triggerWords } from '../common/triggers';
import { quote } from './quote';

/**
 * What each handoff event says that those before it did not: an event may
 * repeat evidence.
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
		const evidence = ( event.evidence ?? [] ).filter( ( one ) => {
			const key = `${ event.handoff } ${ JSON.stringify( one ) }`;
			return ! said.has( key ) && said.add( key );
		} );
		fresh.set( event.seq, linesOf( event, evidence, events ) );
	}
	return fresh;
}

/** Questions that count together are one line. */
function linesOf(
	event: EventOf< 'handoff' >,
	evidence: Evidence[],
	events: ConversationEvent[]
): string[] {
	const counted = new Set< Trigger >();
	return evidence.flatMap( ( one ) => {
		const { trigger } = one;
		if ( trigger !== 'repeated_failure' && trigger !== 'out_of_scope' ) {
			return [ evidenceWords( event, one, events ) ];
		}
		if ( counted.has( trigger ) ) {
			return [];
		}
		counted.add( trigger );
		const questions = evidence
			.filter( ( other ) => other.trigger === trigger )
			.map( ( other ) => quote( saidIn( other, events ) ?? other.why ) );
		return [ countedWords( trigger, questions ) ];
	} );
}

/** "asked the same 3 times: 'where is my lamp?' · 'my lamp, where is it?' · …" */
function countedWords(
	trigger: 'repeated_failure' | 'out_of_scope',
	questions: string[]
): string {
	const said = questions.map( ( text ) => `'${ text }'` ).join( ' · ' );
	if ( trigger === 'repeated_failure' ) {
		return questions.length === 1
			? sprintf(
					/* translators: %s: the customer's own words */
					__( 'got no answer that helped: %s', 'baton' ),
					said
				)
			: sprintf(
					/* translators: 1: how many times, 2: the customer's own words */
					__( 'asked the same %1$d times: %2$s', 'baton' ),
					questions.length,
					said
				);
	}
	return questions.length === 1
		? sprintf(
				/* translators: %s: the customer's own words */
				__( 'the assistant could not answer: %s', 'baton' ),
				said
			)
		: sprintf(
				/* translators: 1: how many times, 2: the customer's own words */
				__(
					'the assistant could not answer %1$d times: %2$s',
					'baton'
				),
				questions.length,
				said
			);
}

/** "asked for a person: 'let me talk to someone'" */
function evidenceWords(
	{ trigger }: EventOf< 'handoff' >,
	evidence: Evidence,
	events: ConversationEvent[]
): string {
	const words = triggerWords( evidence.trigger ?? trigger );
	const said = saidIn( evidence, events );
	if ( ! said ) {
		return sprintf(
			/* translators: 1: why a person is needed, 2: a reason */
			__( '%1$s: %2$s', 'baton' ),
			words,
			quote( evidence.why )
		);
	}
	return sprintf(
		/* translators: 1: why a person is needed, 2: the customer's own words */
		__( "%1$s: '%2$s'", 'baton' ),
		words,
		quote( said )
	);
}

/** The customer's words that it is about; undefined where nobody said any. */
function saidIn(
	{ message, start, end }: Evidence,
	events: ConversationEvent[]
): string | undefined {
	if ( start === undefined ) {
		return undefined;
	}
	const found = events.find(
		( event ): event is EventOf< 'message' > =>
			event.type === 'message' && event.id === message
	);
	return found?.text.slice( start, end ).trim() || undefined;
}
