/**
 * The demo shop as it is before it has a home: installed and filled once per
 * (WordPress, WooCommerce, seed), then copied.
 */
import { existsSync } from 'node:fs';
import {
	mkdir,
	mkdtemp,
	readdir,
	rename,
	rm,
	stat,
	utimes,
} from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './hash.mjs';
import { root, scratch } from './paths.mjs';
import { drawPictures } from './pictures.mjs';
import { configureSite, copyTree, layOutSite, linkCheckout } from './site.mjs';
import { wordpressFiles, wordpressVersion } from './wordpress-files.mjs';
import { wp } from './wp-cli.mjs';

const templates = path.join( scratch, 'templates' );
const seed = path.join( root, 'demo/seed' );

/** How many are kept: the real WooCommerce, the stand-in, and the last of each. */
const KEPT = 4;

/** @param {import('./woocommerce.mjs').WooCommerce} woocommerce */
export async function templateKey( woocommerce ) {
	const code = await hashOf( [
		seed,
		...[ 'site', 'template', 'pictures', 'painter', 'png' ].map( ( name ) =>
			path.join( root, `demo/lib/${ name }.mjs` )
		),
	] );
	const words = [ wordpressVersion, woocommerce.hash, code ].join( '-' );
	return words.replace( /[^\w.-]+/g, '_' );
}

/**
 * @param {import('./woocommerce.mjs').WooCommerce} woocommerce
 * @param {import('./log.mjs').Log}                 log
 * @return {Promise<{key: string, site: string}>} A site that nobody serves.
 */
export async function template( woocommerce, log ) {
	const key = await templateKey( woocommerce );
	const place = path.join( templates, key );
	if ( existsSync( place ) ) {
		const now = new Date();
		await utimes( place, now, now );
	} else {
		await wordpressFiles( log );
		await mkdir( templates, { recursive: true } );
		const work = await mkdtemp( path.join( templates, '.making-' ) );
		try {
			await make( work, woocommerce, log );
			await rename( work, place ).catch( ( error ) => {
				if ( ! existsSync( place ) ) {
					throw error;
				}
			} );
		} finally {
			await rm( work, { recursive: true, force: true } );
		}
		await prune();
	}
	return { key, site: path.join( place, 'wordpress' ) };
}

/**
 * @param {string}                                  home
 * @param {import('./woocommerce.mjs').WooCommerce} woocommerce
 * @param {import('./log.mjs').Log}                 log
 */
async function make( home, woocommerce, log ) {
	const site = path.join( home, 'wordpress' );
	await log.step( 'Installing WordPress', async () => {
		await layOutSite( site, woocommerce.folder );
		await installCore( site, home );
	} );
	const name = woocommerce.standIn
		? 'the WooCommerce stand-in'
		: `WooCommerce ${ woocommerce.version }`;
	await log.step( `Activating ${ name }`, () =>
		wp( site, [ 'plugin', 'activate', 'woocommerce' ] )
	);
	await log.step( 'Filling the shop', async () => {
		const pictures = path.join( home, 'pictures' );
		await drawPictures( pictures );
		await wp( site, [
			'eval-file',
			path.join( seed, 'seed.php' ),
			pictures,
		] );
		await rm( pictures, { recursive: true } );
	} );
}

/**
 * @param {string} site
 * @param {string} home
 */
async function installCore( site, home ) {
	// Nobody ever opens this address: a home sets its own.
	await configureSite( site, { url: 'http://template.invalid', home } );
	await linkCheckout( site );
	await wp( site, [
		'core',
		'install',
		'--url=http://template.invalid',
		'--title=Juniper & Tide',
		'--admin_user=admin',
		'--admin_password=baton',
		'--admin_email=owner@juniper-and-tide.example',
		'--skip-email',
	] );
}

/**
 * WooCommerce by WordPress's own installer, which needs a WordPress to run in.
 *
 * @param {string}                  into The folder to make.
 * @param {import('./log.mjs').Log} log
 */
export async function downloadWooCommerce( into, log ) {
	await wordpressFiles( log );
	await mkdir( templates, { recursive: true } );
	const home = await mkdtemp( path.join( templates, '.making-' ) );
	try {
		const site = path.join( home, 'wordpress' );
		await layOutSite( site, undefined );
		await installCore( site, home );
		await wp( site, [ 'plugin', 'install', 'woocommerce' ], {
			env: { BATON_DEMO_DOWNLOAD: '1' },
			timeout: 90_000,
		} );
		await mkdir( path.dirname( into ), { recursive: true } );
		await copyTree(
			path.join( site, 'wp-content/plugins/woocommerce' ),
			into
		);
	} finally {
		await rm( home, { recursive: true, force: true } );
	}
}

async function prune() {
	const found = [];
	for ( const name of await readdir( templates ) ) {
		const place = path.join( templates, name );
		const { mtimeMs } = await stat( place );
		const unfinished = name.startsWith( '.' );
		// One that is being made elsewhere right now is left alone.
		if ( unfinished && Date.now() - mtimeMs < 600_000 ) {
			continue;
		}
		found.push( { place, used: unfinished ? 0 : mtimeMs } );
	}
	found.sort( ( a, b ) => b.used - a.used );
	for ( const { place } of found.slice( KEPT ) ) {
		await rm( place, { recursive: true, force: true } );
	}
}
