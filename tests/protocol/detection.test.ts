import * as v from 'valibot';
import {
	Detection,
	mendDetection,
	ShopSettings,
	STANDARD_DETECTION,
} from '../../protocol';
import fixture from '../fixtures/protocol/detection.v1.json';
import settings from '../fixtures/protocol/settings.json';

const right = Object.entries( fixture.right );
const wrong = Object.entries( fixture.wrong );

it.each( right )( '4.23 %s is right, and kept', ( _, given ) => {
	expect( v.parse( Detection, given ) ).toMatchObject( given );
	expect( mendDetection( given ).leftOut ).toEqual( [] );
} );

it.each( wrong )( '4.23 %s is wrong, and named', ( field, given ) => {
	const { issues } = v.safeParse( Detection, given );
	expect( issues?.map( ( issue ) => v.getDotPath( issue ) ) ).toEqual( [
		field,
	] );
} );

it.each( wrong )(
	'4.24 %s that does not fit takes nothing else with it',
	( field, broken ) => {
		const { everything } = fixture.right;
		const whole = v.parse( Detection, everything );
		const [ name = '' ] = field.split( '.' );
		const given = {
			...everything,
			[ name ]: merged(
				everything[ name as keyof typeof everything ],
				broken[ name as keyof typeof broken ]
			),
		};
		const { detection, leftOut } = mendDetection( given );
		expect( leftOut ).toHaveLength( 1 );
		const expected = field.includes( '.' )
			? whole[ name as keyof Detection ]
			: STANDARD_DETECTION[ name as keyof Detection ];
		expect( { ...detection, [ name ]: 0 } ).toEqual( {
			...whole,
			[ name ]: 0,
		} );
		if ( Array.isArray( expected ) ) {
			// What stood beside the faulty entry is there.
			expect( detection ).toMatchObject( {
				[ name ]: expect.arrayContaining( [ ...expected ] ),
			} );
		}
	}
);

const merged = ( whole: unknown, broken: unknown ): unknown => {
	if ( typeof broken !== 'object' ) {
		return broken;
	}
	return Array.isArray( broken )
		? [ ...( whole as unknown[] ), ...broken ]
		: { ...( whole as object ), ...broken };
};

it( '4.24 a field that does not fit has its default, beside those that do', () => {
	expect(
		mendDetection( {
			frustration: { on: false, sensitivity: 'huge' },
			weather: true,
		} )
	).toEqual( {
		detection: {
			...STANDARD_DETECTION,
			frustration: { on: false, sensitivity: 'medium' },
		},
		leftOut: [ 'frustration.sensitivity' ],
	} );
} );

it( '4.24 of too many phrases the first ones hold', () => {
	const phrases = Array.from( { length: 250 }, ( _, i ) => ( {
		trigger: 'frustration',
		text: `word ${ i }`,
		effect: 'add',
	} ) );
	expect( mendDetection( { phrases } ).detection.phrases ).toEqual(
		phrases.slice( 0, 200 )
	);
} );

it.each( [ undefined, null, 7, 'off', [], [ {} ], { phrases: [ null ] } ] )(
	'4.24 settings are read with %j as detection',
	( detection ) => {
		const read = v.parse( ShopSettings, { ...settings, detection } );
		expect( read.detection ?? STANDARD_DETECTION ).toEqual(
			STANDARD_DETECTION
		);
		expect( read.shop ).toEqual( settings.shop );
	}
);
