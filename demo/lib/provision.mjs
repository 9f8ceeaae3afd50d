/** A home with a shop of its own: WordPress, WooCommerce, demo data, Baton. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildStandIn } from './build.mjs';
import { hashOf } from './hash.mjs';
import { silent } from './log.mjs';
import { root } from './paths.mjs';
import { configureSite, copyTree, linkCheckout } from './site.mjs';
import { downloadWooCommerce, template } from './template.mjs';
import { chooseWooCommerce } from './woocommerce.mjs';
import { wp } from './wp-cli.mjs';

/**
 * @typedef {Object} Provisioned
 * @property {string}                                            home        Folder of everything that belongs to this shop.
 * @property {string}                                            site        WordPress's folder.
 * @property {string}                                            url         The shop's, without a slash at its end.
 * @property {string}                                            sidecarUrl  Without a slash at its end.
 * @property {string}                                            connection  What the sidecar takes as BATON_CONNECTION.
 * @property {{version: string, standIn: boolean, from: string}} woocommerce Which one it runs on.
 */

/**
 * Makes the home ready, or brings it up to date: a shop that is already there
 * keeps its data unless the demo's own seed or WooCommerce has changed.
 *
 * @param {{home: string, shopPort: number, sidecarPort: number, log?: import('./log.mjs').Log, woocommerce?: 'standin' | 'auto', front?: import('./demo.mjs').Front}} options
 * @return {Promise<Provisioned>} Nothing is running yet.
 */
export async function provision( {
	home,
	shopPort,
	sidecarPort,
	log = silent,
	woocommerce: wanted = 'auto',
	front,
} ) {
	const site = path.join( home, 'wordpress' );
	const url = front?.shopUrl ?? `http://127.0.0.1:${ shopPort }`;
	const sidecarUrl = front?.sidecarUrl ?? `http://127.0.0.1:${ sidecarPort }`;
	const woocommerce = await chooseWooCommerce( wanted, log, ( into ) =>
		downloadWooCommerce( into, log )
	);
	if ( woocommerce.standIn ) {
		await buildStandIn( log );
	}
	const from = await template( woocommerce, log );
	const before = await readState( home );

	if ( before.template !== from.key || ! existsSync( site ) ) {
		await log.step( 'Copying the shop into its home', () =>
			copyShop( from.site, home )
		);
		before.address = undefined;
		before.plugin = undefined;
	}
	const address = [ root, home, url, sidecarUrl ].join( ' ' );
	if ( before.address !== address ) {
		await linkCheckout( site );
		await configureSite( site, {
			url,
			home,
			certificate: front?.certificate,
		} );
		before.plugin = undefined;
	}
	const plugin = await hashOf(
		[
			path.join( root, 'plugin' ),
			path.join( root, 'demo/seed/connect.php' ),
		],
		[ 'build', 'vendor', 'node_modules' ]
	);
	let connection = before.connection;
	if ( before.plugin !== plugin || ! connection ) {
		connection = await log.step( 'Connecting Baton', () =>
			connect( site, sidecarUrl )
		);
	}
	const { version, standIn } = woocommerce;
	await writeState( home, {
		template: from.key,
		address,
		plugin,
		connection,
	} );
	return {
		home,
		site,
		url,
		sidecarUrl,
		connection,
		woocommerce: { version, standIn, from: woocommerce.from },
	};
}

/**
 * @param {string} from A template's site.
 * @param {string} home
 */
async function copyShop( from, home ) {
	const site = path.join( home, 'wordpress' );
	for ( const old of [
		'wordpress',
		'mails',
		'sidecar',
		'provisioned.json',
	] ) {
		await rm( path.join( home, old ), { recursive: true, force: true } );
	}
	await copyTree( from, site, true );
	for ( const own of [ 'database', 'uploads' ] ) {
		const mine = path.join( site, 'wp-content', own );
		await rm( mine, { recursive: true, force: true } );
		await copyTree( path.join( from, 'wp-content', own ), mine );
	}
	// Shared with the template until now; written anew below.
	await rm( path.join( site, 'wp-config.php' ) );
}

/**
 * @param {string} site
 * @param {string} sidecarUrl
 * @return {Promise<string>} The connection string.
 */
async function connect( site, sidecarUrl ) {
	await wp( site, [ 'plugin', 'activate', 'baton' ] );
	const script = path.join( root, 'demo/seed/connect.php' );
	const printed = await wp( site, [ 'eval-file', script, sidecarUrl ] );
	const connection = /baton1\.[\w-]+/.exec( printed )?.[ 0 ];
	if ( ! connection ) {
		throw new Error(
			`\`wp baton connect\` printed no connection string:\n${ printed }`
		);
	}
	return connection;
}

/**
 * @param {string} home
 * @return {Promise<{template?: string, address?: string, plugin?: string, connection?: string}>} Empty when there is none.
 */
async function readState( home ) {
	try {
		return JSON.parse(
			await readFile( path.join( home, 'provisioned.json' ), 'utf8' )
		);
	} catch {
		return {};
	}
}

/**
 * @param {string} home
 * @param {Object} state
 */
async function writeState( home, state ) {
	await mkdir( home, { recursive: true } );
	// It holds the connection's secrets.
	await writeFile(
		path.join( home, 'provisioned.json' ),
		JSON.stringify( state, null, '\t' ),
		{ mode: 0o600 }
	);
}
