import { useEffect, useRef, useState } from '@wordpress/element';
import { showBarCount, showTitleCount } from '../../common/attention';
import { createRing } from '../../common/ring';
import { type DeskState, ringKey } from '../state/desk-state';
import type { DeskStore } from '../state/desk-store';
import { callsForAttention, waiting } from '../state/selectors';

/** An unanswered handoff sounds again after this time. */
const AGAIN_MS = 10_000;

/**
 * Title, admin bar and sound; gives the mute switch. While the desk is not
 * connected it is not known who waits, and nothing is claimed.
 * @param store
 * @param state
 * @param known
 */
export function useAttention(
	store: DeskStore,
	state: DeskState,
	known: boolean
) {
	const ring = useRef( createRing() ).current;
	const [ muted, setMuted ] = useState( ring.muted );
	const calls = known ? callsForAttention( state ) : 0;
	const waits = known ? waiting( state ).length : undefined;
	const ringing = ( known ? state.ringing : [] )
		.map( ( id ) => state.items[ id ] )
		.flatMap( ( item ) => ( item ? [ ringKey( item ) ] : [] ) )
		.join( ' ' );

	useEffect( () => ring.unlock(), [ ring ] );
	useEffect( () => showTitleCount( calls ), [ calls ] );
	useEffect( () => showBarCount( waits ), [ waits ] );

	useEffect( () => {
		if ( ringing === '' ) {
			return;
		}
		ring.sound( ringing );
		const timer = setInterval( () => ring.sound( ringing ), AGAIN_MS );
		return () => clearInterval( timer );
	}, [ ring, ringing ] );

	// Looking at the conversation is an answer to the bell.
	const { selected } = state;
	useEffect( () => {
		if ( selected && document.hasFocus() ) {
			store.dispatch( { type: 'noticed', conversation: selected } );
		}
	}, [ store, selected, ringing ] );

	return {
		muted,
		mute( on: boolean ) {
			ring.mute( on );
			setMuted( on );
		},
	};
}
