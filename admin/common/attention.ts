/** The counts outside of the page's own content: its title and the admin bar. */
import { __ } from '@wordpress/i18n';

/**
 * "(2) Support desk"; the plain title again at 0. What the page calls itself
 * by then is kept: wp-admin's own screens change it as they go.
 */
export function showTitleCount( count: number ): void {
	const plain = document.title.replace( /^\(\d+\) /, '' );
	const title = count > 0 ? `(${ count }) ${ plain }` : plain;
	if ( document.title !== title ) {
		document.title = title;
	}
}

/** The number of people waiting, in WordPress's admin bar; undefined: it is not known. */
export function showBarCount( count: number | undefined ): void {
	const node = document.querySelector< HTMLElement >(
		'#wp-admin-bar-baton .baton-count'
	);
	if ( ! node ) {
		return;
	}
	const unknown = count === undefined;
	node.hidden = count === 0;
	node.classList.toggle( 'is-unknown', unknown );
	node.title = unknown
		? __( 'The chat is not connected: it is not known who waits.', 'baton' )
		: '';
	const text = unknown ? '?' : String( count );
	if ( node.textContent !== text ) {
		node.textContent = text;
	}
}
