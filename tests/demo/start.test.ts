/** `npm start` when something stands in its way. */
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

const root = path.join( __dirname, '../..' );

function start( env: Record< string, string > ) {
	return new Promise< { code: number | null; out: string } >( ( resolve ) => {
		const child = spawn( process.execPath, [ 'demo/start.mjs' ], {
			cwd: root,
			env: { ...process.env, ...env },
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
}, 30_000 );
