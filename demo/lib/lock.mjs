/** One at a time, across processes. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @template T
 * @param {string}           file Exists while somebody works; holds their process id.
 * @param {() => Promise<T>} work
 * @return {Promise<T>} What the work gave.
 */
export async function alone( file, work ) {
	await mkdir( path.dirname( file ), { recursive: true } );
	for (;;) {
		try {
			await writeFile( file, String( process.pid ), { flag: 'wx' } );
			break;
		} catch ( error ) {
			if ( error.code !== 'EEXIST' ) {
				throw error;
			}
		}
		if ( await abandoned( file ) ) {
			await rm( file, { force: true } );
		} else {
			await delay( 100 );
		}
	}
	try {
		return await work();
	} finally {
		await rm( file, { force: true } );
	}
}

/** @param {string} file */
async function abandoned( file ) {
	const pid = Number( await readFile( file, 'utf8' ).catch( () => '' ) );
	if ( ! pid ) {
		return false;
	}
	try {
		process.kill( pid, 0 );
		return false;
	} catch ( error ) {
		return error.code === 'ESRCH';
	}
}
