/** A certificate for localhost that nobody else trusts. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';

/**
 * @param {string} folder
 * @return {Promise<{certificate: string, key: string}>} Two PEM files.
 */
export async function makeCertificate( folder ) {
	const { cert, private: secret } = await generate(
		[ { name: 'commonName', value: 'localhost' } ],
		{
			keyType: 'ec',
			algorithm: 'sha256',
			extensions: [
				{ name: 'basicConstraints', cA: false },
				{
					name: 'subjectAltName',
					altNames: [ { type: 2, value: 'localhost' } ],
				},
			],
		}
	);
	const certificate = path.join( folder, 'certificate.pem' );
	const key = path.join( folder, 'key.pem' );
	await writeFile( certificate, cert );
	await writeFile( key, secret, { mode: 0o600 } );
	return { certificate, key };
}
