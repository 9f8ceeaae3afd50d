/**
 * PHPUnit in a real WordPress of its own, in a temporary home. What follows on
 * the command line is PHPUnit's; BATON_WOOCOMMERCE=standin chooses the stand-in.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../demo/lib/ports.mjs';
import { provision } from '../../demo/lib/provision.mjs';
import { run } from '../support/run-command.mjs';

const home = await mkdtemp( path.join( tmpdir(), 'baton-php-' ) );
try {
	const { site } = await provision( {
		home,
		shopPort: await freePort(),
		sidecarPort: await freePort(),
		woocommerce:
			process.env.BATON_WOOCOMMERCE === 'standin' ? 'standin' : 'auto',
	} );
	process.env.BATON_WP = site;
	process.exitCode = await run( 'php', [
		'vendor/bin/phpunit',
		// On the standard output its words would stand before WordPress's headers.
		'--stderr',
		'-c',
		'tests/php/phpunit.xml',
		...process.argv.slice( 2 ),
	] );
} finally {
	await rm( home, { recursive: true, force: true } );
}
