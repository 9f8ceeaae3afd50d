/** Looks from this browser at the sidecar, and lets `browser-checks` judge. */
import { socketUrl } from '../../protocol/client';
import {
	type Check,
	clock,
	forwardedHttps,
	mixedContent,
	origin,
	reachable,
	type Reached,
	upgrade,
} from './browser-checks';

const PATIENCE_MS = 10_000;

/**
 * The browser half of the connection test.
 * @param sidecarUrl Without a slash at its end.
 * @param page       This page's location.
 */
export async function testFromBrowser(
	sidecarUrl: string,
	page: Pick< Location, 'href' | 'origin' > = window.location
): Promise< Check[] > {
	const mixed = mixedContent( page.href, sidecarUrl );
	if ( ! mixed.ok ) {
		// The browser would refuse everything else for this reason alone.
		return [ mixed ];
	}
	const reached = await reach( sidecarUrl );
	const opened =
		reached.kind === 'sidecar' &&
		( await opens( socketUrl( sidecarUrl ) ) );
	return [
		mixed,
		reachable( reached, sidecarUrl ),
		...origin( reached, page.origin ),
		...forwardedHttps( reached, sidecarUrl ),
		...upgrade( reached, opened ),
		...clock( reached ),
	];
}

async function reach( sidecarUrl: string ): Promise< Reached > {
	let response: Response;
	try {
		response = await fetch( `${ sidecarUrl }/v1/check`, {
			cache: 'no-store',
			credentials: 'omit',
			signal: AbortSignal.timeout( PATIENCE_MS ),
		} );
	} catch {
		return { kind: 'nobody' };
	}
	const arrived = Date.now();
	try {
		const { now, originAllowed, secure } = await response.json();
		if ( response.ok && typeof now === 'number' ) {
			return {
				kind: 'sidecar',
				now,
				originAllowed: originAllowed === true,
				secure: secure === true,
				arrived,
			};
		}
	} catch {
		// Not JSON, so not the sidecar.
	}
	return { kind: 'stranger', status: response.status };
}

function opens( url: string ): Promise< boolean > {
	return new Promise( ( resolve ) => {
		const socket = new WebSocket( url );
		const done = ( opened: boolean ) => {
			clearTimeout( patience );
			resolve( opened );
			socket.close();
		};
		const patience = setTimeout( () => done( false ), PATIENCE_MS );
		socket.onopen = () => done( true );
		socket.onerror = () => done( false );
	} );
}
