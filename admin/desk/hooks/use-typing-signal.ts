import { useEffect, useMemo } from '@wordpress/element';
import type { DeskStore } from '../state/desk-store';
import { createTypingSignal } from '../typing-signal';

export function useTypingSignal( store: DeskStore, conversation: string ) {
	const signal = useMemo(
		() =>
			createTypingSignal( ( on ) =>
				store.whisper( { type: 'typing', conversation, on } )
			),
		[ store, conversation ]
	);
	useEffect( () => signal.stop, [ signal ] );
	return signal;
}
