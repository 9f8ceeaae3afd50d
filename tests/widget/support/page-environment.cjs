/**
 * A page whose test may also run a real server: packages are resolved as Node
 * does (`ws` has nothing but an error for browsers).
 */
const { TestEnvironment } = require( 'jest-environment-jsdom' );

module.exports = class extends TestEnvironment {
	constructor( ...args ) {
		super( ...args );
		// Browsers have it, jsdom has not.
		this.global.Response = Response;
	}

	exportConditions() {
		return [ 'node', 'node-addons' ];
	}
};
