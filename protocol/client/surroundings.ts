/** What the client needs of a browser, so that a test can be one. */
export interface Timer {
	/** Runs `then` after `ms`, instead of what was set before. */
	set: ( ms: number, then: () => void ) => void;
	clear: () => void;
}

export interface Surroundings {
	open: ( url: string ) => WebSocket;
	now: () => number;
	random: () => number;
	online: () => boolean;
	timer: () => Timer;
	/** Tells when the tab is seen again or the network changes; gives its undo. */
	listen: ( hear: {
		nudge: () => void;
		wentOffline: () => void;
	} ) => () => void;
}

/** setTimeout counts in 32 bits; a longer wait would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export function browserSurroundings(): Surroundings {
	return {
		open: ( url ) => new WebSocket( url ),
		now: Date.now,
		random: Math.random,
		online: () => navigator.onLine !== false,
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
	};
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
