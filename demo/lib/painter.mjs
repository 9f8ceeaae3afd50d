/**
 * Painting with distance functions: a shape is a function that gives the
 * distance of a point to its edge, negative inside. The picture is 100 × 100.
 *
 * @typedef {(x: number, y: number) => number} Shape
 * @typedef {[number, number, number]}         Colour 0–255.
 * @typedef {(x: number, y: number) => Colour} Paint
 */
import { encodePng } from './png.mjs';

/** Pixels on a side. */
const SIDE = 640;

/** Math.hypot guards against overflow, which costs ten times as much. */
const length = ( x, y ) => Math.sqrt( x * x + y * y );

/** @type {(cx: number, cy: number, r: number) => Shape} */
export const circle = ( cx, cy, r ) => ( x, y ) => length( x - cx, y - cy ) - r;

/** @type {(cx: number, cy: number, rx: number, ry: number) => Shape} */
export const ellipse = ( cx, cy, rx, ry ) => ( x, y ) =>
	( length( ( x - cx ) / rx, ( y - cy ) / ry ) - 1 ) * Math.min( rx, ry );

/** @type {(cx: number, cy: number, w: number, h: number, r?: number) => Shape} */
export const box =
	( cx, cy, w, h, r = 0 ) =>
	( x, y ) => {
		const dx = Math.abs( x - cx ) - w / 2 + r;
		const dy = Math.abs( y - cy ) - h / 2 + r;
		const outside = length( Math.max( dx, 0 ), Math.max( dy, 0 ) );
		return outside + Math.min( Math.max( dx, dy ), 0 ) - r;
	};

/**
 * @type {(points: [number, number][], r?: number) => Shape} Closed; r rounds
 * and thickens.
 */
export const polygon = ( points, r = 0 ) => {
	const sides = segments( [ ...points, points[ 0 ] ?? [ 0, 0 ] ] );
	return ( x, y ) => {
		let nearest = Infinity;
		let inside = false;
		for ( const { ax, ay, bx, by } of sides ) {
			nearest = Math.min( nearest, toSegment( x, y, ax, ay, bx, by ) );
			if (
				ay > y !== by > y &&
				x < ( ( bx - ax ) * ( y - ay ) ) / ( by - ay ) + ax
			) {
				inside = ! inside;
			}
		}
		return ( inside ? -nearest : nearest ) - r;
	};
};

/** @type {(points: [number, number][], from: number, to?: number) => Shape} A line whose half thickness goes from–to. */
export const stroke = ( points, from, to = from ) => {
	const pieces = segments( points );
	return ( x, y ) => {
		let nearest = Infinity;
		let half = from;
		for ( const { ax, ay, bx, by } of pieces ) {
			nearest = Math.min(
				nearest,
				toSegment( x, y, ax, ay, bx, by ) - half
			);
			half += ( to - from ) / pieces.length;
		}
		return nearest;
	};
};

/** @param {[number, number][]} points */
const segments = ( points ) =>
	points.slice( 1 ).map( ( [ bx, by ], i ) => {
		const [ ax, ay ] = points[ i ] ?? [ bx, by ];
		return { ax, ay, bx, by };
	} );

/** @type {(a: [number, number], b: [number, number], c: [number, number], d: [number, number]) => [number, number][]} A cubic curve as points. */
export const curve = ( a, b, c, d ) =>
	Array.from( { length: 25 }, ( _, i ) => {
		const t = i / 24;
		const u = 1 - t;
		const at = ( k ) =>
			u * u * u * a[ k ] +
			3 * u * u * t * b[ k ] +
			3 * u * t * t * c[ k ] +
			t * t * t * d[ k ];
		return [ at( 0 ), at( 1 ) ];
	} );

/** @type {(shape: Shape, half: number) => Shape} */
export const outline = ( shape, half ) => ( x, y ) =>
	Math.abs( shape( x, y ) ) - half;

