import type { DeskItem, FrameOf } from '../../../protocol/frames-down';
import { type DeskState, ringKey } from './desk-state';
import { without } from './without';

/** Rows kept of conversations that ended while this page was open. */
const DEPARTED = 50;

/** The whole desk, new: what began to wait while we were away rings now. */
export function reduceDesk(
	state: DeskState,
	frame: FrameOf< 'desk' >,
	now: number
): DeskState {
	const items = Object.fromEntries(
		frame.items.map( ( item ) => [ item.conversation, item ] )
	);
	const missed = Object.values( state.items ).filter(
		( { conversation } ) => ! items[ conversation ]
	);
	const fresh = frame.items.filter(
		( item ) => startsToWait( state, item ) && mayRing( state, item )
	);
	return {
		...state,
		you: frame.you,
		available: frame.available,
		clockAhead: frame.now - now,
		deskSeq: frame.deskSeq,
		items,
		departed: departed( state, missed ),
		ringing: [
			...state.ringing.filter(
				( id ) => items[ id ]?.status === 'waiting'
			),
			...fresh.map( ( { conversation } ) => conversation ),
		],
	};
}

/** One numbered change; out of turn it changes nothing (see `missesChange`). */
export function reduceDeskChange(
	state: DeskState,
	frame: FrameOf< 'desk_change' >
): DeskState {
	if ( frame.deskSeq !== ( state.deskSeq ?? -1 ) + 1 ) {
		return state;
	}
	let next: DeskState = { ...state, deskSeq: frame.deskSeq };
	if ( frame.put ) {
		next = put( next, frame.put, frame.ring === true );
	}
	const gone = frame.remove ? next.items[ frame.remove ] : undefined;
	if ( gone ) {
		next = {
			...next,
			items: without( next.items, gone.conversation ),
			departed: departed( next, [ gone ] ),
			ringing: next.ringing.filter( ( id ) => id !== gone.conversation ),
		};
	}
	return next;
}

/** A change is missing before this one: the desk says hello again. */
export const missesChange = (
	state: DeskState,
	frame: FrameOf< 'desk_change' >
) => frame.deskSeq > ( state.deskSeq ?? Infinity ) + 1;

function put( state: DeskState, item: DeskItem, ring: boolean ): DeskState {
	const { conversation } = item;
	const others = state.ringing.filter( ( id ) => id !== conversation );
	const rings =
		item.status === 'waiting' &&
		mayRing( state, item ) &&
		( ring || state.ringing.includes( conversation ) );
	return {
		...state,
		items: { ...state.items, [ conversation ]: item },
		departed: state.departed.filter(
			( row ) => row.conversation !== conversation
		),
		ringing: rings ? [ ...others, conversation ] : others,
	};
}

function startsToWait( state: DeskState, item: DeskItem ): boolean {
	const before = state.items[ item.conversation ];
	return (
		item.status === 'waiting' &&
		( before?.status !== 'waiting' ||
			ringKey( before ) !== ringKey( item ) )
	);
}

const mayRing = ( state: DeskState, item: DeskItem ) =>
	! state.declined.includes( ringKey( item ) );

const departed = ( state: DeskState, rows: DeskItem[] ) =>
	[ ...state.departed, ...rows ].slice( -DEPARTED );
