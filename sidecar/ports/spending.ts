/** What a model costs. Money is in millionths of a US dollar, whole. */

/** Of one request, or of several together. */
export interface Spent {
	micros: number;
	/** Tokens that were sent, and that came back. */
	input: number;
	output: number;
	requests: number;
}

export interface SpentInMonth extends Spent {
	/** That something was spent on. */
	conversations: number;
}

export interface SpendingStore {
	/**
	 * Adds to what a conversation cost in a month ("2026-11"); numbers may be
	 * negative, where less was used than was set aside. Throws `Unavailable`.
	 */
	addSpent: (
		shop: string,
		month: string,
		conversation: string,
		spent: Spent
	) => Promise< void >;
	/** Zeros where nothing was. */
	spentIn: ( shop: string, month: string ) => Promise< SpentInMonth >;
	/** In all months together. */
	spentOn: ( shop: string, conversation: string ) => Promise< Spent >;
}
