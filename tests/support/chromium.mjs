/** A real Chromium: the one inside an npm package, or the system's. */
import { access } from 'node:fs/promises';

const SYSTEM = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
];

/**
 * @return {Promise<string>} The path of its executable; BATON_CHROMIUM overrides.
 */
export async function findChromium() {
	if ( process.env.BATON_CHROMIUM ) {
		return process.env.BATON_CHROMIUM;
	}
	try {
		const { default: chromium } = await import( '@sparticuz/chromium' );
		return await chromium.executablePath();
	} catch ( error ) {
		for ( const path of SYSTEM ) {
			const found = await access( path ).then(
				() => true,
				() => false
			);
			if ( found ) {
				return path;
			}
		}
		throw new Error(
			`No Chromium: the package's failed (${ error.message }) and the system has none. ` +
				'Install one (Debian: apt-get install chromium) or set BATON_CHROMIUM.'
		);
	}
}
