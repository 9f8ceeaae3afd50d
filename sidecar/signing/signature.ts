/** The signature of a call between WordPress and the sidecar, either way. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { callKey } from './keys';

export interface SignedParts {
	route: string;
	/** UTC milliseconds, as it stands in the header. */
	time: string;
	nonce: string;
	body: string;
}

/** "v1=" and 64 hex digits. */
export function signature(
	secret: string,
	{ route, time, nonce, body }: SignedParts
): string {
	const bodyHash = createHash( 'sha256' ).update( body ).digest( 'hex' );
	const lines = [ 'v1', 'POST', route, time, nonce, bodyHash ];
	const hex = createHmac( 'sha256', callKey( secret ) )
		.update( lines.join( '\n' ) )
		.digest( 'hex' );
	return `v1=${ hex }`;
}

/** In constant time. */
export function sameSignature( given: string, right: string ): boolean {
	const a = Buffer.from( given );
	const b = Buffer.from( right );
	return a.length === b.length && timingSafeEqual( a, b );
}
