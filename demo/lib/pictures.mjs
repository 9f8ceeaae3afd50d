/** The product pictures of the demo shop, painted here. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
	Canvas,
	both,
	box,
	circle,
	curve,
	either,
	ellipse,
	gradient,
	outline,
	polygon,
	stroke,
	without,
} from './painter.mjs';

/**
 * A wall, a table and the shadow of what stands on it.
 *
 * @param {string} wall
 * @param {string} light
 * @param {string} table
 * @param {number} cx    Where the thing stands.
 * @param {number} width
 */
function room( wall, light, table, cx, width ) {
	return new Canvas()
		.fill( () => -1, gradient( light, wall, 'y', 0, 78 ) )
		.fill( circle( 26, 20, 22 ), light, 0.55, 34 )
		.fill( box( 50, 92, 120, 32 ), gradient( table, wall, 'y', 76, 108 ) )
		.fill( ellipse( cx + 4, 80, width, 3.4 ), '#2a211a', 0.34, 5 );
}

/** Speckles of the glaze, the same at every painting. */
function speckles( canvas, inside, ink ) {
	let seed = 7;
	const next = () => ( seed = ( seed * 16807 ) % 2147483647 ) / 2147483647;
	const dots = Array.from( { length: 46 }, () =>
		circle( 20 + next() * 60, 25 + next() * 58, 0.18 + next() * 0.34 )
	);
	return canvas.fill( both( inside, either( ...dots ) ), ink, 0.5 );
}

