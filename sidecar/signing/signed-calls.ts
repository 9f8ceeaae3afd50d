/** Tells WordPress's own calls from everybody else's. */
import type { Clock, ConversationStore, Refusal, SignedCalls } from '../ports';
import { sameSignature, signature } from './signature';

const WINDOW_MS = 5 * 60 * 1000;
const NONCE = /^[A-Za-z0-9_-]{16,64}$/;
const TIME = /^\d{1,15}$/;

const refusal = ( field: Refusal[ 'field' ], message: string ): Refusal => ( {
	field,
	message,
} );

export class SignatureCheck implements SignedCalls {
	constructor(
		private readonly secret: string,
		private readonly shop: string,
		private readonly nonces: Pick< ConversationStore, 'spendNonce' >,
		private readonly clock: Pick< Clock, 'now' >
	) {}

	async refuse(
		route: string,
		headers: { time?: string; nonce?: string; signature?: string },
		body: string
	): Promise< Refusal | undefined > {
		const { time = '', nonce = '' } = headers;
		const now = this.clock.now();
		if (
			! TIME.test( time ) ||
			Math.abs( now - Number( time ) ) > WINDOW_MS
		) {
			return refusal(
				'time',
				'X-Baton-Time is more than 5 minutes off: check both clocks.'
			);
		}
		if ( ! NONCE.test( nonce ) ) {
			return refusal( 'nonce', 'X-Baton-Nonce is not acceptable.' );
		}
		const right = signature( this.secret, { route, time, nonce, body } );
		// The signature first: a stranger must not be able to spend nonces.
		if ( ! sameSignature( headers.signature ?? '', right ) ) {
			return refusal(
				'signature',
				'X-Baton-Signature does not fit: the connection string is of another shop or was renewed.'
			);
		}
		// A call may be 5 minutes ahead, and then counts for 10.
		const until = now + 2 * WINDOW_MS;
		return ( await this.nonces.spendNonce( this.shop, nonce, until ) )
			? undefined
			: refusal( 'nonce', 'X-Baton-Nonce was used before.' );
	}
}
