/** Starting commands, and ending them with all their children. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** The process groups that this process has started and not yet seen ending. */
const groups = new Set();

// Whatever makes this process end, nothing that it started outlives it.
process.on( 'exit', () => {
	for ( const group of groups ) {
		signalGroup( group, 'SIGTERM' );
	}
} );

/** Ends everything that was started here and still runs. */
export async function endEverything() {
	await Promise.all( [ ...groups ].map( ( group ) => stopGroup( group ) ) );
}

/**
 * @param {number}             group
 * @param {NodeJS.Signals | 0} signal 0 only asks.
 * @return {boolean} Is anything of the group there?
 */
function signalGroup( group, signal ) {
	try {
		process.kill( -group, signal );
		return true;
	} catch {
		return false;
	}
}

/**
 * Runs a command to its end.
 *
 * @param {string}                                                                                                                        command
 * @param {string[]}                                                                                                                      args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, input?: string, timeout?: number, onOutput?: (text: string) => void, quiet?: boolean}} options timeout in ms.
 * @return {Promise<string>} Standard output.
 * @throws {Error} With the output, when it ends with anything but 0.
 */
export function run( command, args, options = {} ) {
	return new Promise( ( resolve, reject ) => {
		const child = spawn( command, args, {
			cwd: options.cwd,
			env: options.env ?? process.env,
			detached: true,
			stdio: [ 'pipe', 'pipe', 'pipe' ],
		} );
		const group = child.pid ?? 0;
		groups.add( group );
		const timer =
			options.timeout &&
			setTimeout(
				() => signalGroup( group, 'SIGKILL' ),
				options.timeout
			);
		let out = '';
		let all = '';
		child.stdout.setEncoding( 'utf8' ).on( 'data', ( text ) => {
			out += text;
			all += text;
			options.onOutput?.( text );
		} );
		child.stderr.setEncoding( 'utf8' ).on( 'data', ( text ) => {
			all += text;
			options.onOutput?.( text );
		} );
		child.stdin.on( 'error', () => {} );
		child.stdin.end( options.input ?? '' );
		child.on( 'error', ( error ) => {
			clearTimeout( timer );
			reject( new Error( `${ command }: ${ error.message }` ) );
		} );
		child.on( 'close', ( code, signal ) => {
			groups.delete( group );
			clearTimeout( timer );
			if ( code === 0 ) {
				resolve( out );
				return;
			}
			const shown = [ command, ...args ].join( ' ' ).slice( 0, 300 );
			reject(
				new Error(
					`\`${ shown }\` ended with ${ code ?? signal }:\n` +
						all.trim().split( '\n' ).slice( -25 ).join( '\n' )
				)
			);
		} );
	} );
}

/**
 * @typedef {Object} Service
 * @property {number}                                     pid   Also the id of its process group.
 * @property {Promise<string>}                            ended Why it ended, with its last log lines.
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop  Ends the whole group (SIGTERM, SIGKILL after 6 s); harmless twice.
 */

/**
 * Starts a server in a process group of its own, its output in a file.
 *
 * @param {string}                                                  command
 * @param {string[]}                                                args
 * @param {{env: NodeJS.ProcessEnv, cwd?: string, logFile: string}} options
 * @return {Service} Running, not yet necessarily answering.
 */
export function startService( command, args, { env, cwd, logFile } ) {
	const file = openSync( logFile, 'a' );
	const child = spawn( command, args, {
		cwd,
		env,
		detached: true,
		stdio: [ 'ignore', file, file ],
	} );
	closeSync( file );
	const ended = new Promise( ( resolve ) => {
		child.on( 'error', ( error ) => resolve( error.message ) );
		child.on( 'exit', ( code, signal ) =>
			resolve(
				`ended with ${ code ?? signal }; the end of ${ logFile }:\n` +
					lastLines( logFile )
			)
		);
	} );
	const pid = child.pid ?? 0;
	groups.add( pid );
	return { pid, ended, stop: ( signal ) => stopGroup( pid, signal ) };
}

/**
 * @param {string} file
 * @param {number} count
 * @return {string} The last lines of a text file.
 */
export function lastLines( file, count = 15 ) {
	return readFileSync( file, 'utf8' )
		.trimEnd()
		.split( '\n' )
		.slice( -count )
		.join( '\n' );
}

/**
 * @param {number}         group Process group id; 0 for a process that never started.
 * @param {NodeJS.Signals} first
 */
async function stopGroup( group, first = 'SIGTERM' ) {
	for ( const [ signal, patience ] of [
		[ first, 6000 ],
		[ 'SIGKILL', 2000 ],
	] ) {
		if ( ! group || ! signalGroup( group, signal ) ) {
			break;
		}
		const until = Date.now() + patience;
		while ( Date.now() < until && signalGroup( group, 0 ) ) {
			await delay( 25 );
		}
	}
	groups.delete( group );
}
