/**
 * What this browser keeps for one visitor of one shop, and forgets when another
 * visitor comes. Shops may share an origin (/us and /de): each has its own.
 */
import type { CustomerSession } from '../../../protocol/session';

type Whose = Pick< CustomerSession, 'shop' | 'visitor' >;

export interface VisitorStorage {
	get: ( name: string ) => string | null;
	/** Keeps `value`; null forgets it. */
	set: ( name: string, value: string | null ) => void;
	/** The full key of a name. */
	key: ( name: string ) => string;
}

const prefixOf = ( shop: string ) => `baton:${ shop }/`;

/** Keeps everything under the shop's id and the visitor's. */
export function visitorStorage(
	storage: Storage | undefined,
	{ shop, visitor }: Whose
): VisitorStorage {
	const key = ( name: string ) =>
		`${ prefixOf( shop ) }${ visitor }/${ name }`;
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
 * Takes away whatever other visitors of this shop left: a shared computer shows nothing of
 * them. Without a visitor, everything goes.
 */
export function forgetOthers(
	storage: Storage | undefined,
	shop: string,
	visitor?: string
): void {
	try {
		const ours = prefixOf( shop );
		const mine =
			visitor === undefined ? undefined : `${ ours }${ visitor }/`;
		const keys = Array.from( { length: storage?.length ?? 0 }, ( _, at ) =>
			storage?.key( at )
		);
		for ( const key of keys ) {
			if (
				key?.startsWith( ours ) &&
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
