/** The npm packages of the checkout. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

const lock = path.join( root, 'package-lock.json' );
/** npm writes it at the end of every install. */
const installed = path.join( root, 'node_modules/.package-lock.json' );
const binary = path.join(
	root,
	'node_modules/better-sqlite3/build/Release/better_sqlite3.node'
);
/** Debian keeps Node's headers here; elsewhere node-gyp fetches its own. */
const headers = '/usr/include/node';

/**
 * `npm ci` when node_modules is absent or older than the lock file.
 *
 * @param {import('./log.mjs').Log} log
 * @throws {Error} Saying how to mend it.
 */
export async function installDependencies( log ) {
	const current =
		existsSync( installed ) &&
		statSync( installed ).mtimeMs >= statSync( lock ).mtimeMs;
	if ( ! current ) {
		await log.step( 'Installing npm packages (about two minutes)', () =>
			run( 'npm', [ 'ci', '--no-progress' ], {
				cwd: root,
				env: {
					...process.env,
					...( existsSync( headers )
						? { npm_config_nodedir: '/usr' }
						: {} ),
				},
			} )
		);
	}
	if ( ! existsSync( binary ) ) {
		await log.step( 'Compiling better-sqlite3', compile );
	}
}

async function compile() {
	const env = { ...process.env };
	if ( existsSync( headers ) ) {
		env.npm_config_nodedir = '/usr';
	}
	let reason = '';
	try {
		await run( 'npm', [ 'rebuild', 'better-sqlite3' ], { cwd: root, env } );
	} catch ( error ) {
		reason = `\n${ error.message }`;
	}
	if ( ! existsSync( binary ) ) {
		throw new Error(
			'better-sqlite3 has no binary: neither a prebuilt one could be downloaded nor one compiled.\n' +
				'It needs Python 3, make and a C++ compiler (Debian: apt-get install python3 make g++) and Node’s headers\n' +
				'(in /usr/include/node, or npm_config_nodedir=FOLDER). Then: npm rebuild better-sqlite3' +
				reason
		);
	}
}
