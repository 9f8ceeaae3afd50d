/** Writes a PNG: 8 bits a channel, RGB. */
/* eslint-disable no-bitwise -- a checksum is made of bits */
import { deflateSync } from 'node:zlib';

const table = Uint32Array.from( { length: 256 }, ( _, n ) => {
	let c = n;
	for ( let bit = 0; bit < 8; bit++ ) {
		c = c & 1 ? 0xedb88320 ^ ( c >>> 1 ) : c >>> 1;
	}
	return c >>> 0;
} );

/** @param {Buffer} bytes */
function checksum( bytes ) {
	let c = 0xffffffff;
	for ( const byte of bytes ) {
		c = ( table[ ( c ^ byte ) & 0xff ] ?? 0 ) ^ ( c >>> 8 );
	}
	return ( c ^ 0xffffffff ) >>> 0;
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk( type, data ) {
	const body = Buffer.concat( [ Buffer.from( type, 'latin1' ), data ] );
	const size = Buffer.alloc( 4 );
	size.writeUInt32BE( data.length );
	const sum = Buffer.alloc( 4 );
	sum.writeUInt32BE( checksum( body ) );
	return Buffer.concat( [ size, body, sum ] );
}

/**
 * @param {Uint8ClampedArray} rgb  Three bytes a pixel, row by row.
 * @param {number}            side Width and height in pixels.
 * @return {Buffer} The file.
 */
export function encodePng( rgb, side ) {
	const header = Buffer.alloc( 13 );
	header.writeUInt32BE( side, 0 );
	header.writeUInt32BE( side, 4 );
	header.set( [ 8, 2, 0, 0, 0 ], 8 );
	const row = side * 3;
	const raw = Buffer.alloc( side * ( row + 1 ) );
	for ( let y = 0; y < side; y++ ) {
		// Filter 2: the difference to the pixel above, which suits gradients.
		raw[ y * ( row + 1 ) ] = 2;
		for ( let x = 0; x < row; x++ ) {
			const above = y > 0 ? ( rgb[ ( y - 1 ) * row + x ] ?? 0 ) : 0;
			raw[ y * ( row + 1 ) + 1 + x ] =
				( rgb[ y * row + x ] ?? 0 ) - above;
		}
	}
	return Buffer.concat( [
		Buffer.from( [ 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a ] ),
		chunk( 'IHDR', header ),
		chunk( 'IDAT', deflateSync( raw, { level: 7 } ) ),
		chunk( 'IEND', Buffer.alloc( 0 ) ),
	] );
}
