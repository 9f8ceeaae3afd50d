/** What is remembered before anybody knows who the visitor is. */

/**
 * In localStorage: this browser has an open conversation with that shop; its
 * unread number.
 */
export const openKey = ( shop: string ) => `baton.open/${ shop }`;
/** In sessionStorage: the dialog was shown when this tab left its last page. */
export const shownKey = ( shop: string ) => `baton.shown/${ shop }`;

/** Widths up to this one (px) show the dialog as a sheet over the whole screen. */
export const SHEET_WIDTH = 480;

type Kept = 'localStorage' | 'sessionStorage';

/** Storage may be forbidden altogether; then nothing is remembered. */
export function recall( where: Kept, key: string ): string | null {
	try {
		return window[ where ].getItem( key );
	} catch {
		return null;
	}
}

/** Remembers `value`, or forgets it when it is null. */
export function remember(
	where: Kept,
	key: string,
	value: string | null
): void {
	try {
		if ( value === null ) {
			window[ where ].removeItem( key );
		} else {
			window[ where ].setItem( key, value );
		}
	} catch {
		// Full or forbidden: the chat works, it only remembers less.
	}
}