/** @type {(...shapes: Shape[]) => Shape} */
export const either =
	( ...shapes ) =>
	( x, y ) => {
		let nearest = Infinity;
		for ( const shape of shapes ) {
			nearest = Math.min( nearest, shape( x, y ) );
		}
		return nearest;
	};

/** @type {(...shapes: Shape[]) => Shape} */
export const both =
	( ...shapes ) =>
	( x, y ) => {
		let farthest = -Infinity;
		for ( const shape of shapes ) {
			farthest = Math.max( farthest, shape( x, y ) );
		}
		return farthest;
	};

/** @type {(shape: Shape, hole: Shape) => Shape} */
export const without = ( shape, hole ) => ( x, y ) =>
	Math.max( shape( x, y ), -hole( x, y ) );

/**
 * @param {number} x
 * @param {number} y
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 */
function toSegment( x, y, ax, ay, bx, by ) {
	const lengthSquared = ( bx - ax ) ** 2 + ( by - ay ) ** 2 || 1;
	const along =
		( ( x - ax ) * ( bx - ax ) + ( y - ay ) * ( by - ay ) ) / lengthSquared;
	const t = Math.min( 1, Math.max( 0, along ) );
	return length( x - ax - t * ( bx - ax ), y - ay - t * ( by - ay ) );
}

/**
 * @param {string} text "#rrggbb"
 * @return {Colour} Its numbers.
 */
export function colour( text ) {
	const byte = ( at ) => parseInt( text.slice( at, at + 2 ), 16 );
	return [ byte( 1 ), byte( 3 ), byte( 5 ) ];
}

/** @type {(from: string, to: string, axis: 'x' | 'y', start: number, end: number) => Paint} */
export function gradient( from, to, axis, start, end ) {
	const a = colour( from );
	const b = colour( to );
	return ( x, y ) => {
		const raw = ( ( axis === 'x' ? x : y ) - start ) / ( end - start );
		const t = Math.min( 1, Math.max( 0, raw ) );
		return [
			a[ 0 ] + ( b[ 0 ] - a[ 0 ] ) * t,
			a[ 1 ] + ( b[ 1 ] - a[ 1 ] ) * t,
			a[ 2 ] + ( b[ 2 ] - a[ 2 ] ) * t,
		];
	};
}

/** A square to paint on. */
export class Canvas {
	#pixels = new Float32Array( SIDE * SIDE * 3 );

	/**
	 * @param {Shape}          shape
	 * @param {Paint | string} paint   Or "#rrggbb".
	 * @param {number}         opacity 0–1.
	 * @param {number}         blur    Width of the edge; 0 for a sharp one.
	 * @return {this} For more of it.
	 */
	fill( shape, paint, opacity = 1, blur = 0 ) {
		const flat = typeof paint === 'string' ? colour( paint ) : null;
		const unit = 100 / SIDE;
		const edge = Math.max( unit, blur );
		for ( let py = 0, at = 0; py < SIDE; py++ ) {
			for ( let px = 0; px < SIDE; px++, at += 3 ) {
				const x = ( px + 0.5 ) * unit;
				const y = ( py + 0.5 ) * unit;
				const cover = 0.5 - shape( x, y ) / edge;
				if ( cover <= 0 ) {
					continue;
				}
				const alpha = Math.min( 1, cover ) * opacity;
				const ink = flat ?? /** @type {Paint} */ ( paint )( x, y );
				for ( let i = 0; i < 3; i++ ) {
					const under = this.#pixels[ at + i ] ?? 0;
					this.#pixels[ at + i ] =
						under + ( ( ink[ i ] ?? 0 ) - under ) * alpha;
				}
			}
		}
		return this;
	}

	/** @return {Buffer} A PNG. */
	png() {
		// Assigning to a clamped array rounds.
		return encodePng( new Uint8ClampedArray( this.#pixels ), SIDE );
	}
}
