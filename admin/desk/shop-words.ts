/** Why orders or a cart could not be shown, and what an agent can do about it. */
import { __ } from '@wordpress/i18n';
import type { ShopReason } from '../../protocol/shop';

/** It passes by itself, or only the owner can mend it. */
type Remedy = 'wait' | 'owner' | 'none';

const REMEDIES: Record< ShopReason, Remedy > = {
	unreachable: 'wait',
	slow: 'wait',
	cut: 'wait',
	moved: 'owner',
	keys: 'owner',
	forbidden: 'owner',
	missing: 'owner',
	permalinks: 'owner',
	oversize: 'owner',
	busy: 'wait',
	maintenance: 'wait',
	broken: 'wait',
	empty: 'wait',
	page: 'owner',
	unreadable: 'owner',
	too_large: 'owner',
	clock: 'owner',
	guest: 'none',
	partly: 'none',
};

export const needsOwner = ( reason: ShopReason | undefined ) =>
	reason !== undefined && REMEDIES[ reason ] === 'owner';

/**
 * @param reason
 * @param fallback What the sidecar said, in English; for a reason that is new.
 */
export function shopWords(
	reason: ShopReason | undefined,
	fallback = ''
): string {
	switch ( reason ) {
		case 'unreachable':
			return __(
				'The shop’s server cannot be reached. Try again in a minute; if it stays away, tell the shop’s owner.',
				'baton'
			);
		case 'slow':
			return __(
				'The shop’s server takes too long to answer. Try again in a moment; if it stays slow, tell the shop’s owner.',
				'baton'
			);
		case 'cut':
			return __(
				'The shop’s answer broke off on its way. Try again.',
				'baton'
			);
		case 'moved':
			return __(
				'The shop sends our question on to another address. The owner needs to make a new connection string in the settings.',
				'baton'
			);
		case 'keys':
			return __(
				'The shop no longer accepts the chat’s key. The owner needs to make a new connection string in the settings.',
				'baton'
			);
		case 'forbidden':
			return __(
				'A firewall, a security plugin or a password keeps the chat from asking the shop. The owner needs to let it through.',
				'baton'
			);
		case 'missing':
			return __(
				'The shop’s data cannot be asked for: WooCommerce or its REST API is switched off. The owner needs to test the connection in the settings.',
				'baton'
			);
		case 'permalinks':
			return __(
				'WooCommerce gives nothing out while permalinks are “Plain”. The owner needs to choose another structure.',
				'baton'
			);
		case 'oversize':
			return __(
				'The shop’s web server refuses a question of this size. The owner needs to test the connection in the settings.',
				'baton'
			);
		case 'busy':
			return __(
				'The shop was asked too often and wants a pause.',
				'baton'
			);
		case 'maintenance':
			return __(
				'The shop is being updated. Try again in a minute.',
				'baton'
			);
		case 'broken':
		case 'empty':
			return __(
				'The shop’s server ran into an error. Try again; if it stays, tell the shop’s owner: the error log says more.',
				'baton'
			);
		case 'page':
			return __(
				'The shop answers with a web page instead of data. Try again; if it stays, the owner needs to test the connection in the settings.',
				'baton'
			);
		case 'unreadable':
		case 'too_large':
			return __(
				'What the shop answers cannot be read; a plugin may have changed it. The owner needs to test the connection in the settings.',
				'baton'
			);
		case 'clock':
			return __(
				'The clocks of the shop’s and the chat’s servers differ. The owner needs to set them.',
				'baton'
			);
		case 'guest':
			return __(
				'This customer is not logged in, so it is not known which orders are theirs.',
				'baton'
			);
		case 'partly':
			return __(
				'Some orders could not be read and are left out here.',
				'baton'
			);
		case undefined:
			return fallback;
	}
}
