/**
 * What a journey may do to the shop that it runs in: a server on loopback for
 * the process that runs jest, and nobody else (its secret is in the
 * environment of that process alone).
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

/**
 * @param {import('../../demo/lib/demo.mjs').Demo}                   demo
 * @param {Record<string, (...args: unknown[]) => Promise<unknown>>} [more] What else may be asked.
 * @return {Promise<{env: Record<string, string>, stop: () => Promise<void>}>} env: for the process that may ask.
 */
export async function startControl( demo, more = {} ) {
	const secret = randomBytes( 24 ).toString( 'base64url' );
	const log = path.join( demo.home, 'logs/sidecar.log' );
	const may = {
		where: async () => ( {
			home: demo.home,
			site: demo.site,
			data: path.join( demo.home, 'sidecar' ),
			pids: {
				shop: demo.shop.pids.shop,
				sidecar: demo.shop.pids.sidecar,
			},
		} ),
		log: () => readFile( log, 'utf8' ),
		wp: ( ...args ) => demo.wp( args ),
		stopSidecar: demo.stopSidecar,
		startSidecar: demo.startSidecar,
		stopShop: demo.stopShop,
		startShop: demo.startShop,
		...more,
	};
	const server = createServer( async ( request, response ) => {
		const answer = ( status, body ) => {
			response.writeHead( status, {
				'content-type': 'application/json',
			} );
			response.end( JSON.stringify( body ?? null ) );
		};
		if ( request.headers.authorization !== `Bearer ${ secret }` ) {
			answer( 401, { error: 'Not yours.' } );
			return;
		}
		try {
			let raw = '';
			for await ( const chunk of request ) {
				raw += chunk;
			}
			const { does, args } = JSON.parse( raw );
			if ( ! Object.hasOwn( may, does ) ) {
				throw new Error( `There is no ${ does }.` );
			}
			answer( 200, { result: await may[ does ]( ...args ) } );
		} catch ( error ) {
			answer( 500, { error: error.message } );
		}
	} );
	// A command waits for servers that start.
	server.requestTimeout = 0;
	// Whoever asks again on the same connection must not find it just closed.
	server.keepAliveTimeout = 0;
	await new Promise( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	return {
		env: {
			BATON_E2E_CONTROL: `http://127.0.0.1:${ server.address().port }`,
			BATON_E2E_CONTROL_SECRET: secret,
		},
		async stop() {
			server.closeAllConnections();
			await new Promise( ( resolve ) => server.close( resolve ) );
		},
	};
}
