import type { DeskAction } from './actions';
import { type DeskState, ringKey } from './desk-state';
import { reduceServerFrame } from './reduce-frame';
import { without } from './without';

/** The desk after an action. Pure: sending and sounding happen elsewhere. */
export function reduce( state: DeskState, action: DeskAction ): DeskState {
	switch ( action.type ) {
		case 'frame':
			return reduceServerFrame( state, action.frame, action.now );
		case 'connection': {
			const { type: _, now, ...connection } = action;
			const online = connection.state === 'online';
			return {
				...state,
				connection: online
					? connection
					: {
							...connection,
							// What failed stays known while it is tried again.
							cause: connection.cause ?? state.connection.cause,
							lostAt: state.connection.lostAt ?? now,
						},
				problem: online ? undefined : state.problem,
			};
		}
		case 'problem':
			return { ...state, problem: action.problem };
		case 'queued':
			return queued( state, action.frame );
		case 'select':
			return { ...state, selected: action.conversation };
		case 'draft':
			return withDraft( state, action.conversation, action.text );
		case 'use_opening': {
			const { conversation } = action;
			const typed = state.drafts[ conversation ]?.trim() ?? '';
			const opening = state.openings[ conversation ] ?? '';
			return {
				...withDraft(
					state,
					conversation,
					[ opening, typed ].filter( Boolean ).join( '\n' )
				),
				openings: without( state.openings, conversation ),
			};
		}
		case 'noticed':
			return state.ringing.includes( action.conversation )
				? {
						...state,
						ringing: state.ringing.filter(
							( id ) => id !== action.conversation
						),
					}
				: state;
		case 'dismiss':
			return {
				...state,
				notices: state.notices.filter(
					( { id } ) => id !== action.notice
				),
			};
	}
}

function queued( state: DeskState, frame: DeskState[ 'frames' ][ string ] ) {
	const next: DeskState = {
		...state,
		frames: { ...state.frames, [ frame.id ]: frame },
	};
	const { conversation } = frame;
	if ( frame.type === 'lookup' ) {
		const known = state.facts[ conversation ];
		next.facts = {
			...state.facts,
			[ conversation ]: {
				...known,
				[ frame.what ]: {
					state: 'asked',
					last: known?.[ frame.what ]?.last,
				},
			},
		};
	}
	if ( frame.type === 'accept' || frame.type === 'decline' ) {
		next.ringing = state.ringing.filter( ( id ) => id !== conversation );
		next.notices = state.notices.filter(
			( notice ) => notice.conversation !== conversation
		);
	}
	if ( frame.type === 'return' || frame.type === 'close' ) {
		// Opening words that nobody touched go with the handoff they were for.
		const untouched =
			state.drafts[ conversation ] === state.prepared[ conversation ];
		next.drafts = untouched
			? without( state.drafts, conversation )
			: state.drafts;
		next.openings = without( state.openings, conversation );
		next.prepared = without( state.prepared, conversation );
	}
	const item = state.items[ conversation ];
	if ( frame.type === 'decline' && item ) {
		next.declined = [ ...state.declined, ringKey( item ) ].slice( -200 );
	}
	return next;
}

function withDraft(
	state: DeskState,
	conversation: string,
	text: string
): DeskState {
	return {
		...state,
		drafts:
			text === ''
				? without( state.drafts, conversation )
				: { ...state.drafts, [ conversation ]: text },
	};
}
