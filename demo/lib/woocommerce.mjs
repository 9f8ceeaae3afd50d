/** Which WooCommerce the demo shop gets. */
import { existsSync } from 'node:fs';
import {
	mkdir,
	readFile,
	readdir,
	rename,
	rm,
	mkdtemp,
} from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './hash.mjs';
import { cache, root } from './paths.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {Object} WooCommerce
 * @property {string}  folder  Holds woocommerce.php.
 * @property {string}  version Of its header.
 * @property {boolean} standIn Is it the demo's own small one?
 * @property {string}  from    Where it was found, for people.
 * @property {string}  hash    Changes when the code does.
 */

export const standInFolder = path.join(
	root,
	'demo/woocommerce-standin/woocommerce'
);

/** Where a downloaded WooCommerce is kept. */
export const cachedFolder = path.join( cache, 'woocommerce' );

/**
 * @param {string} folder
 * @param {string} from
 * @return {Promise<WooCommerce>} What is there.
 * @throws {Error} When it is no WooCommerce.
 */
async function describe( folder, from ) {
	const main = path.join( folder, 'woocommerce.php' );
	if ( ! existsSync( main ) ) {
		throw new Error(
			`${ from }: there is no woocommerce.php in ${ folder }.`
		);
	}
	const version = /^ \* Version: *(\S+)/m.exec(
		await readFile( main, 'utf8' )
	);
	if ( ! version?.[ 1 ] ) {
		throw new Error( `${ from }: ${ main } names no version.` );
	}
	const standIn = folder === standInFolder;
	return {
		folder,
		version: version[ 1 ],
		standIn,
		from,
		hash: standIn
			? await hashOf( [ folder ] )
			: `${ version[ 1 ] }-${ folder }`,
	};
}

/**
 * @param {string} archive A plugin zip.
 * @return {Promise<string>} The folder with woocommerce.php.
 */
async function unzip( archive ) {
	const into = path.join(
		cache,
		`woocommerce-zip-${ await hashOf( [ archive ] ) }`
	);
	if ( ! existsSync( into ) ) {
		await mkdir( cache, { recursive: true } );
		const work = await mkdtemp( path.join( cache, 'unpacking-' ) );
		try {
			// PHP's own zip extension is often missing; unzip or Python are not.
			await run( 'unzip', [ '-q', archive, '-d', work ] ).catch( () =>
				run( 'python3', [ '-m', 'zipfile', '-e', archive, work ] )
			);
			await rename( work, into );
		} finally {
			await rm( work, { recursive: true, force: true } );
		}
	}
	const names = await readdir( into );
	const inside = names.find( ( name ) =>
		existsSync( path.join( into, name, 'woocommerce.php' ) )
	);
	return inside ? path.join( into, inside ) : into;
}

/**
 * WOOCOMMERCE_DIR, WOOCOMMERCE_ZIP, the cache folder, a download, the stand-in.
 *
 * @param {'auto' | 'standin'}              wanted
 * @param {import('./log.mjs').Log}         log
 * @param {(into: string) => Promise<void>} download Puts WooCommerce there, or throws.
 * @return {Promise<WooCommerce>} The first that is there.
 */
export async function chooseWooCommerce( wanted, log, download ) {
	if ( wanted === 'standin' || process.env.BATON_WOOCOMMERCE === 'standin' ) {
		return describe( standInFolder, 'as asked' );
	}
	if ( process.env.WOOCOMMERCE_DIR ) {
		return describe(
			path.resolve( process.env.WOOCOMMERCE_DIR ),
			'WOOCOMMERCE_DIR'
		);
	}
	if ( process.env.WOOCOMMERCE_ZIP ) {
		const archive = path.resolve( process.env.WOOCOMMERCE_ZIP );
		return describe( await unzip( archive ), 'WOOCOMMERCE_ZIP' );
	}
	if ( existsSync( path.join( cachedFolder, 'woocommerce.php' ) ) ) {
		return describe( cachedFolder, 'the cache folder' );
	}
	if ( await online() ) {
		try {
			await log.step( 'Downloading WooCommerce', () =>
				download( cachedFolder )
			);
			return await describe( cachedFolder, 'wordpress.org' );
		} catch ( error ) {
			log.warn(
				`WooCommerce could not be downloaded: ${ error.message }`
			);
		}
	}
	log.warn(
		'No WooCommerce here and wordpress.org does not answer: the shop runs on the small stand-in.\n' +
			'For the real one set WOOCOMMERCE_DIR or WOOCOMMERCE_ZIP.'
	);
	return describe( standInFolder, 'nothing else was found' );
}

/** Does wordpress.org answer, soon? */
async function online() {
	try {
		await fetch( 'https://api.wordpress.org/core/version-check/1.7/', {
			method: 'HEAD',
			signal: AbortSignal.timeout( 3000 ),
		} );
		return true;
	} catch {
		return false;
	}
}
