import type { ServerFrame } from '../../../protocol/frames-down';
import { reduceFrame } from '../../../protocol/view';
import { isFinal, reduceOwn } from './own-messages';
import type { ChatState, Request } from './state';

/** What a frame changes in the state. Pure. */
export function takeFrame(
	state: ChatState,
	frame: ServerFrame,
	now: number
): Partial< ChatState > {
	const view = reduceFrame( state.view, frame, now );
	const part: Partial< ChatState > = {
		view,
		own: reduceOwn( state.own, frame ),
	};
	switch ( frame.type ) {
		case 'welcome':
			part.held = [];
			part.available = frame.available;
			part.modelNotice = frame.modelNotice;
			part.caughtUp = frame.conversation === undefined || view.upTo > 0;
			if ( view.conversation !== state.view.conversation ) {
				part.seen = 0;
			}
			break;
		case 'availability':
			part.available = frame.available;
			break;
		case 'events':
			part.caughtUp = true;
			break;
		case 'ack':
			part.held = without( state.held, frame.id );
			Object.assign( part, answered( state, frame.id, false ) );
			break;
		case 'error':
			if ( frame.id ) {
				part.held = without( state.held, frame.id );
			}
			if ( frame.id && ! isFinal( frame.code ) ) {
				part.held = [ ...part.held!, frame.id ];
			} else if ( frame.id ) {
				// A status that moved on is no fault to speak of, but a form
				// somebody filled in never goes without a word.
				const told =
					frame.code !== 'wrong_status' ||
					frame.id === state.asked.ticket;
				Object.assign( part, answered( state, frame.id, told ) );
			}
			break;
	}
	return part;
}

const without = ( held: readonly string[], id: string ) =>
	held.includes( id ) ? held.filter( ( one ) => one !== id ) : held;

/** What was refused and is not what is answered now. */
export const others = ( { refused }: ChatState, request: Request ) =>
	refused === request ? undefined : refused;

function answered(
	state: ChatState,
	id: string,
	refused: boolean
): Partial< ChatState > {
	const request = ( Object.keys( state.asked ) as Request[] ).find(
		( name ) => state.asked[ name ] === id
	);
	return request === undefined
		? {}
		: {
				asked: { ...state.asked, [ request ]: undefined },
				refused: refused ? request : others( state, request ),
			};
}
