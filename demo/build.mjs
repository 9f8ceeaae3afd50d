/** `npm run build`: what is older than its sources. */
import { build } from './lib/build.mjs';
import { createLog } from './lib/log.mjs';

try {
	await build( createLog() );
} catch ( error ) {
	process.stderr.write( `${ error.message }\n` );
	process.exitCode = 1;
}
