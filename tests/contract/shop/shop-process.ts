/** The served shop, as a child process that the suite starts and ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Connection } from '../../../protocol/wordpress';

export interface ServedShop {
	url: string;
	connection: Connection;
	woocommerce: { version: string; standIn: boolean; from: string };
	guestOrder: number;
	/** Its number is JT-2026-0107. */
	numberedOrder: number;
	/** Its number is the id of `numberedOrder`. */
	crossedOrder: number;
	draft: number;
	/** Ids by login. */
	customers: { ines: number; walter: number; priya: number };
	/** Ids by slug. */
	products: Record< string, number >;
	stop: () => Promise< void >;
}

export async function serveShop(
	wanted: 'standin' | 'auto'
): Promise< ServedShop > {
	const child = spawn(
		process.execPath,
		[ path.join( __dirname, 'serve.mjs' ), wanted ],
		{ stdio: [ 'pipe', 'pipe', 'pipe' ] }
	);
	const ended = new Promise< void >( ( resolve ) =>
		child.on( 'close', () => resolve() )
	);
	const told = JSON.parse( await firstLine( child ) );
	return {
		...told,
		connection: readConnection( told.connection ),
		async stop() {
			child.stdin?.end();
			await ended;
		},
	};
}

function firstLine( child: ChildProcess ): Promise< string > {
	return new Promise( ( resolve, reject ) => {
		let out = '';
		let errors = '';
		child.stdout?.on( 'data', ( piece ) => {
			out += piece;
			const end = out.indexOf( '\n' );
			if ( end >= 0 ) {
				resolve( out.slice( 0, end ) );
			}
		} );
		child.stderr?.on( 'data', ( piece ) => ( errors += piece ) );
		child.on( 'close', () =>
			reject( new Error( `The shop did not start: ${ errors }` ) )
		);
	} );
}

function readConnection( text: string ): Connection {
	const json = text.replace( /^baton1\./, '' );
	return JSON.parse( Buffer.from( json, 'base64url' ).toString() );
}
