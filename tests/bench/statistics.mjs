/**
 * @param {number[]} values
 * @param {number}   part   0…1: 0.5 is the median.
 * @return {number} The value below which that part of them lies, to 0.1.
 */
export function quantile( values, part ) {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const at = Math.min(
		sorted.length - 1,
		Math.floor( sorted.length * part )
	);
	return Math.round( ( sorted[ at ] ?? NaN ) * 10 ) / 10;
}

/**
 * @param {string}                  name
 * @param {number}                  ours
 * @param {number}                  rival
 * @param {Record<string, unknown>} more
 * @return {Record<string, unknown>} One line of the benchmarks.
 */
export function line( name, ours, rival, more = {} ) {
	return {
		name,
		ours,
		rival,
		ratio: Math.round( ( ours / rival ) * 100 ) / 100,
		...more,
	};
}
