/** The counts outside of the page's own content: its title and the admin bar. */
let plainTitle: string | undefined;

/** "(2) Baton desk"; the plain title again at 0. */
export function showTitleCount( count: number ): void {
	plainTitle ??= document.title;
	document.title = count > 0 ? `(${ count }) ${ plainTitle }` : plainTitle;
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
