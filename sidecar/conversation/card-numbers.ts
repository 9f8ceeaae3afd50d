/** Card numbers are never kept: all but the last four digits are masked. */

const RUN = /\d(?:[ \u00a0.-]{0,2}\d){12,}/gu;
/** How long the networks' numbers are, by their first digit. */
const LENGTHS: Record< number, number[] > = {
	2: [ 16 ],
	3: [ 16, 15, 14 ],
	4: [ 19, 16, 13 ],
	5: [ 16 ],
	6: [ 19, 18, 17, 16 ],
};

export const maskCards = ( text: string ) =>
	text.replace( RUN, ( run ) => maskIn( run ) );

interface Digit {
	value: number;
	/** Its place in the text. */
	at: number;
	/** A number may begin here, and one may end here. */
	begins: boolean;
	ends: boolean;
}

/** A date or a code may stand right beside the number. */
function maskIn( run: string ): string {
	const digits = digitsOf( run );
	let masked = '';
	let copied = 0;
	for ( let first = 0; first < digits.length; first++ ) {
		const length = cardAt( digits, first );
		if ( length > 0 ) {
			const last = digits[ first + length - 1 ]!;
			const end = digits
				.slice( first + length - 4, first + length )
				.map( ( { value } ) => value );
			masked += `${ run.slice( copied, digits[ first ]!.at ) }•••• ${ end.join(
				''
			) }`;
			copied = last.at + 1;
			first += length - 1;
		}
	}
	return masked + run.slice( copied );
}

function digitsOf( run: string ): Digit[] {
	const isDigit = ( at: number ) => /\d/.test( run[ at ] ?? '' );
	return [ ...run ].flatMap( ( character, at ) =>
		isDigit( at )
			? [
					{
						value: Number( character ),
						at,
						begins: ! isDigit( at - 1 ),
						ends: ! isDigit( at + 1 ),
					},
				]
			: []
	);
}

/** How many digits the card number has that begins here; 0 for none. */
function cardAt( digits: Digit[], first: number ): number {
	const { begins, value } = digits[ first ]!;
	const fitting = LENGTHS[ value ]?.find(
		( length ) =>
			digits[ first + length - 1 ]?.ends &&
			checks( digits.slice( first, first + length ) )
	);
	return ( begins && fitting ) || 0;
}

/** Luhn's checksum. */
const checks = ( digits: Digit[] ) =>
	digits.reduceRight( ( sum, { value }, index ) => {
		const doubled = ( digits.length - index ) % 2 === 0 ? 2 * value : value;
		return sum + ( doubled > 9 ? doubled - 9 : doubled );
	}, 0 ) %
		10 ===
	0;
