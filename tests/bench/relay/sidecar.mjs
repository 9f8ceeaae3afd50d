/** The sidecar as an owner runs it, against a shop that answers by script. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startServer } from './processes.mjs';

const ROOT = fileURLToPath( new URL( '../../..', import.meta.url ) );
const SECRET = '0123456789abcdef'.repeat( 4 );

/** Inside the checkout, where its packages are found. */
async function bundle() {
	const file = path.join(
		ROOT,
		`tests/.tmp/bench-${ process.pid }/main.mjs`
	);
	await build( {
		absWorkingDir: ROOT,
		entryPoints: [ './sidecar/main.ts' ],
		outfile: file,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		packages: 'external',
		sourcemap: true,
		logLevel: 'error',
	} );
	return file;
}

async function shopServer( agents ) {
	const settings = JSON.parse(
		await readFile(
			path.join( ROOT, 'tests/fixtures/protocol/settings.json' ),
			'utf8'
		)
	);
	settings.agents = agents.map( ( id ) => ( { id, name: `Agent ${ id }` } ) );
	const answers = {
		'/wp-json/baton/v1/settings': settings,
		'/wp-json/baton/v1/knowledge/list': {
			kinds: Object.fromEntries(
				[
					'page',
					'post',
					'product',
					'shipping',
					'payment',
					'entry',
				].map( ( kind ) => [ kind, { stamps: {} } ] )
			),
		},
		'/wp-json/baton/v1/mail': { sent: true },
	};
	const server = createServer( ( request, response ) => {
		request.resume();
		response.writeHead( 200, { 'Content-Type': 'application/json' } );
		response.end( JSON.stringify( answers[ request.url ?? '' ] ?? [] ) );
	} );
	await new Promise( ( resolve ) =>
		server.listen( 0, '127.0.0.1', () => resolve( undefined ) )
	);
	const { port } = /** @type {import('node:net').AddressInfo} */ (
		server.address()
	);
	return {
		shop: settings.shop.id,
		url: `http://127.0.0.1:${ port }`,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

/**
 * @param {string}    data     A folder that is there.
 * @param {number}    agents   How many may answer.
 * @param {string[]=} nodeArgs
 * @return {Promise<import('./contestants.mjs').Running>} Ready.
 */
export async function startSidecar( data, agents, nodeArgs ) {
	const ids = Array.from( { length: agents }, ( _, index ) =>
		String( index + 1 )
	);
	const shop = await shopServer( ids );
	const file = await bundle();
	const connection = {
		url: shop.url,
		rest: `${ shop.url }/wp-json/`,
		shop: shop.shop,
		secret: SECRET,
		key: 'ck_1',
		consumerSecret: 'cs_1',
	};
	await mkdir( data, { recursive: true } );
	const { child, stop } = startServer(
		file,
		[],
		{
			BATON_CONNECTION: `baton1.${ Buffer.from(
				JSON.stringify( connection )
			).toString( 'base64url' ) }`,
			BATON_PORT: '0',
			BATON_DATA: data,
			// Each customer has an address of their own, as behind a web server.
			BATON_TRUST_PROXY: 'loopback',
		},
		nodeArgs
	);
	const address = await new Promise( ( resolve, reject ) => {
		let output = '';
		child.stdout?.on( 'data', ( chunk ) => {
			output += output.length < 10_000 ? chunk : '';
			const found = /"address":"([^"]+)"/.exec( output );
			if ( found ) {
				resolve( found[ 1 ] );
			}
		} );
		child.on( 'exit', ( code ) =>
			reject( new Error( `The sidecar ended (${ code }): ${ output }` ) )
		);
	} );
	await ready( address );
	return {
		child,
		target: {
			url: address.replace( 'http', 'ws' ),
			shop: shop.shop,
			secret: SECRET,
			origin: shop.url,
			agents: ids,
		},
		async stop() {
			await stop();
			shop.close();
			await rm( path.dirname( file ), { recursive: true, force: true } );
		},
	};
}

async function ready( address ) {
	for ( let attempt = 0; attempt < 400; attempt++ ) {
		const { ok } = await fetch( `${ address }/readyz` );
		if ( ok ) {
			return;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 25 ) );
	}
	throw new Error( 'The sidecar never became ready.' );
}
