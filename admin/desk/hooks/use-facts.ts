import { useEffect } from '@wordpress/element';
import type { DeskItem } from '../../../protocol/frames-down';
import type { DeskStore } from '../state/desk-store';

/** A cart is filled while one talks. */
const CART_AGAIN_MS = 20_000;

/**
 * Looks up the open conversation's customer: both facts on opening it and when
 * who they are changes, the cart also with every page they go to.
 * @param store
 * @param conversation
 * @param item
 * @param online
 */
export function useFacts(
	store: DeskStore,
	conversation: string | undefined,
	item: DeskItem | undefined,
	online: boolean
) {
	const who = item?.customer.customerId ?? item?.customer.email ?? '';
	const page = item?.customer.page?.url;
	const present = item?.customer.online === true;

	useEffect( () => {
		if ( conversation && online ) {
			lookUp( store, conversation, 'orders' );
		}
	}, [ store, conversation, online, who ] );

	useEffect( () => {
		if ( ! conversation || ! online ) {
			return;
		}
		lookUp( store, conversation, 'cart' );
		const timer = setInterval( () => {
			if ( present && document.visibilityState === 'visible' ) {
				lookUp( store, conversation, 'cart' );
			}
		}, CART_AGAIN_MS );
		return () => clearInterval( timer );
	}, [ store, conversation, online, who, page, present ] );
}

/** Asks, unless the answer to the same question is on its way. */
export function lookUp(
	store: DeskStore,
	conversation: string,
	what: 'orders' | 'cart'
): void {
	if ( store.get().facts[ conversation ]?.[ what ]?.state !== 'asked' ) {
		store.send( { type: 'lookup', conversation, what } );
	}
}
