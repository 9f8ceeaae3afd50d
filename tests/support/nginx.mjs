/** nginx, which the journeys through a web server need. */
import { createLog } from '../../demo/lib/log.mjs';
import { run } from '../../demo/lib/processes.mjs';
import { aptInstall } from '../../demo/lib/apt.mjs';

/** Debian keeps it where only root looks. */
const PLACES = [ 'nginx', '/usr/sbin/nginx' ];

/**
 * Installs it where that is possible.
 *
 * @return {Promise<string>} Its command.
 * @throws {Error} Saying how to install it.
 */
export async function findNginx() {
	const found = await look();
	if ( found ) {
		return found;
	}
	await aptInstall( [ 'nginx-light' ], 'nginx', createLog() );
	const installed = await look();
	if ( ! installed ) {
		throw new Error( 'nginx was installed and still does not start.' );
	}
	return installed;
}

async function look() {
	for ( const command of PLACES ) {
		try {
			await run( command, [ '-v' ] );
			return command;
		} catch {
			// Not there.
		}
	}
	return undefined;
}
