/** Programs that come from the system's packages. */
import { run } from './processes.mjs';

/**
 * @param {string[]}                packages
 * @param {string}                  what     For people.
 * @param {import('./log.mjs').Log} log
 * @throws {Error} Saying how to install them, where that cannot be done from here.
 */
export async function aptInstall( packages, what, log ) {
	const command = `apt-get update && apt-get install -y --no-install-recommends ${ packages.join( ' ' ) }`;
	const hasApt = await run( 'apt-get', [ '--version' ] ).then(
		() => true,
		() => false
	);
	if ( ! hasApt ) {
		throw new Error(
			`${ what } is missing. Install it with your system's package manager (on Debian: ${ packages.join( ' ' ) }) and start again.`
		);
	}
	if ( process.getuid?.() !== 0 ) {
		throw new Error(
			`${ what } is missing. Install it and start again:\n  sudo sh -c '${ command }'`
		);
	}
	await log.step(
		`Installing ${ what } (${ packages.join( ' ' ) })`,
		async () => {
			try {
				await run( 'sh', [ '-c', command ], {
					env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
				} );
			} catch ( error ) {
				throw new Error(
					`${ what } is missing and could not be installed by\n  ${ command }\n${ error.message }`
				);
			}
		}
	);
}
