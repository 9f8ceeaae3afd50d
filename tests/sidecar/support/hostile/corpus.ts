/** Frames as an attacker makes them: right ones bent in every place, and noise. Seeded. */
import fc from 'fast-check';
import { choice } from '../../../support/chance';
import { fixture } from '../fixture';

export type Json = Record< string, unknown >;

export const GOLDEN = [
	...fixture< Json[] >( 'frames/customer.v1' ),
	...fixture< Json[] >( 'frames/agent.v1' ),
	...fixture< Json[] >( 'frames/server.v1' ),
];

const deep = ( open: string, close: string, levels: number ) =>
	open.repeat( levels ) + close.repeat( levels );

/** Written as they stand, since some are no values of JavaScript's. */
const VALUES = [
	'null',
	'true',
	'-1',
	'-0',
	'0.5',
	'1e308',
	'1e999',
	'-1e999',
	'9007199254740993',
	`1${ '0'.repeat( 400 ) }`,
	'""',
	'" "',
	'"\\u0000"',
	'"\\ud800"',
	'"\\udfff\\ud800"',
	'"\\u202e\\u2066"',
	'"__proto__"',
	'"constructor"',
	`"${ 'x'.repeat( 65 ) }"`,
	`"${ 'x'.repeat( 9000 ) }"`,
	`"${ '😀'.repeat( 4100 ) }"`,
	`"${ '4 '.repeat( 3000 ) }"`,
	'[]',
	'{}',
	'[[]]',
	'{"toString":1,"valueOf":2,"length":-1}',
	'{"__proto__":{"polluted":true}}',
	'{"constructor":{"prototype":{"polluted":true}}}',
	deep( '[', ']', 2000 ),
	`${ '{"a":'.repeat( 1500 ) }1${ '}'.repeat( 1500 ) }`,
	`[${ Array( 2000 ).fill( '{"conversation":"c","after":0}' ).join( ',' ) }]`,
];

const KEYS = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'type',
	'id',
	'token',
	'',
	'\\u0000',
	'x'.repeat( 3000 ),
];

const value = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom( ...VALUES ) },
	{ weight: 1, arbitrary: fc.json( { maxDepth: 3 } ) },
	{
		weight: 1,
		arbitrary: fc
			.string( { unit: 'binary', maxLength: 40 } )
			.map( ( text ) => JSON.stringify( text ) ),
	}
);

/** Members as text, so that keys may come twice and values may be anything. */
const written = ( frame: Json ) =>
	Object.entries( frame ).map(
		( [ key, one ] ) =>
			`${ JSON.stringify( key ) }:${ JSON.stringify( one ) }`
	);

const bent = ( golden: Json[] ) =>
	fc
		.record( {
			frame: fc.constantFrom( ...golden ),
			at: fc.nat( 20 ),
			value,
			key: fc.constantFrom( ...KEYS ),
			how: fc.constantFrom(
				'value',
				'value',
				'value',
				'key',
				'more',
				'twice',
				'drop',
				'none'
			),
		} )
		.map( ( { frame, at, value: put, key, how } ) => {
			const members = written( frame );
			const place = at % members.length;
			const [ name ] = members[ place ]!.split( ':' );
			switch ( how ) {
				case 'value':
					members[ place ] = `${ name }:${ put }`;
					break;
				case 'key':
					members[ place ] = `"${ key }":${ put }`;
					break;
				case 'more':
					members.push( `"${ key }":${ put }` );
					break;
				case 'twice':
					members.push( `${ name }:${ put }` );
					break;
				case 'drop':
					members.splice( place, 1 );
					break;
				case 'none':
			}
			return `{${ members.join( ',' ) }}`;
		} );

const noise = fc.oneof(
	fc.string( { unit: 'binary', maxLength: 200 } ),
	fc.json( { maxDepth: 5 } ),
	fc.constantFrom(
		'',
		' ',
		'\ufeff{"type":"ping"}',
		'{"type":"ping"}{"type":"ping"}',
		'[{"type":"ping"}]',
		'"ping"',
		'0',
		'null',
		'NaN',
		"{'type':'ping'}",
		'{"type":"ping",}',
		'/**/{"type":"ping"}',
		`{"type":"ping"${ ' '.repeat( 60_000 ) }}`,
		deep( '[', ']', 30_000 ),
		'['.repeat( 60_000 ),
		'{"type":'.repeat( 7000 ),
		`"${ '\\u0000'.repeat( 10_000 ) }"`
	)
);

/** The same ones for the same seed. */
export const corpus = (
	count: number,
	seed: number,
	golden = GOLDEN
): string[] =>
	fc.sample(
		fc.oneof(
			{ weight: 9, arbitrary: bent( golden ) },
			{ weight: 1, arbitrary: noise }
		),
		{ numRuns: count, seed }
	);

/** Cuts a piece out of a frame, or puts a piece of another in. */
export function torn(
	frame: string,
	other: string,
	pick: ( below: number ) => number
): string {
	const from = pick( frame.length + 1 );
	const to = Math.min( frame.length, from + pick( 12 ) );
	const start = pick( other.length + 1 );
	const piece =
		pick( 2 ) === 0 ? '' : other.slice( start, start + pick( 30 ) );
	return frame.slice( 0, from ) + piece + frame.slice( to );
}

const POOL = 4_000;

/** One after the other without end: bent ones as they are, and pieces of two. */
export function frames( seed: number, golden = GOLDEN ): () => string {
	const pool = corpus( POOL, seed, golden );
	const pick = choice( seed );
	const one = () => pool[ pick( POOL ) ]!;
	return () => ( pick( 2 ) ? one() : torn( one(), one(), pick ) );
}
