/** The messages that are measured: 200 bytes of plain words, with their number and who wrote them. */

const BYTES = 200;
const DIGITS = 9;
const WORDS =
	'Could you tell me when the parcel with the blue lamp will arrive? It was sent on Monday and I would like to be at home when it comes. Thank you for looking into it, that is very kind of you all, bye.';

/** @typedef {'customer' | 'agent'} Role */

/**
 * @param {number} number Below 10⁹.
 * @param {Role}   role   Who writes.
 * @return {string} 200 bytes.
 */
export const textOf = ( number, role ) =>
	`${ String( number ).padStart( DIGITS, '0' ) }${ role[ 0 ] } ${ WORDS }`.slice(
		0,
		BYTES
	);

const FIELD = Buffer.from( '"text":"' );

/**
 * Finds the messages in a frame without decoding all of it: the driver's own
 * work is the same small one for every server.
 *
 * @param {Buffer}                   frame
 * @param {Role}                     reader
 * @param {(number: number) => void} found  Called for each that the other one wrote.
 */
export function findTexts( frame, reader, found ) {
	const own = reader.charCodeAt( 0 );
	for (
		let at = frame.indexOf( FIELD );
		at !== -1;
		at = frame.indexOf( FIELD, at + FIELD.length )
	) {
		const from = at + FIELD.length;
		const number = numberAt( frame, from );
		if ( number >= 0 && frame[ from + DIGITS ] !== own ) {
			found( number );
		}
	}
}

/** -1 when the text there is none of ours. */
function numberAt( frame, from ) {
	let number = 0;
	for ( let at = from; at < from + DIGITS; at++ ) {
		const digit = frame[ at ] - 48;
		if ( ! ( digit >= 0 && digit <= 9 ) ) {
			return -1;
		}
		number = number * 10 + digit;
	}
	return number;
}
