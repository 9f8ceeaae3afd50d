/**
 * How long a test in jsdom waits for the screen. A machine that does other
 * things too is slow, not wrong: the library's own second is too short there.
 */
if ( typeof document !== 'undefined' ) {
	// Only where there is a screen: loading the library takes a while.
	const { configure } =
		require( '@testing-library/dom' ) as typeof import( '@testing-library/dom' );
	configure( { asyncUtilTimeout: 20_000 } );
}
