/** Arrays of numbers as `Numbers` reads them. */
import { straysOf } from '../../sidecar/conversation/escalation/hash';

type Width = 1 | 2 | 4;

/** As `Numbers.places` reads them. @param sorted By `bySize`. */
export const placesColumns = (
	sorted: number[]
): Array< [ Width, number[] ] > => [
	[ 4, sorted ],
	[ 2, straysOf( sorted ) ],
];

/** Base64 of all columns, one after the other, little endian; of a width in bytes each. */
export const table = ( columns: Array< [ Width, number[] ] > ): string =>
	Buffer.concat(
		columns.map( ( [ width, values ] ) => {
			const bytes = Buffer.alloc( values.length * width );
			values.forEach( ( value, i ) => {
				const limit = 2 ** ( 8 * width );
				if ( value < -limit / 2 || value >= limit ) {
					throw new Error( `${ value } needs more than ${ width }.` );
				}
				bytes.writeUIntLE(
					value < 0 ? value + limit : value,
					i * width,
					width
				);
			} );
			return bytes;
		} )
	).toString( 'base64' );
