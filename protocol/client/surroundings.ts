/** What the client needs of a browser, so that a test can be one. */
import type { Carrier } from './carrier';

export interface Timer {
	/** Runs `then` after `ms`, instead of what was set before. */
	set: ( ms: number, then: () => void ) => void;
	clear: () => void;
}

export interface Post {
	token: string;
	body: string;
	/** Goes on when the page goes away. */
	keepalive?: boolean;
	signal?: AbortSignal;
}

export interface Surroundings {
	/** A WebSocket; absent where the browser has none. */
	open?: ( url: string ) => Carrier;
	/** Rejects when there is no answer. */
	post: (
		url: string,
		request: Post
	) => Promise< { status: number; text: string } >;
	now: () => number;
	random: () => number;
	online: () => boolean;
	/** The page is not looked at. */
	hidden: () => boolean;
	timer: () => Timer;
	/** Tells when the tab is seen again or the network changes; gives its undo. */
	listen: ( hear: {
		nudge: () => void;
		wentOffline: () => void;
	} ) => () => void;
	/** Tells when the page goes away; gives its undo. */
	onLeave: ( then: () => void ) => () => void;
	/** What this tab remembers from page to page; null forgets it. */
	recall: ( key: string ) => string | null;
	remember: ( key: string, value: string | null ) => void;
}

/** setTimeout counts in 32 bits; a longer wait would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export function browserSurroundings(): Surroundings {
	return {
		...( typeof WebSocket !== 'undefined' && {
			open: ( url ) => new WebSocket( url ) as unknown as Carrier,
		} ),
		post,
		now: Date.now,
		random: Math.random,
		online: () => navigator.onLine !== false,
		hidden: () => document.visibilityState === 'hidden',
		timer: browserTimer,
		listen( { nudge, wentOffline } ) {
			const seen = () => {
				if ( document.visibilityState === 'visible' ) {
					nudge();
				}
			};
			document.addEventListener( 'visibilitychange', seen );
			window.addEventListener( 'pageshow', seen );
			window.addEventListener( 'online', nudge );
			window.addEventListener( 'offline', wentOffline );
			return () => {
				document.removeEventListener( 'visibilitychange', seen );
				window.removeEventListener( 'pageshow', seen );
				window.removeEventListener( 'online', nudge );
				window.removeEventListener( 'offline', wentOffline );
			};
		},
		onLeave( then ) {
			window.addEventListener( 'pagehide', then );
			return () => window.removeEventListener( 'pagehide', then );
		},
		recall( key ) {
			try {
				return sessionStorage.getItem( key );
			} catch {
				return null;
			}
		},
		remember( key, value ) {
			try {
				if ( value === null ) {
					sessionStorage.removeItem( key );
				} else {
					sessionStorage.setItem( key, value );
				}
			} catch {
				// Forbidden: the next page finds out again.
			}
		},
	};
}

async function post( url: string, { token, ...request }: Post ) {
	const answer = await fetch( url, {
		...request,
		method: 'POST',
		headers: {
			Authorization: `Bearer ${ token }`,
			'Content-Type': 'application/json',
		},
		cache: 'no-store',
		credentials: 'omit',
	} );
	return { status: answer.status, text: await answer.text() };
}

function browserTimer(): Timer {
	let handle: ReturnType< typeof setTimeout > | undefined;
	return {
		set( ms, then ) {
			clearTimeout( handle );
			handle = setTimeout( then, Math.min( ms, LONGEST_MS ) );
		},
		clear() {
			clearTimeout( handle );
		},
	};
}
