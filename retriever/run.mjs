/** `npm run retrieve`, from a bare checkout. Whatever is not the result goes to the error output. */
import path from 'node:path';
import { bundled } from '../demo/lib/bundled.mjs';
import { installDependencies } from '../demo/lib/dependencies.mjs';
import { createLog } from '../demo/lib/log.mjs';

/** The folder where the command was typed. */
const typedIn = process.env.INIT_CWD || process.cwd();

try {
	await installDependencies( createLog( process.stderr ) );
	const { retrieve } = await bundled( 'retriever/main.ts' );
	process.exitCode = await retrieve( process.argv.slice( 2 ), ( file ) =>
		path.resolve( typedIn, file )
	);
} catch ( error ) {
	process.stderr.write( `${ error.message }\n` );
	process.exitCode = 1;
}
