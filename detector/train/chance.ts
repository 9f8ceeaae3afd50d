/** The same numbers every time, so that training again gives the same weights. */
export function chance( seed: number ) {
	let state = seed;
	/** An integer from 0 on and below `count`. */
	return ( count: number ): number => {
		state = ( Math.imul( state, 1664525 ) + 1013904223 ) >>> 0;
		return Math.floor( ( state / 2 ** 32 ) * count );
	};
}
