/** What this browser keeps for one visitor, and forgets when another comes. */

export interface VisitorStorage {
	get: ( name: string ) => string | null;
	/** Keeps `value`; null forgets it. */
	set: ( name: string, value: string | null ) => void;
	/** The full key of a name. */
	key: ( name: string ) => string;
}

const PREFIX = 'baton:';

/** Keeps everything under the visitor's id. */
export function visitorStorage(
	storage: Storage | undefined,
	visitor: string
): VisitorStorage {
	const key = ( name: string ) => `${ PREFIX }${ visitor }/${ name }`;
	return {
		key,
		get( name ) {
			try {
				return storage?.getItem( key( name ) ) ?? null;
			} catch {
				return null;
			}
		},
		set( name, value ) {
			try {
				if ( value === null ) {
					storage?.removeItem( key( name ) );
				} else {
					storage?.setItem( key( name ), value );
				}
			} catch {
				// Full or forbidden: it lives as long as the page does.
			}
		},
	};
}

/**
 * Takes away whatever other visitors left: a shared computer shows nothing of
 * them. Without a visitor, everything goes.
 */
export function forgetOthers(
	storage: Storage | undefined,
	visitor?: string
): void {
	try {
		const mine =
			visitor === undefined ? undefined : `${ PREFIX }${ visitor }/`;
		const keys = Array.from( { length: storage?.length ?? 0 }, ( _, at ) =>
			storage?.key( at )
		);
		for ( const key of keys ) {
			if (
				key?.startsWith( PREFIX ) &&
				! ( mine && key.startsWith( mine ) )
			) {
				storage?.removeItem( key );
			}
		}
	} catch {
		// Forbidden storage holds nothing of anybody.
	}
}

/** The browser's storage, or nothing where it is forbidden. */
export function browserStorage(
	where: 'localStorage' | 'sessionStorage'
): Storage | undefined {
	try {
		return window[ where ];
	} catch {
		return undefined;
	}
}

/** An empty storage for an outbox in a browser that forbids the real one. */
export const noStorage = {
	length: 0,
	key: () => null,
	getItem: () => null,
	setItem: () => {
		throw new Error( 'No storage.' );
	},
	removeItem: () => {},
};
