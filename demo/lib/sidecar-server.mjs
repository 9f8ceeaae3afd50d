/** The sidecar, as an owner would run it: everything from the environment. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { answering } from './answering.mjs';
import { root } from './paths.mjs';
import { startService } from './processes.mjs';

export const sidecarBundle = path.join( root, 'sidecar/dist/main.mjs' );

/**
 * @param {{home: string, port: number, connection: string, env?: Record<string, string>}} options env: more variables, or others.
 * @return {Promise<import('./processes.mjs').Service & {url: string}>} Once it is ready.
 */
export async function startSidecar( { home, port, connection, env = {} } ) {
	const logs = path.join( home, 'logs' );
	const data = path.join( home, 'sidecar' );
	await mkdir( logs, { recursive: true } );
	await mkdir( data, { recursive: true } );
	const service = startService(
		process.execPath,
		[ '--enable-source-maps', sidecarBundle ],
		{
			cwd: root,
			env: {
				...process.env,
				BATON_CONNECTION: connection,
				BATON_HOST: '127.0.0.1',
				BATON_PORT: String( port ),
				BATON_DATA: data,
				...env,
			},
			logFile: path.join( logs, 'sidecar.log' ),
		}
	);
	const url = `http://127.0.0.1:${ port }`;
	try {
		const base = env.BATON_BASE_PATH ?? '';
		await answering( `${ url }${ base }/readyz`, service, {
			name: 'sidecar',
		} );
	} catch ( error ) {
		await service.stop();
		throw error;
	}
	return { ...service, url };
}
