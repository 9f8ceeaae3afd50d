/** The web server before the demo shop, which journeys may change. */
import path from 'node:path';
import { freePort } from '../../../demo/lib/ports.mjs';
import { findNginx } from '../../support/nginx.mjs';
import { makeCertificate } from './certificate.mjs';
import { startNginx } from './nginx.mjs';

/**
 * @param {string} home The demo's.
 */
export async function createFront( home ) {
	const binary = await findNginx();
	const files = await makeCertificate( home );
	let parts;
	let running;
	return {
		/** For everything that is to trust it. */
		env: { NODE_EXTRA_CA_CERTS: files.certificate },
		/**
		 * @param {{shop: number, sidecar: number}} ports
		 * @return {Promise<import('../../../demo/lib/demo.mjs').Front>} Once it listens.
		 */
		async open( ports ) {
			parts = {
				...files,
				folder: path.join( home, 'nginx' ),
				site: path.join( home, 'wordpress' ),
				binary,
				port: await freePort(),
				shopPort: ports.shop,
				sidecarPort: ports.sidecar,
			};
			running = await startNginx( parts );
			const shopUrl = `https://localhost:${ parts.port }`;
			return {
				shopUrl,
				sidecarUrl: `${ shopUrl }/baton`,
				certificate: files.certificate,
			};
		},
		/** @param {import('./nginx.mjs').Faults} faults None: as owners have it. */
		async change( faults ) {
			await running.stop();
			running = await startNginx( parts, faults );
		},
		stop: async () => running?.stop(),
	};
}
