/**
 * @param {number[]} values
 * @param {number}   part   0…1: 0.5 is the median.
 * @return {number} The value below which that part of them lies.
 */
export function quantileOf( values, part ) {
	const sorted = Float64Array.from( values ).sort();
	return (
		sorted[
			Math.min( sorted.length - 1, Math.floor( sorted.length * part ) )
		] ?? NaN
	);
}

/**
 * @param {number} value
 * @param {number} digits
 * @return {number} Rounded.
 */
export const rounded = ( value, digits = 2 ) =>
	Number( value.toFixed( digits ) );
