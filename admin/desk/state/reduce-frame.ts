import type { FrameOf, ServerFrame } from '../../../protocol/frames-down';
import { emptyView, reduceFrame } from '../../../protocol/view';
import type { DeskState } from './desk-state';
import { reduceAck, reduceError, reduceFacts } from './reduce-answer';
import { reduceDesk, reduceDeskChange } from './reduce-lists';
import { reduceEventsWords, reduceSaid } from './reduce-words';

export function reduceServerFrame(
	state: DeskState,
	frame: ServerFrame,
	now: number
): DeskState {
	switch ( frame.type ) {
		case 'desk':
			return reduceDesk( state, frame, now );
		case 'desk_change':
			return reduceDeskChange( state, frame );
		case 'desk_said':
			return reduceSaid( state, frame );
		case 'availability':
			return { ...state, available: frame.available };
		case 'events':
			return reduceEventsWords(
				settled( inView( state, frame, now ), frame.conversation ),
				frame
			);
		case 'typing':
		case 'stream':
		case 'stream_end':
			return inView( state, frame, now );
		case 'ack':
			return reduceAck( state, frame );
		case 'error':
			return reduceError( state, frame );
		case 'facts':
			return reduceFacts( state, frame );
		case 'welcome':
		case 'renewed':
		case 'pong':
			return state;
	}
}

function inView(
	state: DeskState,
	frame: FrameOf< 'events' | 'typing' | 'stream' | 'stream_end' >,
	now: number
): DeskState {
	const { conversation } = frame;
	const view = state.views[ conversation ] ?? { ...emptyView, conversation };
	return {
		...state,
		views: {
			...state.views,
			[ conversation ]: reduceFrame( view, frame, now ),
		},
	};
}

/** Acknowledged messages that the log now shows are no longer carried beside it. */
function settled( state: DeskState, conversation: string ): DeskState {
	const upTo = state.views[ conversation ]?.upTo ?? 0;
	const left = Object.entries( state.frames ).filter(
		( [ , frame ] ) =>
			frame.conversation !== conversation ||
			( frame.seq ?? Infinity ) > upTo
	);
	return { ...state, frames: Object.fromEntries( left ) };
}
