import { useCallback, useEffect } from '@wordpress/element';
import { conversationHash, conversationOf } from '../../common/desk-link';
import type { DeskStore } from '../state/desk-store';

/**
 * The open conversation lives in the address, so that a link leads to it, a
 * reload keeps it and a phone's back button closes it.
 * @param store
 */
export function useSelection( store: DeskStore ) {
	useEffect( () => {
		const follow = () =>
			store.dispatch( {
				type: 'select',
				conversation: conversationOf( window.location.hash ),
			} );
		follow();
		window.addEventListener( 'hashchange', follow );
		window.addEventListener( 'popstate', follow );
		return () => {
			window.removeEventListener( 'hashchange', follow );
			window.removeEventListener( 'popstate', follow );
		};
	}, [ store ] );

	return useCallback(
		( conversation: string | undefined ) => {
			if ( store.get().selected !== conversation ) {
				const { pathname, search } = window.location;
				window.history.pushState(
					null,
					'',
					conversation
						? conversationHash( conversation )
						: pathname + search
				);
				store.dispatch( { type: 'select', conversation } );
			}
		},
		[ store ]
	);
}
