import * as v from 'valibot';
import { CustomerSession } from '../../../protocol/session';
import { isSamePerson } from './identity';

/** A token with less left than this (ms) is not worth connecting with. */
const WORTHLESS_MS = 5_000;

export interface TokenSource {
	token: ( fresh: boolean ) => Promise< CustomerSession >;
}

/**
 * Tokens for the socket. When WordPress answers for another person than
 * before, no token is given: `onOther` starts over with theirs.
 */
export function createTokenSource(
	fetchSession: () => Promise< unknown >,
	first: CustomerSession,
	onOther: ( session: CustomerSession ) => void
): TokenSource {
	let current = first;
	return {
		async token( fresh ) {
			if ( ! fresh && current.tokenEnds > Date.now() + WORTHLESS_MS ) {
				return current;
			}
			const before = current;
			current = v.parse( CustomerSession, await fetchSession() );
			if ( isSamePerson( before, current ) ) {
				return current;
			}
			const other = current;
			setTimeout( () => onOther( other ) );
			throw new Error( 'Another person uses this browser now.' );
		},
	};
}
