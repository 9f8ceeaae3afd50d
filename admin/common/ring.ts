/** The sound of a new handoff: once per handoff over all tabs, and mutable. */
import { createChime, type Chime } from './chime';

const MUTED = 'baton.muted';
const RANG = 'baton.rang';
/** Two tabs hear of one handoff within this time. */
const SAME_RING_MS = 3_000;

export interface Ring {
	/** `what` was asked for: sound, unless muted or another tab just did. */
	sound: ( what: string ) => void;
	muted: () => boolean;
	mute: ( muted: boolean ) => void;
	/** Waits for the gesture that browsers want; gives its undo. */
	unlock: () => () => void;
}

export function createRing(
	storage: Pick< Storage, 'getItem' | 'setItem' > = localStorage,
	chime: Chime = createChime(),
	now: () => number = Date.now
): Ring {
	const read = ( key: string ) => {
		try {
			return storage.getItem( key );
		} catch {
			return null;
		}
	};
	const write = ( key: string, value: string ) => {
		try {
			storage.setItem( key, value );
		} catch {
			// Without storage every tab sounds for itself.
		}
	};
	const muted = () => read( MUTED ) === '1';

	return {
		sound( what ) {
			const [ last, at ] = ( read( RANG ) ?? '' ).split( ' ' );
			const rang =
				last === what &&
				Math.abs( now() - Number( at ) ) < SAME_RING_MS;
			// Only a tab that was really heard keeps the others silent.
			if ( ! muted() && ! rang && chime.play() ) {
				write( RANG, `${ what } ${ now() }` );
			}
		},
		muted,
		mute: ( on ) => write( MUTED, on ? '1' : '0' ),
		unlock: chime.unlock,
	};
}
