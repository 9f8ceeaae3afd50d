import {
	accentOf,
	contrast,
	DEFAULT_ACCENT,
	textOn,
} from '../../widget/accent';
import { readable } from '../../widget/panel/styles/colours';

const ACCENTS = [
	'#000000',
	'#ffffff',
	'#ffd400',
	'#7f54b3',
	'#ff5a5f',
	'#00a699',
	'#777777',
	'#767676',
];

it.each( ACCENTS )( '3.6 text on the accent %s can be read', ( accent ) => {
	expect( contrast( accent, textOn( accent ) ) ).toBeGreaterThanOrEqual(
		4.5
	);
} );

it.each( ACCENTS )( '3.6 the accent %s as a link can be read', ( accent ) => {
	for ( const background of [ '#f2f4f6', '#262b32' ] ) {
		expect(
			contrast( readable( accent, background ), background )
		).toBeGreaterThanOrEqual( 4.5 );
	}
} );

it( '3.6 an accent that is no colour is the default', () => {
	expect( accentOf( '#AbC' ) ).toBe( '#aabbcc' );
	expect( accentOf( ' #7F54B3 ' ) ).toBe( '#7f54b3' );
	expect( accentOf( 'red;}*{display:none' ) ).toBe( DEFAULT_ACCENT );
	expect( accentOf( '' ) ).toBe( DEFAULT_ACCENT );
} );
