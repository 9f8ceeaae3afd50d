/** What the tests need and a bare checkout has not: packages and the build. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { installDependencies } from '../../demo/lib/dependencies.mjs';
import { createLog } from '../../demo/lib/log.mjs';
import { checkRequirements } from '../../demo/lib/requirements.mjs';
import { root, run } from './run-command.mjs';

/** @throws {Error} With what is missing and how to mend it. */
export async function prepare() {
	const log = createLog();
	await checkRequirements( log );
	await installDependencies( log );
	await installPhpTools( log );
	// Only now: the build needs the packages.
	const { build } = await import( '../../demo/lib/build.mjs' );
	await build( log );
}

async function installPhpTools( log ) {
	const done = path.join( root, 'vendor/composer/installed.json' );
	const wanted = path.join( root, 'composer.json' );
	if (
		existsSync( done ) &&
		statSync( done ).mtimeMs >= statSync( wanted ).mtimeMs
	) {
		return;
	}
	const code = await log.step( 'Installing the PHP tools', () =>
		run( 'composer', [ 'install', '--no-interaction', '--quiet' ] )
	);
	if ( code !== 0 ) {
		throw new Error(
			'`composer install` failed: its own words above say why. Mend that and start again.'
		);
	}
}
