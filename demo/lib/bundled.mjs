/** What is written in TypeScript, for a command of a bare checkout. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, scratch } from './paths.mjs';

/**
 * The packages must be there already.
 *
 * @param {string} entry In the checkout: "detector/detect/main.ts".
 * @return {Promise<any>} What the module exports.
 */
export async function bundled( entry ) {
	const esbuild = await import( 'esbuild' );
	const folder = path.join( scratch, 'commands' );
	await mkdir( folder, { recursive: true } );
	const outfile = path.join(
		folder,
		`${ entry.replace( /\W+/g, '-' ) }-${ process.pid }.mjs`
	);
	const { outputFiles } = await esbuild.build( {
		absWorkingDir: root,
		entryPoints: [ `./${ entry }` ],
		outfile,
		write: false,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		packages: 'external',
		logLevel: 'silent',
	} );
	await writeFile( outfile, outputFiles[ 0 ].contents );
	try {
		return await import( pathToFileURL( outfile ).href );
	} finally {
		await rm( outfile, { force: true } );
	}
}
