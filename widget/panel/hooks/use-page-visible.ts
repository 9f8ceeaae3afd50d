import { useSyncExternalStore } from '@wordpress/element';

function subscribe( listener: () => void ): () => void {
	document.addEventListener( 'visibilitychange', listener );
	return () => document.removeEventListener( 'visibilitychange', listener );
}

/** This tab is the one being looked at. */
export const usePageVisible = () =>
	useSyncExternalStore(
		subscribe,
		() => document.visibilityState === 'visible'
	);
