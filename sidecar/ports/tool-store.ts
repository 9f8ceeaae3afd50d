/** What tools keep between turns, on disk. */

export interface ToolStore {
	/**
	 * Counts a try, once under each key however often it is told of.
	 * @param shop
	 * @param id    Of the try.
	 * @param keys  What it counts for.
	 * @param at    UTC ms.
	 * @param since Those before are forgotten.
	 * @return How many there are under each key since then, this one included.
	 */
	countTry: (
		shop: string,
		id: string,
		keys: string[],
		at: number,
		since: number
	) => Promise< number[] >;
	/** It was none after all. */
	forgetTry: ( shop: string, id: string ) => Promise< void >;

	/** What a tool noted for this conversation; undefined when it noted nothing. */
	recall: (
		shop: string,
		conversation: string,
		name: string
	) => Promise< unknown >;
	/** Undefined forgets. */
	remember: (
		shop: string,
		conversation: string,
		name: string,
		value: unknown
	) => Promise< void >;
}
