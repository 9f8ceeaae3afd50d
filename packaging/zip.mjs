/**
 * `npm run zip`: dist/baton.zip, the installable plugin, and
 * dist/baton-sidecar.tgz, the sidecar with what an owner needs to run it.
 * Builds first.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import AdmZip from 'adm-zip';

const here = path.dirname( fileURLToPath( import.meta.url ) );
const root = path.resolve( here, '..' );
const dist = path.join( root, 'dist' );

function must( command, args ) {
	const { status, error } = spawnSync( command, args, {
		cwd: root,
		stdio: 'inherit',
	} );
	if ( status !== 0 ) {
		console.error(
			`${ command } ${ args.join( ' ' ) } failed${
				error ? `: ${ error.message }` : ''
			}`
		);
		process.exit( 1 );
	}
}

async function zipPlugin() {
	const file = path.join( dist, 'baton.zip' );
	const zip = new AdmZip();
	zip.addLocalFolder(
		path.join( root, 'plugin' ),
		'baton',
		( name ) => ! name.endsWith( '.map' )
	);
	zip.addLocalFile( path.join( root, 'LICENSE' ), 'baton' );
	zip.writeZip( file );
	return file;
}

/** Only what the bundle leaves outside, at the versions that the tests ran with. */
async function packSidecar() {
	const folder = path.join( dist, 'baton-sidecar' );
	const { version, license, engines, dependencies } = JSON.parse(
		await readFile( path.join( root, 'package.json' ), 'utf8' )
	);
	await mkdir( folder, { recursive: true } );
	await cp( path.join( root, 'sidecar/dist' ), folder, { recursive: true } );
	await cp( path.join( here, 'sidecar' ), folder, { recursive: true } );
	await cp( path.join( root, 'LICENSE' ), path.join( folder, 'LICENSE' ) );
	await writeFile(
		path.join( folder, 'package.json' ),
		JSON.stringify(
			{
				name: 'baton-sidecar',
				version,
				license,
				private: true,
				type: 'module',
				engines,
				scripts: { start: 'node main.mjs' },
				dependencies,
			},
			null,
			'\t'
		) + '\n'
	);
	const file = path.join( dist, 'baton-sidecar.tgz' );
	must( 'tar', [ '-czf', file, '-C', dist, 'baton-sidecar' ] );
	await rm( folder, { recursive: true } );
	return file;
}

must( process.execPath, [ 'demo/build.mjs' ] );
await rm( dist, { recursive: true, force: true } );
await mkdir( dist, { recursive: true } );
for ( const file of [ await zipPlugin(), await packSidecar() ] ) {
	console.log( path.relative( root, file ) );
}
