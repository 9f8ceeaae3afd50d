/**
 * Two bundles for WordPress, into plugin/build/.
 *
 * The storefront's carries everything it needs (preact in React's place), so
 * that no theme or React version of the shop matters to it. wp-admin's carries
 * nothing that WordPress and WooCommerce already load there.
 */
const path = require( 'path' );
const DependencyExtraction = require( '@wordpress/dependency-extraction-webpack-plugin' );
const WooDependencyExtraction = require( '@woocommerce/dependency-extraction-webpack-plugin' );
const base = require( '@wordpress/scripts/config/webpack.config' );

const withoutExtraction = base.plugins.filter(
	( plugin ) =>
		! [
			'DependencyExtractionWebpackPlugin',
			'CleanWebpackPlugin',
		].includes( plugin.constructor.name ) &&
		plugin.constructor.name !== 'CopyPlugin'
);

const common = {
	...base,
	output: {
		...base.output,
		path: path.resolve( __dirname, 'plugin/build' ),
		clean: false,
	},
};

module.exports = [
	{
		...common,
		name: 'widget',
		entry: {
			'widget-loader': './widget/loader/index.ts',
			'widget-panel': './widget/panel/index.tsx',
		},
		resolve: {
			...base.resolve,
			alias: {
				...base.resolve.alias,
				'react/jsx-runtime': 'preact/jsx-runtime',
				'react-dom/client': 'preact/compat/client',
				'react-dom': 'preact/compat',
				react: 'preact/compat',
			},
		},
		plugins: [
			...withoutExtraction,
			// Only for the .asset.php with the version: nothing is taken out.
			new DependencyExtraction( { useDefaults: false } ),
		],
	},
	{
		...common,
		name: 'admin',
		entry: {
			'admin-desk': './admin/desk/index.tsx',
			'admin-settings': './admin/settings/index.tsx',
			'admin-badge': './admin/badge/index.ts',
		},
		plugins: [ ...withoutExtraction, new WooDependencyExtraction() ],
	},
];
