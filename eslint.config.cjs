/** WordPress's own rules, as `wp-scripts lint-js` has them; the differences are named. */
const base = require( '@wordpress/scripts/config/eslint.config.cjs' );

module.exports = [
	{
		ignores: [
			'.baton/**',
			'**/dist/**',
			'plugin/build/**',
			'demo/.build/**',
			'tests/.tmp/**',
		],
	},
	...base,
	{
		languageOptions: {
			globals: { globalThis: 'readonly' },
		},
		rules: {
			'jsdoc/check-tag-names': [
				'error',
				{ definedTags: [ 'jest-environment' ] },
			],
			// TypeScript says what a parameter or result is.
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-type': 'off',
			'jsdoc/require-returns-type': 'off',
		},
	},
	{
		files: [
			'**/*.{mjs,cjs}',
			'demo/**',
			'detector/**',
			'retriever/**',
			'sidecar/**',
			'tests/**',
			'*.config.{js,cjs}',
		],
		rules: {
			'no-console': 'off',
			'@wordpress/no-global-event-listener': 'off',
		},
	},
	{
		// Hashes and sets of languages are made of bits.
		files: [
			'sidecar/conversation/escalation/**',
			'detector/compile/**',
			'detector/train/**',
		],
		rules: { 'no-bitwise': 'off' },
	},
	{
		files: [ 'tests/**' ],
		languageOptions: {
			globals: {
				requestAnimationFrame: 'readonly',
				requestIdleCallback: 'readonly',
				describe: 'readonly',
				it: 'readonly',
				test: 'readonly',
				expect: 'readonly',
				jest: 'readonly',
				beforeEach: 'readonly',
				afterEach: 'readonly',
				beforeAll: 'readonly',
				afterAll: 'readonly',
			},
		},
	},
];
