/** Chance that comes again: the same numbers for the same seed. CommonJS, so that scripts and jest both load it as it is. */

/**
 * Park and Miller's generator; neither factor reaches 2^53.
 *
 * @param {number} seed A whole number.
 * @return {() => number} Gives the next one, 0 ≤ x < 1.
 */
function chance( seed ) {
	let state = ( Math.abs( seed ) % 2_147_483_646 ) + 1;
	return () => {
		state = ( state * 48_271 ) % 2_147_483_647;
		return ( state - 1 ) / 2_147_483_646;
	};
}

/**
 * @param {number} seed
 * @return {(below: number) => number} Gives whole numbers from 0 up to that.
 */
function choice( seed ) {
	const random = chance( seed );
	return ( below ) => Math.floor( random() * below );
}

module.exports = { chance, choice };
