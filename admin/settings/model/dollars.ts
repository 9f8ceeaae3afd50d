/** "$1.25"; of small amounts as many places as say something: "$0.0007". */
export const dollars = ( micros: number ): string =>
	new Intl.NumberFormat( document.documentElement.lang || 'en', {
		style: 'currency',
		currency: 'USD',
		...( micros > 0 && micros < 100_000
			? { maximumSignificantDigits: 2 }
			: {} ),
	} ).format( micros / 1_000_000 );
