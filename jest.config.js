/** Unit and contract tests: everything under tests/ but the browser journeys, the drills and the web server's. */
module.exports = {
	preset: '@wordpress/jest-preset-default',
	rootDir: __dirname,
	testMatch: [ '<rootDir>/tests/**/*.test.{ts,tsx}' ],
	testPathIgnorePatterns: [
		'/node_modules/',
		'<rootDir>/tests/e2e/',
		'<rootDir>/tests/drill/',
		'<rootDir>/tests/proxy/',
	],
	modulePathIgnorePatterns: [ '<rootDir>/.baton', '<rootDir>/plugin/build' ],
	testEnvironment: 'node',
	// A machine that has much else to do is not a fault.
	testTimeout: 60_000,
	// Much of it waits for servers: a core that is left for others idles.
	maxWorkers: '100%',
	setupFiles: [],
	setupFilesAfterEnv: [ '<rootDir>/tests/support/patience.ts' ],
	transform: {
		'\\.[jt]sx?$':
			require.resolve( '@wordpress/scripts/config/babel-transform' ),
	},
	// Packages that are published as ES modules only.
	transformIgnorePatterns: [
		'node_modules/(?!(jose|uuid|parsel-js|d3-[a-z-]+|d3|internmap|delaunator|robust-predicates|is-plain-obj|@wordpress/.*)/)',
	],
	moduleNameMapper: {
		'\\.(scss|css)$': '<rootDir>/tests/fixtures/empty.js',
	},
};
