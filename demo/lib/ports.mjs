/** TCP ports on the loopback interface. */
import { createServer } from 'node:net';

/**
 * @param {number} port 0 for any.
 * @return {Promise<number | null>} The port, or null when it is taken.
 */
function tryPort( port ) {
	return new Promise( ( resolve, reject ) => {
		const server = createServer();
		server.once(
			'error',
			( /** @type {NodeJS.ErrnoException} */ error ) => {
				if ( error.code === 'EADDRINUSE' || error.code === 'EACCES' ) {
					resolve( null );
				} else {
					reject( error );
				}
			}
		);
		server.listen( { port, host: '127.0.0.1', exclusive: true }, () => {
			const address = server.address();
			const taken =
				typeof address === 'object' ? address?.port : undefined;
			server.close( () => resolve( taken ?? null ) );
		} );
	} );
}

/** @return {Promise<number>} A port that nobody listens on now. */
export async function freePort() {
	const port = await tryPort( 0 );
	if ( port === null ) {
		throw new Error( 'No free port on 127.0.0.1.' );
	}
	return port;
}

/**
 * @param {number} port     0 chooses a free one.
 * @param {string} what     Who wants it, for the message.
 * @param {string} variable The environment variable that changes it.
 * @return {Promise<number>} The port.
 * @throws {Error} When somebody else has it.
 */
export async function claimPort( port, what, variable ) {
	if ( port === 0 ) {
		return freePort();
	}
	if ( ( await tryPort( port ) ) === null ) {
		throw new Error(
			`Port ${ port } on 127.0.0.1 is taken, and the ${ what } needs one.\n` +
				`End what listens there (an earlier start?), or choose another: ${ variable }=${ port + 1 } npm start\n` +
				'A second demo beside a running one needs a home of its own, too: BATON_HOME'
		);
	}
	return port;
}
