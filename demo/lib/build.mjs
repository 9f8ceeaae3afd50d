/** The two bundles of the plugin and the one of the sidecar, made anew when their sources changed. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildComponents, componentsFolder } from './build-components.mjs';
import { hashOf } from './hash.mjs';
import { alone } from './lock.mjs';
import { root, scratch } from './paths.mjs';
import { run } from './processes.mjs';

const stamps = path.join( scratch, 'build' );

/**
 * @typedef {Object} Part
 * @property {string}              name    For people.
 * @property {string[]}            sources Files and folders in the checkout.
 * @property {string[]}            made    Files that must be there afterwards.
 * @property {() => Promise<void>} make    Makes them.
 */

/** @type {Part[]} */
const parts = [
	{
		name: 'the plugin’s scripts',
		sources: [ 'widget', 'admin', 'protocol', 'webpack.config.js' ],
		made: [
			'plugin/build/widget-loader.js',
			'plugin/build/widget-panel.js',
			'plugin/build/admin-desk.js',
			'plugin/build/admin-settings.js',
			'plugin/build/admin-badge.js',
		],
		async make() {
			await run( process.execPath, [ bin( 'wp-scripts' ), 'build' ], {
				cwd: root,
				env: { ...process.env, NODE_ENV: 'production' },
			} );
		},
	},
	{
		name: 'the sidecar',
		sources: [ 'sidecar', 'protocol' ],
		made: [ 'sidecar/dist/main.mjs' ],
		async make() {
			const esbuild = await import( 'esbuild' );
			await esbuild.build( {
				absWorkingDir: root,
				entryPoints: [ './sidecar/main.ts' ],
				outfile: 'sidecar/dist/main.mjs',
				bundle: true,
				format: 'esm',
				platform: 'node',
				target: 'node20',
				packages: 'external',
				sourcemap: true,
				logLevel: 'silent',
			} );
		},
	},
];

/** @type {Part} Only for a shop on the stand-in. */
const standInComponents = {
	name: 'the stand-in’s components',
	sources: [
		'demo/woocommerce-standin/components.js',
		'demo/woocommerce-standin/settings.js',
		'demo/lib/build-components.mjs',
	],
	made: [ 'components.js', 'components.asset.php', 'components.css' ].map(
		( name ) => `${ componentsFolder }/${ name }`
	),
	make: buildComponents,
};

/** @param {string} name */
const bin = ( name ) => path.join( root, 'node_modules/.bin', name );

/**
 * Builds what is older than its sources, by content.
 *
 * @param {import('./log.mjs').Log} log
 */
export async function build( log ) {
	await alone( path.join( stamps, 'lock' ), async () => {
		for ( const part of parts ) {
			await buildPart( part, log );
		}
	} );
}

/**
 * The script wc-components for the stand-in.
 *
 * @param {import('./log.mjs').Log} log
 */
export async function buildStandIn( log ) {
	await alone( path.join( stamps, 'lock' ), () =>
		buildPart( standInComponents, log )
	);
}

/**
 * @param {Part}                    part
 * @param {import('./log.mjs').Log} log
 */
async function buildPart( part, log ) {
	const stamp = path.join( stamps, part.name.replace( /\W+/g, '-' ) );
	const hash = await hashOf(
		[ ...part.sources, 'package-lock.json', 'demo/lib/build.mjs' ].map(
			( source ) => path.join( root, source )
		),
		[ 'node_modules', 'dist' ]
	);
	const known = await readFile( stamp, 'utf8' ).catch( () => '' );
	const missing = () =>
		part.made.filter( ( file ) => ! existsSync( path.join( root, file ) ) );
	if ( known === hash && missing().length === 0 ) {
		return;
	}
	await log.step( `Building ${ part.name }`, part.make );
	if ( missing().length > 0 ) {
		throw new Error(
			`Building ${ part.name } left out ${ missing().join( ', ' ) }.`
		);
	}
	await mkdir( stamps, { recursive: true } );
	await writeFile( stamp, hash );
}
