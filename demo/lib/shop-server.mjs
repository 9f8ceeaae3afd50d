/** PHP's own web server on a provisioned shop. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { answering } from './answering.mjs';
import { root } from './paths.mjs';
import { startService } from './processes.mjs';

/** Requests at the same time; the shop calls itself and the desk polls, so one is not enough. */
const WORKERS = 6;

const CRON_EVERY = 60_000;

const settings = {
	'opcache.enable_cli': 1,
	'opcache.memory_consumption': 192,
	'opcache.interned_strings_buffer': 16,
	'opcache.max_accelerated_files': 20000,
	'opcache.revalidate_freq': 1,
	realpath_cache_size: '4096k',
	memory_limit: '512M',
	upload_max_filesize: '16M',
	post_max_size: '16M',
	display_errors: 0,
	log_errors: 1,
	expose_php: 0,
};

/**
 * @param {{site: string, home: string, port: number}} options
 * @return {Promise<import('./processes.mjs').Service & {url: string}>} Once it answers.
 */
export async function startShop( { site, home, port } ) {
	const logs = path.join( home, 'logs' );
	await mkdir( logs, { recursive: true } );
	const service = startService(
		'php',
		[
			...Object.entries( settings ).flatMap( ( [ name, value ] ) => [
				'-d',
				`${ name }=${ value }`,
			] ),
			'-d',
			`error_log=${ path.join( logs, 'php.log' ) }`,
			'-S',
			`127.0.0.1:${ port }`,
			'-t',
			site,
			path.join( root, 'demo/router.php' ),
		],
		{
			env: { ...process.env, PHP_CLI_SERVER_WORKERS: String( WORKERS ) },
			logFile: path.join( logs, 'shop.log' ),
		}
	);
	const url = `http://127.0.0.1:${ port }`;
	try {
		await answering( `${ url }/`, service, { name: 'shop' } );
	} catch ( error ) {
		await service.stop();
		throw error;
	}
	const cron = setInterval( () => {
		fetch( `${ url }/wp-cron.php` ).catch( () => {} );
	}, CRON_EVERY );
	cron.unref();
	return {
		...service,
		url,
		stop( signal ) {
			clearInterval( cron );
			return service.stop( signal );
		},
	};
}
