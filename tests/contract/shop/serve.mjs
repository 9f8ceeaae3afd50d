/**
 * A shop for the contract: provisions one, adds what the demo lacks, serves it
 * on a free port and prints where it is, as one line of JSON. Ends with its
 * standard input, or by a signal, and leaves nothing behind.
 */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../../demo/lib/paths.mjs';
import { freePort } from '../../../demo/lib/ports.mjs';
import { provision } from '../../../demo/lib/provision.mjs';
import { endEverything } from '../../../demo/lib/processes.mjs';
import { startShop } from '../../../demo/lib/shop-server.mjs';
import { wp } from '../../../demo/lib/wp-cli.mjs';

const woocommerce = process.argv[ 2 ] === 'standin' ? 'standin' : 'auto';
const parent = path.join( root, 'tests/.tmp' );
await mkdir( parent, { recursive: true } );
const home = await mkdtemp( path.join( parent, 'shop-' ) );

let leaving = false;
async function leave() {
	if ( ! leaving ) {
		leaving = true;
		await endEverything();
		await rm( home, { recursive: true, force: true } );
		process.exit();
	}
}
for ( const signal of [ 'SIGTERM', 'SIGINT' ] ) {
	process.on( signal, leave );
}
process.stdin.on( 'end', leave ).resume();

try {
	const port = await freePort();
	const shop = await provision( {
		home,
		shopPort: port,
		sidecarPort: await freePort(),
		woocommerce,
	} );
	const here = path.join( root, 'tests/contract/shop' );
	await copyFile(
		path.join( here, 'usual-plugins.php' ),
		path.join( shop.site, 'wp-content/plugins/usual-plugins.php' )
	);
	await wp( shop.site, [ 'plugin', 'activate', 'usual-plugins' ] );
	const more = path.join( here, 'more-data.php' );
	const ids = JSON.parse( await wp( shop.site, [ 'eval-file', more ] ) );
	await startShop( { site: shop.site, home, port } );
	process.stdout.write(
		`${ JSON.stringify( {
			url: shop.url,
			connection: shop.connection,
			woocommerce: shop.woocommerce,
			...ids,
		} ) }\n`
	);
} catch ( error ) {
	process.stderr.write( `${ error.message }\n` );
	process.exitCode = 1;
	await leave();
}
