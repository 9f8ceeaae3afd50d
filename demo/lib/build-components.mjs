/** The npm package @woocommerce/components as the script that WooCommerce would bring: window.wc.components. */
import { copyFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hashOf } from './hash.mjs';
import { root } from './paths.mjs';

const require = createRequire( import.meta.url );
const source = path.join( root, 'demo/woocommerce-standin' );

/** Where it goes, in the checkout. */
export const componentsFolder = 'demo/woocommerce-standin/woocommerce/dist';

export async function buildComponents() {
	const esbuild = await import( 'esbuild' );
	const folder = path.join( root, componentsFolder );
	/** @type {Set<string>} */
	const handles = new Set();
	await esbuild.build( {
		absWorkingDir: root,
		entryPoints: [ path.join( source, 'components.js' ) ],
		outfile: path.join( folder, 'components.js' ),
		bundle: true,
		minify: true,
		format: 'iife',
		globalName: 'wc.components',
		target: 'es2020',
		loader: { '.js': 'jsx' },
		define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
		alias: {
			'@woocommerce/settings': path.join( source, 'settings.js' ),
			// Node's, which a package asks for in a branch that no browser takes.
			util: path.join( source, 'settings.js' ),
		},
		plugins: [ wordpressExternals( handles ) ],
		logLevel: 'silent',
	} );
	await copyFile(
		path.join(
			root,
			'node_modules/@woocommerce/components/build-style/style.css'
		),
		path.join( folder, 'components.css' )
	);
	const list = [ ...handles ].sort().map( ( handle ) => `'${ handle }'` );
	const version = await hashOf( [ path.join( folder, 'components.js' ) ] );
	await writeFile(
		path.join( folder, 'components.asset.php' ),
		`<?php return array( 'dependencies' => array( ${ list.join(
			', '
		) } ), 'version' => '${ version }' );\n`
	);
}

/**
 * What WordPress has loaded already is taken from there, by the same list that
 * the plugin's own bundles go by.
 *
 * @param {Set<string>} handles Gets the script handles that are needed.
 * @return {import('esbuild').Plugin} For the build.
 */
function wordpressExternals( handles ) {
	const {
		defaultRequestToExternal,
		defaultRequestToHandle,
	} = require( '@wordpress/dependency-extraction-webpack-plugin/lib/util' );
	return {
		name: 'wordpress',
		setup( build ) {
			build.onResolve( { filter: /^[^./]/ }, ( { path: name } ) => {
				if ( ! defaultRequestToExternal( name ) ) {
					return undefined;
				}
				handles.add( defaultRequestToHandle( name ) ?? name );
				return { path: name, namespace: 'wordpress' };
			} );
			build.onLoad(
				{ filter: /.*/, namespace: 'wordpress' },
				( { path: name } ) => {
					const place = [ defaultRequestToExternal( name ) ].flat();
					return {
						contents: `module.exports = window.${ place.join(
							'.'
						) };`,
					};
				}
			);
		},
	};
}
