/**
 * `npm run detect` and `npm run train-detector`, from a bare checkout: what is
 * written in TypeScript is bundled first. Whatever is not the result goes to
 * the error output.
 */
import path from 'node:path';
import { bundled } from '../demo/lib/bundled.mjs';
import { installDependencies } from '../demo/lib/dependencies.mjs';
import { createLog } from '../demo/lib/log.mjs';
import { root } from '../demo/lib/paths.mjs';

/** The folder where the command was typed. */
const typedIn = process.env.INIT_CWD || process.cwd();

const COMMANDS = {
	async detect( files ) {
		const { detect } = await bundled( 'detector/detect/main.ts' );
		return detect( files.map( ( file ) => path.resolve( typedIn, file ) ) );
	},
	async train() {
		// The words first: what is bundled next reads them compiled.
		( await bundled( 'detector/compile/main.ts' ) ).compile( root );
		const { train } = await bundled( 'detector/train/main.ts' );
		const folder = process.env.BATON_DATA_DIR;
		train( root, folder && path.resolve( typedIn, folder ) );
		return 0;
	},
};

const [ command, ...rest ] = process.argv.slice( 2 );
try {
	await installDependencies( createLog( process.stderr ) );
	process.exitCode = await COMMANDS[ command ]( rest );
} catch ( error ) {
	process.stderr.write( `${ error.message }\n` );
	process.exitCode = 1;
}
