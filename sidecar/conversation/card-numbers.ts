/** Card numbers are never kept: all but the last four digits are masked. */

/** The shortest number has so many digits. */
const SHORTEST = 13;
/** What may stand between two digits of one number, and how often in a row. */
const BETWEEN = ' \u00a0.-';
const BETWEEN_AT_MOST = 2;
const ZERO = '0'.charCodeAt( 0 );
/** How long the networks' numbers are, by their first digit. */
const LENGTHS: Record< number, number[] > = {
	2: [ 16 ],
	3: [ 16, 15, 14 ],
	4: [ 19, 16, 13 ],
	5: [ 16 ],
	6: [ 19, 18, 17, 16 ],
};

/** Reads the text once; no text takes long. */
export function maskCards( text: string ): string {
	let masked = '';
	let copied = 0;
	let run: Digits = { values: [], places: [] };
	const end = () => {
		if ( run.values.length >= SHORTEST ) {
			const first = run.places[ 0 ]!;
			const after = run.places.at( -1 )! + 1;
			masked += text.slice( copied, first ) + maskIn( text, run );
			copied = after;
		}
		run = { values: [], places: [] };
	};
	let between = 0;
	for ( let at = 0; at < text.length; at++ ) {
		const value = text.charCodeAt( at ) - ZERO;
		if ( value >= 0 && value <= 9 ) {
			run.values.push( value );
			run.places.push( at );
			between = 0;
		} else if (
			run.values.length > 0 &&
			( ++between > BETWEEN_AT_MOST || ! BETWEEN.includes( text[ at ]! ) )
		) {
			end();
		}
	}
	end();
	return copied === 0 ? text : masked + text.slice( copied );
}

/** The digits of a run: what each is worth, and where it stands. */
interface Digits {
	values: number[];
	places: number[];
}

/** The run as it may be kept. A date or a code may stand right beside the number. */
function maskIn( text: string, { values, places }: Digits ): string {
	let masked = '';
	let copied = places[ 0 ]!;
	for ( let first = 0; first < values.length; first++ ) {
		const length = cardAt( { values, places }, first );
		if ( length > 0 ) {
			const last = first + length - 1;
			const shown = values.slice( last - 3, last + 1 ).join( '' );
			masked += `${ text.slice( copied, places[ first ] ) }•••• ${ shown }`;
			copied = places[ last ]! + 1;
			first = last;
		}
	}
	return masked + text.slice( copied, places.at( -1 )! + 1 );
}

/** How many digits the card number has that begins here; 0 for none. */
function cardAt( { values, places }: Digits, first: number ): number {
	/** Whether another digit stands right before this one. */
	const joined = ( index: number ) =>
		index > 0 &&
		index < places.length &&
		places[ index ]! - places[ index - 1 ]! === 1;
	if ( joined( first ) ) {
		return 0;
	}
	const fitting = LENGTHS[ values[ first ]! ]?.find(
		( length ) =>
			first + length <= values.length &&
			! joined( first + length ) &&
			checks( values, first, length )
	);
	return fitting ?? 0;
}

/** Luhn's checksum. */
function checks( values: number[], first: number, length: number ): boolean {
	let sum = 0;
	for ( let index = 0; index < length; index++ ) {
		const value = values[ first + index ]!;
		const doubled = ( length - index ) % 2 === 0 ? 2 * value : value;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}
