import { __, sprintf } from '@wordpress/i18n';
import type { DeskItem } from '../../protocol/frames-down';
import { adminConfig } from '../common/config';
import { conversationHash } from '../common/desk-link';
import { triggerWords } from '../common/triggers';

const PLACE =
	'position:fixed;inset-block-end:16px;inset-inline-end:16px;z-index:100000;max-width:min(360px,calc(100vw - 32px))';
const CARD =
	'display:grid;gap:6px;margin-top:8px;padding:12px 16px;border-radius:2px;background:#1e1e1e;color:#fff;box-shadow:0 2px 6px rgba(0,0,0,.3);overflow-wrap:anywhere';
const ROW = 'display:flex;justify-content:space-between;gap:16px';
const LINK = 'color:#9ec2e6;text-decoration:underline';
const BUTTON =
	'border:0;padding:0;background:none;color:#fff;font:inherit;cursor:pointer;text-decoration:underline';

export interface Toast {
	show: ( item: DeskItem ) => void;
	/** Takes away what no longer waits. */
	keepOnly: ( waiting: Record< string, DeskItem > ) => void;
	remove: () => void;
}

/**
 * A quiet corner that says who asks for a person. It stands in the page before
 * it says anything, else a screen reader would miss the first words.
 */
export function createToast(): Toast {
	const place = document.createElement( 'div' );
	place.setAttribute( 'role', 'status' );
	place.style.cssText = PLACE;
	document.body.append( place );
	const cards = new Map< string, HTMLElement >();

	function drop( conversation: string ): void {
		cards.get( conversation )?.remove();
		cards.delete( conversation );
	}

	return {
		show( item ) {
			drop( item.conversation );
			const card = cardFor( item, () => drop( item.conversation ) );
			cards.set( item.conversation, card );
			place.append( card );
		},
		keepOnly( waiting ) {
			for ( const conversation of [ ...cards.keys() ] ) {
				if ( ! waiting[ conversation ] ) {
					drop( conversation );
				}
			}
		},
		remove: () => place.remove(),
	};
}

function cardFor( item: DeskItem, onDismiss: () => void ): HTMLElement {
	const card = element( 'div', CARD );
	const words = element(
		'span',
		'',
		sprintf(
			/* translators: 1: a customer's name, 2: why a person is needed, such as "asked for a person" */
			__( '%1$s %2$s.', 'baton' ),
			item.customer.name,
			triggerWords( item.trigger ?? 'explicit_request' )
		)
	);
	const link = element( 'a', LINK, __( 'Open the desk', 'baton' ) );
	link.setAttribute(
		'href',
		adminConfig().deskUrl + conversationHash( item.conversation )
	);
	const dismiss = element( 'button', BUTTON, __( 'Dismiss', 'baton' ) );
	dismiss.setAttribute( 'type', 'button' );
	dismiss.addEventListener( 'click', onDismiss );
	const row = element( 'span', ROW );
	row.append( link, dismiss );
	card.append( words, row );
	return card;
}

function element( tag: string, css: string, text = '' ): HTMLElement {
	const made = document.createElement( tag );
	made.style.cssText = css;
	made.textContent = text;
	return made;
}
