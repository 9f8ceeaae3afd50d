/** Looks from this browser at the sidecar, and lets `browser-checks` judge. */
import * as v from 'valibot';
import { CheckAnswer, NotFound } from '../../protocol/check';
import { pollUrl, socketUrl } from '../../protocol/client';
import { MAX_FRAME_BYTES } from '../../protocol/scalars';
import {
	clock,
	type Finding,
	forwardedHttps,
	forwarding,
	mixedContent,
	origin,
	type Polling,
	reachable,
	type Reached,
	type Socket,
	ways,
} from './browser-checks';

const PATIENCE_MS = 10_000;
const ROUTE = '/v1/check';

/**
 * The browser half of the connection test.
 * @param sidecarUrl Without a slash at its end.
 * @param page       This page's location.
 */
export async function testFromBrowser(
	sidecarUrl: string,
	page: Pick< Location, 'href' | 'origin' > = window.location
): Promise< Finding[] > {
	const mixed = mixedContent( page.href, sidecarUrl );
	if ( ! mixed.ok ) {
		// The browser would refuse everything else for this reason alone.
		return [ mixed ];
	}
	const reached = await reach( sidecarUrl );
	const there = reached.kind === 'sidecar';
	const [ socket, polling ] = there
		? await Promise.all( [
				trySocket( socketUrl( sidecarUrl ) ),
				tryPolling( pollUrl( sidecarUrl ) ),
			] )
		: ( [ 'blocked', 'blocked' ] as const );
	return [
		mixed,
		reachable( reached, sidecarUrl ),
		...origin( reached, page.origin ),
		...( there
			? [ forwarding( 'forwarding', reached.forwarding, sidecarUrl ) ]
			: [] ),
		...forwardedHttps( reached, sidecarUrl ),
		...ways( reached, socket, polling ),
		...clock( reached ),
	];
}

async function reach( sidecarUrl: string ): Promise< Reached > {
	let response: Response;
	try {
		response = await post( sidecarUrl + ROUTE, {} );
	} catch {
		return { kind: 'nobody' };
	}
	if ( response.type === 'opaqueredirect' ) {
		return { kind: 'redirect' };
	}
	const arrived = Date.now();
	const data = await response.json().catch( () => undefined );
	const answer = v.safeParse( CheckAnswer, data );
	if ( response.ok && answer.success ) {
		return { kind: 'sidecar', ...answer.output, arrived };
	}
	const missed = v.safeParse( NotFound, data );
	return missed.success && missed.output.path.endsWith( ROUTE )
		? {
				kind: 'elsewhere',
				prefix: missed.output.path.slice( 0, -ROUTE.length ),
			}
		: { kind: 'stranger', status: response.status };
}

const post = ( url: string, request: RequestInit ) =>
	fetch( url, {
		method: 'POST',
		cache: 'no-store',
		credentials: 'omit',
		redirect: 'manual',
		signal: AbortSignal.timeout( PATIENCE_MS ),
		...request,
	} );

/** Some web servers open a socket and let nothing through: a frame must come back. */
function trySocket( url: string ): Promise< Socket > {
	return new Promise( ( resolve ) => {
		const socket = new WebSocket( url );
		const done = ( came: Socket ) => {
			clearTimeout( patience );
			resolve( came );
			socket.close();
		};
		const patience = setTimeout( () => done( 'blocked' ), PATIENCE_MS );
		// Before hello it is answered by an error, which is an answer.
		socket.onopen = () => socket.send( '{"type":"ping"}' );
		socket.onmessage = () => done( 'works' );
		socket.onerror = () => done( 'blocked' );
		socket.onclose = () => done( 'blocked' );
	} );
}

/** As large a request as a frame makes, with a token that opens nothing: the refusal shows that it arrived. */
async function tryPolling( url: string ): Promise< Polling > {
	let response: Response;
	try {
		response = await post( url, {
			body: ' '.repeat( MAX_FRAME_BYTES ),
			headers: {
				Authorization: 'Bearer test',
				'Content-Type': 'application/json',
			},
		} );
	} catch {
		return 'blocked';
	}
	if ( response.status === 413 ) {
		return 'too_large';
	}
	const refusal = v.safeParse(
		v.object( { code: v.string() } ),
		await response.json().catch( () => undefined )
	);
	switch ( refusal.success && refusal.output.code ) {
		case 'forbidden':
			return 'works';
		case 'no_token':
			return 'no_token';
		default:
			return 'blocked';
	}
}
