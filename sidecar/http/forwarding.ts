/** Whether BATON_TRUST_PROXY makes the right address the caller's. */
import type { Request } from 'express';
import { MADE_UP_ADDRESS, type Forwarding } from '../../protocol';
import type { Config } from '../config';

/**
 * Judged on a call whose sender said nothing of addresses, or the one that
 * nobody has: then each entry in X-Forwarded-For is a web server's word for
 * the one before it.
 */
export function judgeForwarding(
	trust: Config[ 'trustProxy' ],
	request: Pick< Request, 'ip' | 'ips' | 'headers' >
): Forwarding {
	const entries = String( request.headers[ 'x-forwarded-for' ] ?? '' )
		.split( ',' )
		.map( ( entry ) => entry.trim() )
		.filter( Boolean );
	const hops = entries.length - ( entries[ 0 ] === MADE_UP_ADDRESS ? 1 : 0 );
	if ( request.ip === MADE_UP_ADDRESS || trustsMore( trust, hops ) ) {
		return { trust: 'believes', hops };
	}
	return { trust: request.ips.length < hops ? 'doubts' : 'right', hops };
}

/**
 * "true" trusts whoever reaches the port, whatever stands before it now; a list
 * of addresses does no harm where they are not met.
 */
function trustsMore( trust: Config[ 'trustProxy' ], hops: number ): boolean {
	switch ( typeof trust ) {
		case 'number':
			return trust > hops;
		case 'boolean':
			return trust;
		default:
			return false;
	}
}
