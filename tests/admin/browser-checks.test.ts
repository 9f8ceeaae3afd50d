import {
	clock,
	forwardedHttps,
	mixedContent,
	origin,
	reachable,
	type Reached,
	upgrade,
} from '../../admin/settings/browser-checks';

const URL = 'https://shop.example/baton';
const well: Reached = {
	kind: 'sidecar',
	now: 1_000_000,
	arrived: 1_000_500,
	originAllowed: true,
	secure: true,
};
const nobody: Reached = { kind: 'nobody' };

test( '3.3 nothing is wrong where all is well', () => {
	expect(
		[
			mixedContent( 'https://shop.example/', URL ),
			reachable( well, URL ),
			...origin( well, 'https://shop.example' ),
			...forwardedHttps( well, URL ),
			...upgrade( well, true ),
			...clock( well ),
		].filter( ( { ok } ) => ! ok )
	).toEqual( [] );
} );

test.each( [
	[ 'https://shop.example/', 'http://shop.example:8787', false ],
	[ 'http://shop.example/', 'http://shop.example:8787', true ],
	[ 'http://shop.example/', URL, true ],
] )(
	'3.3 mixed content: a page at %s and a sidecar at %s',
	( page, sidecar, ok ) => {
		expect( mixedContent( page, sidecar ).ok ).toBe( ok );
	}
);

test( '3.3 silence and a stranger are told apart', () => {
	expect( reachable( nobody, URL ).problem ).toMatch(
		`no answer from ${ URL }`
	);
	expect(
		reachable( { kind: 'stranger', status: 404 }, URL ).problem
	).toMatch( 'BATON_BASE_PATH' );
} );

test( '3.3 a refused Origin is named, with the setting that mends it', () => {
	const refused: Reached = { ...well, originAllowed: false };
	const [ check ] = origin( refused, 'https://www.shop.example' );
	expect( check?.problem ).toMatch(
		/https:\/\/www\.shop\.example.*BATON_ORIGINS/
	);
	// The socket fails for the same reason: it is said once.
	expect( upgrade( refused, false ) ).toEqual( [] );
} );

test( '3.3 http answers and the socket never opens: the missing header is named', () => {
	const [ check ] = upgrade( well, false );
	expect( check?.problem ).toMatch( /Upgrade.*Connection/ );
} );

test( '3.3 a proxy that hides https is named', () => {
	expect(
		forwardedHttps( { ...well, secure: false }, URL )[ 0 ]?.problem
	).toMatch( 'X-Forwarded-Proto' );
	expect(
		forwardedHttps( { ...well, secure: false }, 'http://127.0.0.1:8787' )
	).toEqual( [] );
} );

test.each( [
	[ 60_000, true ],
	[ 60_001, false ],
	[ -61_000, false ],
] )( '3.3 a clock that is %d ms off', ( off, ok ) => {
	expect(
		clock( {
			...well,
			now: well.kind === 'sidecar' ? well.arrived + off : 0,
		} )[ 0 ]?.ok
	).toBe( ok );
} );

test( '3.3 where nobody answers nothing else is claimed', () => {
	expect( [
		...origin( nobody, URL ),
		...forwardedHttps( nobody, URL ),
		...upgrade( nobody, false ),
		...clock( nobody ),
	] ).toEqual( [] );
} );
