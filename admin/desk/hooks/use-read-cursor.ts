import { useEffect, useState } from '@wordpress/element';
import type { ConversationView } from '../../../protocol/view';
import type { DeskStore } from '../state/desk-store';
import { unreadOf } from '../state/selectors';

/** The page is before the agent's eyes. */
function useSeen(): boolean {
	const look = () =>
		document.visibilityState === 'visible' && document.hasFocus();
	const [ seen, setSeen ] = useState( look );
	useEffect( () => {
		const changed = () => setSeen( look() );
		window.addEventListener( 'focus', changed );
		window.addEventListener( 'blur', changed );
		document.addEventListener( 'visibilitychange', changed );
		return () => {
			window.removeEventListener( 'focus', changed );
			window.removeEventListener( 'blur', changed );
			document.removeEventListener( 'visibilitychange', changed );
		};
	}, [] );
	return seen;
}

/**
 * Tells the customer that their own agent has seen their words. A glance at
 * somebody else's conversation is not reading in the agent's name.
 * @param store
 * @param view
 * @param mine
 * @param online
 */
export function useReadCursor(
	store: DeskStore,
	view: ConversationView | undefined,
	mine: boolean,
	online: boolean
): void {
	const seen = useSeen();
	const unread = unreadOf( view ) > 0;
	const { conversation, upTo } = view ?? {};
	useEffect( () => {
		if ( seen && mine && online && unread && conversation && upTo ) {
			store.whisper( { type: 'read', conversation, upTo } );
		}
	}, [ store, seen, mine, online, unread, conversation, upTo ] );
}
