/** The browser journeys, one after the other on one demo shop. */
module.exports = {
	...require( '../../jest.config.js' ),
	rootDir: require( 'path' ).resolve( __dirname, '../..' ),
	testMatch: [ '<rootDir>/tests/{e2e,drill,proxy}/**/*.test.ts' ],
	testPathIgnorePatterns: [ '/node_modules/' ],
	testTimeout: 150_000,
	maxWorkers: 1,
};
