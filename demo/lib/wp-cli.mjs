/** WP-CLI on one of the demo's WordPress folders. */
import path from 'node:path';
import { cache } from './paths.mjs';
import { run } from './processes.mjs';
import { wordpressFiles } from './wordpress-files.mjs';

/**
 * @param {string}                                                      site    WordPress's folder.
 * @param {string[]}                                                    args    What follows `wp`.
 * @param {{env?: NodeJS.ProcessEnv, timeout?: number, input?: string}} options timeout in ms.
 * @return {Promise<string>} What it printed.
 */
export async function wp( site, args, options = {} ) {
	const files = await wordpressFiles();
	return run(
		'php',
		[
			// WP-CLI's own libraries are older than PHP's newest deprecations.
			'-d',
			'error_reporting=22527',
			'-d',
			'memory_limit=512M',
			files.wpCli,
			`--path=${ site }`,
			'--allow-root',
			'--no-color',
			'--skip-packages',
			...args,
		],
		{
			...options,
			env: {
				...process.env,
				WP_CLI_CACHE_DIR: path.join( cache, 'wp-cli' ),
				WP_CLI_DISABLE_AUTO_CHECK_UPDATE: '1',
				...options.env,
			},
		}
	);
}
