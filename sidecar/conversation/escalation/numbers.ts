/** Arrays of numbers in a data file: base64 of all of them, one after the other, little endian. */
import { endianness } from 'node:os';
import { Places, straysFor } from './hash';

const SWAPPED = endianness() === 'BE';

export class Numbers {
	private readonly bytes: Uint8Array;
	private at = 0;

	constructor( base64: string ) {
		this.bytes = Buffer.from( base64, 'base64' );
	}

	int32( count: number ): Int32Array {
		const { buffer, asBuffer } = this.next( count * 4 );
		if ( SWAPPED ) {
			asBuffer.swap32();
		}
		return new Int32Array( buffer );
	}

	int16( count: number ): Int16Array {
		return new Int16Array( this.uint16( count ).buffer );
	}

	uint16( count: number ): Uint16Array {
		const { buffer, asBuffer } = this.next( count * 2 );
		if ( SWAPPED ) {
			asBuffer.swap16();
		}
		return new Uint16Array( buffer );
	}

	uint8( count: number ): Uint8Array {
		return new Uint8Array( this.next( count ).buffer );
	}

	int8( count: number ): Int8Array {
		return new Int8Array( this.next( count ).buffer );
	}

	/** So many hashes, then how far each stray. */
	places( count: number ): Places {
		return new Places(
			this.int32( count ),
			this.int16( straysFor( count ) )
		);
	}

	/** A copy, since longer numbers must begin where their size divides the place. */
	private next( length: number ) {
		const { buffer } = new Uint8Array(
			this.bytes.subarray( this.at, ( this.at += length ) )
		);
		return { buffer, asBuffer: Buffer.from( buffer ) };
	}
}
