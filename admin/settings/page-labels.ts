import type { ShopPage } from './api';

/** "Contact (#12)": titles alone may be the same twice. */
export function pageLabel( id: number, pages: ShopPage[] ): string {
	const title = pages.find( ( page ) => page.id === id )?.title ?? '';
	return `${ title } (#${ id })`.trim();
}

export function pageId( label: string ): number | undefined {
	const digits = /\(#(\d+)\)$/.exec( label )?.[ 1 ];
	return digits === undefined ? undefined : Number( digits );
}
