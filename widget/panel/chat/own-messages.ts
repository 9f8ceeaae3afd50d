/** The customer's own messages between being typed and standing in the log. */
import type { Outbox } from '../../../protocol/client';
import type { ConversationEvent } from '../../../protocol/events';
import type { ServerFrame } from '../../../protocol/frames-down';
import type { ChatState } from './state';

export interface OwnMessage {
	id: string;
	text: string;
	/** When it was typed, UTC ms. */
	at: number;
	/** waiting: not acknowledged yet. sent: on the sidecar's disk. refused: it never will be. */
	state: 'waiting' | 'sent' | 'refused';
}

/** Messages that an earlier page, or another tab, left in the outbox. */
export function takeUpOwn(
	own: OwnMessage[],
	outbox: Outbox,
	now: number
): OwnMessage[] {
	const left = outbox
		.list()
		.filter(
			( frame ): frame is { id: string; type: 'send'; text: string } => {
				const { type, text } = frame as {
					type: string;
					text?: unknown;
				};
				return type === 'send' && typeof text === 'string';
			}
		)
		.filter( ( { id } ) => ! own.some( ( message ) => message.id === id ) );
	return left.length === 0
		? own
		: [
				...own,
				...left.map( ( { id, text } ) => ( {
					id,
					text,
					at: now,
					state: 'waiting' as const,
				} ) ),
			];
}

/**
 * Without what another tab, which shares the outbox, had answered meanwhile:
 * that answer comes to its socket alone.
 */
export function stillWaiting(
	{ asked, own }: Pick< ChatState, 'asked' | 'own' >,
	outbox: Outbox
): Pick< ChatState, 'asked' | 'own' > {
	const waiting = new Set( outbox.list().map( ( { id } ) => id ) );
	return {
		asked: Object.fromEntries(
			Object.entries( asked ).filter( ( [ , id ] ) => waiting.has( id ) )
		),
		own: own.filter(
			( { id, state } ) => state !== 'waiting' || waiting.has( id )
		),
	};
}

/** What remains of them after a frame. */
export function reduceOwn(
	own: OwnMessage[],
	frame: ServerFrame
): OwnMessage[] {
	if ( frame.type === 'events' ) {
		const arrived = new Set( frame.events.map( messageId ) );
		const rest = own.filter( ( { id } ) => ! arrived.has( id ) );
		return rest.length === own.length ? own : rest;
	}
	if ( frame.type === 'ack' ) {
		return withState( own, frame.id, 'sent' );
	}
	if ( frame.type === 'error' && frame.id && isFinal( frame.code ) ) {
		return withState( own, frame.id, 'refused' );
	}
	return own;
}

/** An `unavailable` or `limit` may pass later (SPEC 3.2); the client tries again. */
export const isFinal = ( code: string ) =>
	code !== 'unavailable' && code !== 'limit';

function withState(
	own: OwnMessage[],
	id: string,
	state: OwnMessage[ 'state' ]
): OwnMessage[] {
	return own.map( ( message ) =>
		message.id === id ? { ...message, state } : message
	);
}

const messageId = ( event: ConversationEvent ) =>
	event.type === 'message' ? event.id : undefined;
