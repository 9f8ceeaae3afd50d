/** Who is speaking, and whether they may. */
import type { Claims } from '../../protocol';

export type Verified =
	{ ok: true; claims: Claims } | { ok: false; reason: 'ended' | 'forbidden' };

export interface Tokens {
	verify: ( token: string ) => Promise< Verified >;
}

export interface Refusal {
	field: 'time' | 'nonce' | 'signature';
	message: string;
}

export interface SignedCalls {
	/** Undefined when the call is WordPress's own; each nonce counts once. */
	refuse: (
		route: string,
		headers: { time?: string; nonce?: string; signature?: string },
		body: string
	) => Refusal | undefined;
}