const pictures = {
	mug() {
		const body = box( 46, 59, 36, 42, 6 );
		const handle = without(
			outline( box( 66, 58, 20, 24, 10 ), 2.4 ),
			body
		);
		const canvas = room( '#d9cdbb', '#f3ece0', '#b79f80', 48, 26 )
			.fill( handle, gradient( '#7d99a0', '#54717a', 'y', 44, 74 ) )
			.fill( body, gradient( '#9db6bb', '#56737b', 'x', 28, 66 ) )
			.fill( both( body, box( 46, 76, 60, 12 ) ), '#d8c7ab', 0.85 )
			.fill( ellipse( 46, 39.5, 17, 3.6 ), '#47616a' )
			.fill( ellipse( 46, 40.4, 15.2, 2.7 ), '#3b261a' );
		return speckles( canvas, body, '#2f4449' );
	},
	dripper() {
		const cone = polygon(
			[
				[ 27, 32 ],
				[ 73, 32 ],
				[ 57, 58 ],
				[ 43, 58 ],
			],
			1.5
		);
		const rib = ( x0, x1 ) =>
			stroke(
				[
					[ x0, 34 ],
					[ x1, 57 ],
				],
				0.35
			);
		const glass = polygon(
			[
				[ 42, 66 ],
				[ 58, 66 ],
				[ 66, 79 ],
				[ 34, 79 ],
			],
			1.2
		);
		return room( '#c9d3cc', '#eef2ec', '#9a8a70', 50, 24 )
			.fill( glass, '#f4f7f5', 0.55 )
			.fill( both( glass, box( 50, 78, 60, 9 ) ), '#4a2d1c', 0.9 )
			.fill(
				without( outline( circle( 76, 45, 7 ), 2 ), cone ),
				gradient( '#e9e2d4', '#b9ae99', 'x', 68, 85 )
			)
			.fill( cone, gradient( '#fbf7ee', '#c6baa3', 'x', 27, 73 ) )
			.fill(
				either(
					rib( 36, 46 ),
					rib( 45, 48.6 ),
					rib( 55, 51.4 ),
					rib( 64, 54 )
				),
				'#a89b83',
				0.7
			)
			.fill( ellipse( 50, 31.6, 22.6, 3.4 ), '#8b6b4d' )
			.fill( ellipse( 50, 32.6, 19, 2.3 ), '#3a2417' )
			.fill(
				box( 50, 62, 44, 4.6, 2.2 ),
				gradient( '#f3eee2', '#b9ae99', 'x', 28, 72 )
			);
	},
	teapot() {
		const body = ellipse( 48, 60, 23, 19.5 );
		const spout = stroke(
			curve( [ 66, 66 ], [ 76, 66 ], [ 74, 50 ], [ 84, 44 ] ),
			4.8,
			1.7
		);
		const handle = without(
			outline( ellipse( 27, 57, 13, 13 ), 2.1 ),
			body
		);
		const canvas = room( '#cfd8d6', '#f0f4f1', '#a38a6c', 48, 28 )
			.fill( handle, gradient( '#4d6f63', '#2f4f45', 'y', 44, 72 ) )
			.fill( spout, gradient( '#5f8678', '#2f4f45', 'x', 66, 86 ) )
			.fill( body, gradient( '#7fa394', '#2d4c43', 'x', 26, 72 ) )
			.fill( ellipse( 48, 43.4, 12, 3.6 ), '#294640' )
			.fill( ellipse( 48, 42, 11.4, 3.4 ), '#6c9182' )
			.fill( circle( 48, 37, 2.9 ), '#44665a' )
			.fill( ellipse( 38, 53, 3, 7 ), '#ffffff', 0.2, 5 );
		return speckles( canvas, body, '#17302a' );
	},
	tumbler() {
		const body = polygon(
			[
				[ 37, 28 ],
				[ 63, 28 ],
				[ 59, 78 ],
				[ 41, 78 ],
			],
			1.5
		);
		const stripe = ( y ) => both( body, box( 50, y, 60, 7 ) );
		return room( '#c5d2da', '#eaf1f4', '#a4947b', 51, 17 )
			.fill( body, gradient( '#ffffff', '#b9c1c4', 'x', 35, 65 ) )
			.fill(
				either( stripe( 42 ), stripe( 56 ), stripe( 70 ) ),
				gradient( '#c8553d', '#86301f', 'x', 35, 65 )
			)
			.fill(
				box( 50, 25.5, 31, 6, 2 ),
				gradient( '#3b4a52', '#1d272c', 'x', 34, 66 )
			)
			.fill(
				box( 50, 20.5, 22, 5, 2 ),
				gradient( '#4c5c64', '#263238', 'x', 38, 62 )
			)
			.fill( box( 56, 18.4, 6, 2, 1 ), '#11181c' );
	},
	coffee() {
		const bag = polygon(
			[
				[ 33, 27 ],
				[ 67, 27 ],
				[ 69, 78 ],
				[ 31, 78 ],
			],
			1.5
		);
		const wave = ( y ) =>
			stroke(
				[
					...curve(
						[ 38, y ],
						[ 42, y - 5 ],
						[ 46, y + 5 ],
						[ 50, y ]
					),
					...curve(
						[ 50, y ],
						[ 54, y - 5 ],
						[ 58, y + 5 ],
						[ 62, y ]
					),
				],
				0.55
			);
		return room( '#dccfbd', '#f6efe4', '#9c8262', 51, 23 )
			.fill( bag, gradient( '#3f4a4d', '#1f2628', 'x', 31, 69 ) )
			.fill(
				box( 50, 28, 38, 6, 1 ),
				gradient( '#55625f', '#2a3334', 'x', 31, 69 )
			)
			.fill( box( 50, 30.6, 38, 0.5 ), '#141a1b', 0.8 )
			.fill( box( 50, 56, 28, 32, 1.5 ), '#efe4d0' )
			.fill(
				circle( 50, 49, 5.4 ),
				gradient( '#e4a35a', '#cf7a3c', 'y', 44, 55 )
			)
			.fill( either( wave( 58 ), wave( 62 ), wave( 66 ) ), '#2f5a66' )
			.fill(
				stroke(
					[
						[ 36, 34 ],
						[ 34.5, 76 ],
					],
					0.8
				),
				'#ffffff',
				0.12,
				2
			);
	},
	tea() {
		const tin = box( 50, 57, 34, 44, 3 );
		const leaf = ( cx, cy, s ) =>
			both(
				circle( cx - s, cy, s * 1.5 ),
				circle( cx + s, cy, s * 1.5 )
			);
		return room( '#cdd6c2', '#f1f5ea', '#a58d6b', 51, 21 )
			.fill( tin, gradient( '#8fae84', '#47663f', 'x', 33, 67 ) )
			.fill(
				box( 50, 38, 35.4, 9, 2 ),
				gradient( '#d9d4c6', '#8f8b7d', 'x', 32, 68 )
			)
			.fill( ellipse( 50, 33.8, 17, 3 ), '#e8e4d8' )
			.fill( box( 50, 60, 24, 26, 12 ), '#f4efe0' )
			.fill(
				leaf( 50, 59, 6 ),
				gradient( '#6d9a5b', '#3f6a38', 'y', 50, 68 )
			)
			.fill(
				stroke(
					[
						[ 50, 53 ],
						[ 50, 69 ],
					],
					0.4
				),
				'#2b4a27'
			);
	},
	towels() {
		const cloth = ( y ) => box( 50, y, 50, 15, 4 );
		const bands = ( y, xs ) =>
			both(
				cloth( y ),
				either( ...xs.map( ( x ) => box( x, y, 1.6, 30 ) ) )
			);
		return room( '#d8d3cb', '#f6f3ee', '#a8967b', 50, 30 )
			.fill( cloth( 71 ), gradient( '#c9b596', '#9d8763', 'y', 63, 80 ) )
			.fill( bands( 71, [ 34, 38, 62, 66 ] ), '#6f5b3d', 0.7 )
			.fill( box( 50, 64.4, 48, 1.4, 0.7 ), '#5d4c33', 0.35, 2 )
			.fill( cloth( 57 ), gradient( '#f4eee2', '#cfc5b2', 'y', 49, 66 ) )
			.fill( bands( 57, [ 30, 33, 36, 64, 67, 70 ] ), '#2f5a66', 0.75 )
			.fill( box( 50, 57, 13, 15.4, 1 ), '#e9d9b8' )
			.fill( outline( circle( 50, 57, 3.6 ), 0.4 ), '#6f5b3d' );
	},
	kettle() {
		const body = polygon(
			[
				[ 34, 46 ],
				[ 58, 46 ],
				[ 66, 77 ],
				[ 26, 77 ],
			],
			2
		);
		const neck = stroke(
			curve( [ 62, 72 ], [ 80, 74 ], [ 68, 42 ], [ 88, 38 ] ),
			2.6,
			1.3
		);
		const handle = stroke(
			curve( [ 30, 66 ], [ 8, 60 ], [ 10, 34 ], [ 36, 38 ] ),
			1.9
		);
		return room( '#d5cabc', '#f5efe7', '#8f7557', 47, 27 )
			.fill( handle, gradient( '#3a2a20', '#1c130e', 'y', 34, 66 ) )
			.fill( neck, gradient( '#e2a06e', '#9c5732', 'x', 62, 88 ) )
			.fill( body, gradient( '#f0b98c', '#8a4526', 'x', 26, 68 ) )
			.fill(
				box( 46, 43.6, 27, 4, 2 ),
				gradient( '#e8ab7b', '#8a4526', 'x', 32, 60 )
			)
			.fill( circle( 46, 38, 2.8 ), '#2a1d15' )
			.fill(
				stroke(
					[
						[ 37, 52 ],
						[ 33, 74 ],
					],
					1.4
				),
				'#ffffff',
				0.3,
				4
			);
	},
};

/**
 * @param {string} folder Gets NAME.png for each.
 */
export async function drawPictures( folder ) {
	await mkdir( folder, { recursive: true } );
	for ( const [ name, draw ] of Object.entries( pictures ) ) {
		await writeFile( path.join( folder, `${ name }.png` ), draw().png() );
	}
}
