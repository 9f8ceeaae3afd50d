/** A WordPress folder on SQLite: its files and its wp-config.php. */
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { wordpressFiles } from './wordpress-files.mjs';

/**
 * WordPress with one theme, the SQLite integration and WooCommerce; no
 * database yet.
 *
 * @param {string}             site        The folder to make.
 * @param {string | undefined} woocommerce The plugin's folder.
 */
export async function layOutSite( site, woocommerce ) {
	const files = await wordpressFiles();
	await copyTree( files.wordpress, site );
	const content = path.join( site, 'wp-content' );
	for ( const unused of [
		'plugins/akismet',
		'plugins/hello.php',
		'themes/twentytwentythree',
		'themes/twentytwentyfour',
	] ) {
		await rm( path.join( content, unused ), {
			recursive: true,
			force: true,
		} );
	}
	const sqlite = path.join( content, 'plugins/sqlite-database-integration' );
	await copyTree( files.sqlite, sqlite );
	// The drop-in finds the integration among the plugins when its placeholders stay.
	await cp( path.join( sqlite, 'db.copy' ), path.join( content, 'db.php' ) );
	const dropIn = path.join( content, 'db.php' );
	await writeFile(
		dropIn,
		( await readFile( dropIn, 'utf8' ) ).replaceAll(
			'{SQLITE_PLUGIN}',
			'sqlite-database-integration/load.php'
		)
	);
	if ( woocommerce ) {
		await copyTree(
			woocommerce,
			path.join( content, 'plugins/woocommerce' )
		);
	}
}

/**
 * Plugin and mu-plugins are links into the checkout, so that a change shows at
 * the next request.
 *
 * @param {string} site
 */
export async function linkCheckout( site ) {
	for ( const [ name, target ] of [
		[ 'plugins/baton', 'plugin' ],
		[ 'mu-plugins', 'demo/mu-plugins' ],
	] ) {
		const link = path.join( site, 'wp-content', name );
		await rm( link, { force: true } );
		await symlink( path.join( root, target ), link );
	}
}

/**
 * @param {string}                                            site
 * @param {{url: string, home: string, certificate?: string}} options url without a slash at its end; certificate: a PEM file to trust.
 */
export async function configureSite( site, { url, home, certificate } ) {
	const constants = {
		DB_NAME: 'baton',
		WP_HOME: url,
		WP_SITEURL: url,
		WP_ENVIRONMENT_TYPE: 'local',
		// The server asks wp-cron.php itself, so that no visitor's request pays for it.
		DISABLE_WP_CRON: true,
		WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
		AUTOMATIC_UPDATER_DISABLED: true,
		WP_DEBUG: true,
		WP_DEBUG_DISPLAY: false,
		WP_DEBUG_LOG: path.join( home, 'logs/php.log' ),
		BATON_DEMO_HOME: home,
		...( certificate && { BATON_DEMO_CERTIFICATE: certificate } ),
	};
	for ( const key of [ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ] ) {
		constants[ `${ key }_KEY` ] = randomBytes( 32 ).toString( 'hex' );
		constants[ `${ key }_SALT` ] = randomBytes( 32 ).toString( 'hex' );
	}
	const defines = Object.entries( constants ).map(
		( [ name, value ] ) =>
			`define( '${ name }', ${ phpLiteral( value ) } );`
	);
	await mkdir( path.join( home, 'logs' ), { recursive: true } );
	await writeFile(
		path.join( site, 'wp-config.php' ),
		[
			'<?php',
			...( url.startsWith( 'https:' ) ? BEHIND_HTTPS : [] ),
			...defines,
			// Only the installer of WooCommerce may leave this machine.
			"define( 'WP_HTTP_BLOCK_EXTERNAL', ! getenv( 'BATON_DEMO_DOWNLOAD' ) );",
			// "Delete" on a linked plugin would delete the checkout's own files.
			"define( 'DISALLOW_FILE_MODS', ! getenv( 'BATON_DEMO_DOWNLOAD' ) );",
			"$table_prefix = 'wp_';",
			"if ( ! defined( 'ABSPATH' ) ) {",
			"\tdefine( 'ABSPATH', __DIR__ . '/' );",
			'}',
			"require_once ABSPATH . 'wp-settings.php';",
			'',
		].join( '\n' )
	);
}

/** What WordPress's handbook tells owners whose web server ends the encryption. */
const BEHIND_HTTPS = [
	"if ( 'https' === ( $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '' ) ) {",
	"\t$_SERVER['HTTPS'] = 'on';",
	'}',
];

/** @param {string | boolean} value */
function phpLiteral( value ) {
	return typeof value === 'boolean'
		? String( value )
		: `'${ value.replaceAll( '\\', '\\\\' ).replaceAll( "'", "\\'" ) }'`;
}

/**
 * @param {string}  from
 * @param {string}  to    Must not exist.
 * @param {boolean} share Hard links where the file system allows: quick, but the same files.
 */
export async function copyTree( from, to, share = false ) {
	await mkdir( path.dirname( to ), { recursive: true } );
	if ( share ) {
		try {
			await run( 'cp', [ '-al', from, to ] );
			return;
		} catch {
			await rm( to, { recursive: true, force: true } );
		}
	}
	await run( 'cp', [ '-a', from, to ] );
}
