/** The counts outside of the page's own content: its title and the admin bar. */

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

/** The number of people waiting, in WordPress's admin bar. */
export function showBarCount( count: number ): void {
	const node = document.querySelector< HTMLElement >(
		'#wp-admin-bar-baton .baton-count'
	);
	if ( node ) {
		node.textContent = String( count );
		node.hidden = count === 0;
	}
}
