/** Hashes of words and of what is put together from them: 32 bits, signed. */

export const SEED = 0x811c9dc5;

export const mix = ( hash: number, value: number ) =>
	Math.imul( hash ^ value, 0x01000193 ) ^ ( hash >>> 15 );

export const hashes = ( text: string ) => {
	let hash = SEED;
	for ( let i = 0; i < text.length; i++ ) {
		hash = mix( hash, text.charCodeAt( i ) );
	}
	return hash;
};

/**
 * Finds the place of a hash among others, sorted as unsigned numbers, each
 * once. They are evenly spread, so that the place is nearly known: it lies
 * `strays` (by their first bits) from where it would be if they were evenly
 * spread indeed.
 */
export class Places {
	/** Behind the first bits of a hash there are so many. */
	private readonly shift: number;
	/** Places for each of them. */
	private readonly each: number;

	constructor(
		private readonly sorted: Int32Array,
		private readonly strays: Int16Array
	) {
		const bits = bitsFor( sorted.length );
		this.shift = 32 - bits;
		this.each = sorted.length / 2 ** bits;
	}

	/** Below zero for one that is not there. */
	of( hash: number ): number {
		const { sorted, strays, shift, each } = this;
		const first = hash >>> shift;
		const from = evenly( first, each ) + strays[ first ]!;
		const end = evenly( first + 1, each ) + strays[ first + 1 ]!;
		for ( let i = from; i < end; i++ ) {
			if ( sorted[ i ] === hash ) {
				return i;
			}
		}
		return -1;
	}
}

const bitsFor = ( count: number ) =>
	Math.max( 1, Math.floor( Math.log2( Math.max( count, 1 ) ) ) );

export const straysFor = ( count: number ) => 2 ** bitsFor( count ) + 1;

const evenly = ( first: number, each: number ) => Math.floor( first * each );

export function straysOf( sorted: readonly number[] ): number[] {
	const bits = bitsFor( sorted.length );
	const firsts = sorted.map( ( hash ) => hash >>> ( 32 - bits ) );
	let place = 0;
	return Array.from( { length: straysFor( sorted.length ) }, ( _, first ) => {
		while ( place < sorted.length && firsts[ place ]! < first ) {
			place++;
		}
		return place - evenly( first, sorted.length / 2 ** bits );
	} );
}

/** The order of `Places`. */
export const bySize = ( a: number, b: number ) => ( a >>> 0 ) - ( b >>> 0 );
