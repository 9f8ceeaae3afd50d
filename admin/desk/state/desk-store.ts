/**
 * The desk beside React: frames in, frames out, one state that is replaced as
 * a whole. What it sends by itself follows from the state alone.
 */
import { type Client, newId, type Outbox } from '../../../protocol/client';
import type { ServerFrame } from '../../../protocol/frames-down';
import {
	type AgentFrame,
	type AgentHello,
	PROTOCOL_VERSION,
} from '../../../protocol/frames-up';
import { needsResume } from '../../../protocol/view';
import type { DeskAction } from './actions';
import { type DeskState, initialState, type OpenFrame } from './desk-state';
import { reduce } from './reduce';
import { missesChange } from './reduce-lists';
import type { Remembered } from './remembered';
import { watched } from './selectors';

type Undated< F > = F extends unknown ? Omit< F, 'id' > : never;
/** A frame without its id, which the store gives. */
export type Order = Undated< Extract< AgentFrame, { id: string } > >;

export interface DeskStore {
	get: () => DeskState;
	subscribe: ( listener: () => void ) => () => void;
	dispatch: ( action: DeskAction ) => void;
	/** Queues a frame until it is acknowledged. */
	send: ( order: Order ) => void;
	/** Sends an ephemeral frame; false when it was dropped. */
	whisper: ( frame: Exclude< AgentFrame, { id: string } > ) => boolean;
	hello: ( token: string ) => AgentHello;
	takeFrame: ( frame: ServerFrame ) => void;
	/** Connects now, instead of waiting for the next attempt. */
	reconnect: () => void;
	/** The client is made after the store that it reports to. */
	attach: ( client: Client< AgentFrame > ) => void;
}

export function createDeskStore(
	outbox: Pick< Outbox, 'list' >,
	remembered: Remembered,
	now: () => number = Date.now
): DeskStore {
	const listeners = new Set< () => void >();
	let client: Client< AgentFrame > | undefined;
	let state: DeskState = { ...initialState, ...remembered.load() };

	for ( const frame of outbox.list() as OpenFrame[] ) {
		state = reduce( state, { type: 'queued', frame } );
	}

	function dispatch( action: DeskAction ): void {
		const before = state;
		state = reduce( before, action );
		if ( state !== before ) {
			remembered.save( state, before );
			follow( before );
			listeners.forEach( ( listener ) => listener() );
		}
	}

	/** Opens what is newly watched and leaves the rest; hello says it all by itself. */
	function follow( before: DeskState ): void {
		const old = watched( before );
		const wanted = watched( state );
		for ( const conversation of wanted ) {
			if ( ! old.includes( conversation ) ) {
				open( conversation );
			}
		}
		for ( const conversation of old ) {
			if ( ! wanted.includes( conversation ) ) {
				client?.whisper( { type: 'leave', conversation } );
			}
		}
	}

	const heldOf = ( conversation: string ) =>
		state.views[ conversation ]?.upTo ?? 0;

	function open( conversation: string ): void {
		const after = heldOf( conversation );
		client?.whisper( { type: 'open', conversation, after } );
	}

	return {
		get: () => state,
		subscribe( listener ) {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
		dispatch,
		send( order ) {
			const frame = { ...order, id: newId() } as OpenFrame;
			dispatch( { type: 'queued', frame } );
			client?.send( frame );
		},
		whisper: ( frame ) => client?.whisper( frame ) ?? false,
		hello: ( token ) => ( {
			type: 'hello',
			v: PROTOCOL_VERSION,
			token,
			surface: 'desk',
			timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
			open: watched( state ).map( ( conversation ) => ( {
				conversation,
				after: heldOf( conversation ),
			} ) ),
		} ),
		takeFrame( frame ) {
			if (
				frame.type === 'desk_change' &&
				missesChange( state, frame )
			) {
				client?.reconnect();
				return;
			}
			const view =
				frame.type === 'events'
					? state.views[ frame.conversation ]
					: undefined;
			if (
				frame.type === 'events' &&
				( view ? needsResume( view, frame ) : frame.after > 0 )
			) {
				open( frame.conversation );
				return;
			}
			dispatch( { type: 'frame', frame, now: now() } );
		},
		reconnect: () => client?.reconnect(),
		attach( made ) {
			client = made;
		},
	};
}
