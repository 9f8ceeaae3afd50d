/** Waiting for a server that was just started. */
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @param {string}                            url
 * @param {import('./processes.mjs').Service} service
 * @param {{name: string, patience?: number}} options patience in ms.
 * @return {Promise<void>} Once it answers with anything under 500.
 * @throws {Error} With its last log lines, when it ends or stays silent.
 */
export async function answering( url, service, { name, patience = 60_000 } ) {
	let ended = /** @type {string | null} */ ( null );
	service.ended.then( ( why ) => ( ended = why ) );
	const until = Date.now() + patience;
	let last = 'no answer';
	while ( Date.now() < until ) {
		if ( ended !== null ) {
			throw new Error( `The ${ name } ${ ended }` );
		}
		try {
			const response = await fetch( url, {
				redirect: 'manual',
				signal: AbortSignal.timeout( 15_000 ),
			} );
			const text = await response.text();
			if ( response.status < 500 ) {
				return;
			}
			last = `${ response.status } ${ text.slice( 0, 400 ) }`;
		} catch ( error ) {
			last = String( error.cause ?? error.message );
		}
		await delay( 50 );
	}
	throw new Error(
		`The ${ name } does not answer at ${ url }; the last try: ${ last }`
	);
}
