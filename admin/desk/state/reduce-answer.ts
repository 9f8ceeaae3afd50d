import { __, sprintf } from '@wordpress/i18n';
import type { FrameOf } from '../../../protocol/frames-down';
import type { DeskNotice, DeskState, OpenFrame } from './desk-state';
import { unsentOf } from './selectors';
import { without } from './without';

export function reduceAck(
	state: DeskState,
	frame: FrameOf< 'ack' >
): DeskState {
	const sent = state.frames[ frame.id ];
	const shown = ( state.views[ frame.conversation ]?.upTo ?? 0 ) >= frame.seq;
	const next: DeskState = {
		...state,
		// Carried until the log shows it: a message never blinks, and whoever
		// accepted may write all the while.
		frames:
			( sent?.type === 'send' || sent?.type === 'accept' ) && ! shown
				? {
						...state.frames,
						[ sent.id ]: {
							...sent,
							seq: frame.seq,
							heldUp: undefined,
						},
					}
				: without( state.frames, frame.id ),
	};
	return frame.opening === undefined
		? next
		: withOpening( next, frame.conversation, frame.opening );
}

/** The prepared words never take the place of what the agent already typed or sent. */
function withOpening(
	state: DeskState,
	conversation: string,
	opening: string
): DeskState {
	const typed = ( state.drafts[ conversation ] ?? '' ).trim() !== '';
	return ! typed && unsentOf( state, conversation ).length === 0
		? {
				...state,
				drafts: { ...state.drafts, [ conversation ]: opening },
				prepared: { ...state.prepared, [ conversation ]: opening },
			}
		: {
				...state,
				openings: { ...state.openings, [ conversation ]: opening },
			};
}

export function reduceError(
	state: DeskState,
	frame: FrameOf< 'error' >
): DeskState {
	const sent = frame.id ? state.frames[ frame.id ] : undefined;
	if ( frame.code === 'unavailable' || frame.code === 'limit' ) {
		// The client keeps the frame and tries again by itself.
		return frame.id
			? held( state, sent, frame.code )
			: withNotice( state, frame );
	}
	if ( ! sent ) {
		return withNotice( state, frame );
	}
	const next = { ...state, frames: without( state.frames, sent.id ) };
	switch ( sent.type ) {
		case 'lookup':
			return withFact( next, sent, {
				state: 'failed',
				problem: frame.message,
				last: state.facts[ sent.conversation ]?.[ sent.what ]?.last,
			} );
		case 'send':
			return withNotice( unsent( next, sent ), frame, sent );
		default:
			return withNotice( next, frame, sent );
	}
}

function held(
	state: DeskState,
	sent: OpenFrame | undefined,
	heldUp: NonNullable< OpenFrame[ 'heldUp' ] >
): DeskState {
	return sent
		? {
				...state,
				frames: { ...state.frames, [ sent.id ]: { ...sent, heldUp } },
			}
		: state;
}

/** What was refused goes back into the box, before what was typed since. */
function unsent(
	state: DeskState,
	sent: Extract< OpenFrame, { type: 'send' } >
): DeskState {
	const draft = [ sent.text, state.drafts[ sent.conversation ] ]
		.filter( Boolean )
		.join( '\n' );
	return {
		...state,
		drafts: { ...state.drafts, [ sent.conversation ]: draft },
	};
}

function withNotice(
	state: DeskState,
	frame: FrameOf< 'error' >,
	sent?: OpenFrame
): DeskState {
	const notice: DeskNotice = {
		id: frame.id ?? `${ frame.code } ${ frame.message }`,
		conversation: sent?.conversation,
		status: frame.code === 'taken' ? 'warning' : 'error',
		text: noticeWords( frame, sent ),
	};
	return {
		...state,
		notices: [
			...state.notices.filter( ( { id } ) => id !== notice.id ),
			notice,
		].slice( -5 ),
	};
}

function noticeWords( frame: FrameOf< 'error' >, sent?: OpenFrame ): string {
	if ( frame.code === 'taken' && frame.by ) {
		return sprintf(
			/* translators: %s: the name of another agent */
			__( '%s was faster and has this conversation now.', 'baton' ),
			frame.by.name
		);
	}
	return sent?.type === 'send'
		? sprintf(
				/* translators: %s: the reason, a sentence */
				__( 'Not sent, your words are back in the box: %s', 'baton' ),
				frame.message
			)
		: frame.message;
}

export function reduceFacts(
	state: DeskState,
	frame: FrameOf< 'facts' >
): DeskState {
	const sent = state.frames[ frame.id ];
	if ( sent?.type !== 'lookup' ) {
		return state;
	}
	const next = { ...state, frames: without( state.frames, frame.id ) };
	// A problem beside an answer explains it; alone it stands for a failure.
	if ( frame.problem !== undefined && ! frame[ sent.what ] ) {
		return withFact( next, sent, {
			state: 'failed',
			problem: frame.problem,
			reason: frame.reason,
			retryAt: frame.retryAt,
			last: state.facts[ sent.conversation ]?.[ sent.what ]?.last,
		} );
	}
	return withFact( next, sent, {
		state: 'known',
		last:
			sent.what === 'orders'
				? ( frame.orders ?? [] )
				: ( frame.cart ?? null ),
		note: frame.problem,
		reason: frame.reason,
	} );
}

function withFact(
	state: DeskState,
	{ conversation, what }: Extract< OpenFrame, { type: 'lookup' } >,
	fact: object
): DeskState {
	return {
		...state,
		facts: {
			...state.facts,
			[ conversation ]: {
				...state.facts[ conversation ],
				[ what ]: fact,
			},
		},
	};
}
