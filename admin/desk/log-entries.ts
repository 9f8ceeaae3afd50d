/** What the log shows, from the events: messages, lines, and why a person was asked for. */
import { __, sprintf } from '@wordpress/i18n';
import type { ConversationEvent, EventOf } from '../../protocol/events';
import { freshEvidence } from './evidence';
import { flagWords, modelWords } from './model-words';

export type LogEntry =
	| { kind: 'message'; key: string; at: number; event: EventOf< 'message' > }
	| { kind: 'line'; key: string; at: number; text: string }
	/** Only agents see these. */
	| { kind: 'evidence'; key: string; at: number; text: string };

export function logEntries( events: ConversationEvent[] ): LogEntry[] {
	const evidence = freshEvidence( events );
	return events.flatMap( ( event ) =>
		entriesOf( event, evidence.get( event.seq ) ?? [] )
	);
}

function entriesOf( event: ConversationEvent, evidence: string[] ): LogEntry[] {
	const { at } = event;
	const key = String( event.seq );
	const line = ( text: string | undefined ): LogEntry[] =>
		text ? [ { kind: 'line', key, at, text } ] : [];
	switch ( event.type ) {
		case 'message':
			return [ { kind: 'message', key, at, event } ];
		case 'status':
		case 'ticket':
		case 'line':
			return line( event.line );
		case 'identity':
			return line(
				sprintf(
					/* translators: 1: name, 2: e-mail address */
					__( 'Now logged in as %1$s (%2$s).', 'baton' ),
					event.name,
					event.email
				)
			);
		case 'handoff':
			return evidence.map( ( text, index ) => ( {
				kind: 'evidence',
				key: `${ key }-${ index }`,
				at,
				text,
			} ) );
		case 'offer':
			return line( __( 'The form for a message was offered.', 'baton' ) );
		case 'model':
			return line( modelWords( event.state ) );
		case 'flag':
			return [ { kind: 'evidence', key, at, text: flagWords( event ) } ];
		case 'read':
			return [];
	}
}
