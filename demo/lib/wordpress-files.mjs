/**
 * WordPress, WP-CLI and the SQLite integration, out of one npm package that
 * carries all three; unpacked once into the user's cache.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { silent } from './log.mjs';
import { cache } from './paths.mjs';
import { run } from './processes.mjs';

const PACKAGE = 'wp-studio@1.22.0';
const INSIDE = 'package/dist/cli/wp-files';
const folder = path.join( cache, PACKAGE.replace( '@', '-' ) );

/** Identifies what is unpacked. */
export const wordpressVersion = PACKAGE;

/**
 * @param {import('./log.mjs').Log} log
 * @return {Promise<{wordpress: string, wpCli: string, sqlite: string}>} Paths.
 */
export async function wordpressFiles( log = silent ) {
	if ( ! existsSync( folder ) ) {
		await log.step( `Fetching WordPress (${ PACKAGE }, 67 MB)`, unpack );
	}
	return {
		wordpress: path.join( folder, 'latest/wordpress' ),
		wpCli: path.join( folder, 'wp-cli/wp-cli.phar' ),
		sqlite: path.join( folder, 'sqlite-database-integration' ),
	};
}

async function unpack() {
	await mkdir( cache, { recursive: true } );
	// Unpacked beside and then renamed: a broken download leaves no half folder.
	const work = await mkdtemp( path.join( cache, 'unpacking-' ) );
	try {
		await run( 'npm', [ 'pack', PACKAGE, '--silent' ], { cwd: work } );
		const [ archive ] = await readdir( work );
		await run(
			'tar',
			[
				'-xzf',
				archive ?? '',
				'--strip-components=4',
				`${ INSIDE }/latest/wordpress`,
				`${ INSIDE }/wp-cli`,
				`${ INSIDE }/sqlite-database-integration`,
			],
			{ cwd: work }
		);
		await rm( path.join( work, archive ?? '' ) );
		await rename( work, folder ).catch( ( error ) => {
			// Somebody else was quicker; theirs is as good.
			if ( ! existsSync( folder ) ) {
				throw error;
			}
		} );
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
}
