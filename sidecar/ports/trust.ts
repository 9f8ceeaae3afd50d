/** Who is speaking, and whether they may. */
import type { Claims } from '../../protocol';

export type Verified =
	{ ok: true; claims: Claims } | { ok: false; reason: 'ended' | 'forbidden' };

export interface Tokens {
	verify: ( token: string ) => Promise< Verified >;
}

/** Where somebody speaks from, so far as it can be told; never the address itself. */
export interface Caller {
	/** The same for the same address, in this process only. */
	key: string;
	/** The address may be a proxy's or a whole network's: many people stand behind it. */
	many: boolean;
}

export const UNKNOWN_CALLER: Caller = { key: '', many: true };

export interface Refusal {
	field: 'time' | 'nonce' | 'signature';
	message: string;
}

export interface SignedCalls {
	/**
	 * Undefined when the call is WordPress's own; each nonce counts once. Throws
	 * `Unavailable` when that cannot be known.
	 */
	refuse: (
		route: string,
		headers: { time?: string; nonce?: string; signature?: string },
		body: string
	) => Promise< Refusal | undefined >;
}
