import * as v from 'valibot';
import { CustomerSession } from '../../../protocol/session';
import { isSamePerson } from './identity';

/** A token with less left than this (ms) is not worth connecting with. */
const WORTHLESS_MS = 5_000;
/** A session this old (ms) may be somebody else's by now. */
const DOUBTFUL_MS = 30_000;

export interface TokenSource {
	token: ( fresh: boolean ) => Promise< CustomerSession >;
	/** Asks who is there, unless that is known from just now. */
	check: () => void;
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
	let knownAt = Date.now();
	let asking: Promise< CustomerSession > | undefined;

	async function ask(): Promise< CustomerSession > {
		const before = current;
		current = v.parse( CustomerSession, await fetchSession() );
		knownAt = Date.now();
		if ( isSamePerson( before, current ) ) {
			return current;
		}
		const other = current;
		setTimeout( () => onOther( other ) );
		throw new Error( 'Another person uses this browser now.' );
	}

	/** Whoever asks while an answer is on its way gets that one. */
	function askOnce(): Promise< CustomerSession > {
		asking ??= ask().finally( () => {
			asking = undefined;
		} );
		return asking;
	}

	return {
		async token( fresh ) {
			return ! fresh && current.tokenEnds > Date.now() + WORTHLESS_MS
				? current
				: askOnce();
		},
		check() {
			// Either way: the clock may have been set back.
			if ( Math.abs( Date.now() - knownAt ) > DOUBTFUL_MS ) {
				// No answer is no other person: what is shown stays.
				askOnce().catch( () => {} );
			}
		},
	};
}
