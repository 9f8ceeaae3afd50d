/** `npm start` when something stands in its way. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join( __dirname, '../..' );
const home = mkdtempSync( path.join( tmpdir(), 'baton-start-' ) );

afterAll( () => rmSync( home, { recursive: true, force: true } ) );

function start( env: Record< string, string > ) {
	return new Promise< { code: number | null; out: string } >( ( resolve ) => {
		const child = spawn( process.execPath, [ 'demo/start.mjs' ], {
			cwd: root,
			env: { ...process.env, BATON_HOME: home, ...env },
		} );
		let out = '';
		child.stdout.on( 'data', ( piece ) => ( out += piece ) );
		child.stderr.on( 'data', ( piece ) => ( out += piece ) );
		child.on( 'close', ( code ) => resolve( { code, out } ) );
	} );
}

it.each( [
	[ 'BATON_SHOP_PORT', 'shop' ],
	[ 'BATON_SIDECAR_PORT', 'sidecar' ],
] )(
	'3.2 a taken port is named, with %s that changes it',
	async ( variable, name ) => {
		const other = createServer();
		await new Promise< void >( ( resolve ) =>
			other.listen( 0, '127.0.0.1', resolve )
		);
		const { port } = other.address() as AddressInfo;
		const { code, out } = await start( {
			BATON_SHOP_PORT: '8870',
			BATON_SIDECAR_PORT: '8871',
			[ variable ]: String( port ),
		} );
		other.close();
		expect( code ).toBe( 1 );
		expect( out ).toContain( `Port ${ port } on 127.0.0.1 is taken` );
		expect( out ).toContain( `the ${ name } needs one` );
		expect( out ).toContain( `${ variable }=${ port + 1 } npm start` );
	},
	30_000
);

it( '3.2 a port that is none is refused by name', async () => {
	const { code, out } = await start( { BATON_SHOP_PORT: 'http' } );
	expect( code ).toBe( 1 );
	expect( out ).toContain( 'BATON_SHOP_PORT=http is not a port' );
} );

it( '3.2 a home in which a demo runs is left alone', async () => {
	const { pid } = process;
	const file = path.join( home, 'shop.json' );
	writeFileSync(
		file,
		JSON.stringify( { pids: { start: pid, sidecar: pid } } )
	);
	const { code, out } = await start( {} );
	rmSync( file );
	expect( code ).toBe( 1 );
	expect( out ).toContain(
		`A demo is running in ${ home } already (process ${ pid })`
	);
	expect( out ).toContain( 'BATON_HOME=' );
} );
