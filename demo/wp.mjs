/**
 * `node demo/wp.mjs` provisions the shop of BATON_HOME, starts nothing, and
 * prints WordPress's folder; `node demo/wp.mjs option get blogname` runs WP-CLI
 * there.
 */
import { createLog } from './lib/log.mjs';
import { fromEnvironment } from './lib/paths.mjs';
import { provision } from './lib/provision.mjs';
import { wp } from './lib/wp-cli.mjs';

try {
	const { site } = await provision( {
		...fromEnvironment(),
		log: createLog( process.stderr ),
	} );
	const args = process.argv.slice( 2 );
	process.stdout.write(
		args.length > 0 ? await wp( site, args ) : `${ site }\n`
	);
} catch ( error ) {
	process.stderr.write( `${ error.message }\n` );
	process.exitCode = 1;
}
