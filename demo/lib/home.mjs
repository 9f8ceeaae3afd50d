/** One demo at a time lives in a home. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * @param {string} home
 * @throws {Error} When a demo that still runs has this home.
 */
export async function checkHomeIsFree( home ) {
	const running = await runningIn( home );
	if ( running !== null ) {
		throw new Error(
			`A demo is running in ${ home } already (process ${ running }).\n` +
				'End it with Ctrl-C there, or give this one a home and ports of its own:\n' +
				'BATON_HOME=.baton/second BATON_SHOP_PORT=8890 BATON_SIDECAR_PORT=8797 npm start'
		);
	}
}

/**
 * @param {string} home
 * @return {Promise<number | null>} The process id of the demo that has it.
 */
async function runningIn( home ) {
	try {
		const { pids } = JSON.parse(
			await readFile( path.join( home, 'shop.json' ), 'utf8' )
		);
		// A demo that was killed leaves its file behind; its servers are gone.
		process.kill( pids.start, 0 );
		process.kill( pids.sidecar, 0 );
		return pids.start === process.pid ? null : pids.start;
	} catch {
		return null;
	}
}
