import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(
	path.dirname( fileURLToPath( import.meta.url ) ),
	'../..'
);

/**
 * Runs a command in the checkout, its output shown. Its children end with it
 * when this process is told to end.
 *
 * @param {string}                  command
 * @param {string[]}                args
 * @param {{hideOutput?: 'stdout'}} options
 * @return {Promise<number>} The exit code.
 * @throws {Error} When this process was told to end meanwhile.
 */
export function run( command, args, { hideOutput } = {} ) {
	return new Promise( ( resolve, reject ) => {
		const child = spawn( command, args, {
			cwd: root,
			stdio: [ 'ignore', hideOutput ? 'ignore' : 'inherit', 'inherit' ],
		} );
		let told = '';
		const pass = ( signal ) => {
			told = signal;
			child.kill( signal );
		};
		process.on( 'SIGINT', pass );
		process.on( 'SIGTERM', pass );
		const done = ( code ) => {
			process.off( 'SIGINT', pass );
			process.off( 'SIGTERM', pass );
			if ( told ) {
				reject( new Error( `Stopped by ${ told }.` ) );
			} else {
				resolve( code );
			}
		};
		child.on( 'error', ( error ) => {
			console.error( `${ command }: ${ error.message }` );
			done( 127 );
		} );
		child.on( 'close', ( code ) => done( code ?? 1 ) );
	} );
}
