/** The measured servers and their drivers, each a process of its own. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const here = ( name ) => fileURLToPath( new URL( name, import.meta.url ) );

/**
 * @typedef {Object} Process
 * @property {import('node:child_process').ChildProcess} child With a channel to it.
 * @property {() => Promise<void>}                       stop  Resolves when it has ended.
 */

function stopper( child ) {
	return async () => {
		if ( child.exitCode === null && child.signalCode === null ) {
			const ended = once( child, 'exit' );
			child.kill( 'SIGKILL' );
			await ended;
		}
	};
}

/**
 * @param {string}                  script   Absolute, or beside this file.
 * @param {string[]}                args
 * @param {Record<string, string>=} env
 * @param {string[]=}               nodeArgs
 * @return {Process} With the gauge in it and a channel to ask it through.
 */
export function startServer( script, args, env = {}, nodeArgs = [] ) {
	const child = spawn(
		process.execPath,
		[
			...nodeArgs,
			'--import',
			here( 'gauge.mjs' ),
			here( script ),
			...args,
		],
		{
			env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
			stdio: [ 'ignore', 'pipe', 'inherit', 'ipc' ],
		}
	);
	return { child, stop: stopper( child ) };
}

/**
 * @param {string=} script Beside this file.
 * @return {Process & {ask: (work: string, given: object) => Promise<any>}} One who does what is asked.
 */
export function startDriver( script = 'driver.mjs' ) {
	const child = fork( here( script ) );
	return {
		child,
		stop: stopper( child ),
		async ask( work, given ) {
			child.send( { work, ...given } );
			const answer = await reply( child, ( message ) =>
				'done' in message || 'failed' in message ? message : undefined
			);
			if ( 'failed' in answer ) {
				throw new Error( `The driver: ${ answer.failed }` );
			}
			return answer.done;
		},
	};
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {'cpu' | 'memory'}                          what
 * @return {Promise<{rss: number, heap: number, cpuMicros: number}>} Bytes, and microseconds since it started.
 */
export function gauge( child, what ) {
	child.send( what );
	return reply( child, ( message ) => message.gauge );
}

/**
 * @template T
 * @param {import('node:child_process').ChildProcess} child
 * @param {(message: any) => T | undefined}           find
 * @return {Promise<T>} The first message in which it finds something.
 */
export function reply( child, find ) {
	return new Promise( ( resolve, reject ) => {
		const end = () => {
			child.off( 'message', look );
			child.off( 'exit', gone );
		};
		const look = ( message ) => {
			const found = find( message );
			if ( found !== undefined ) {
				end();
				resolve( found );
			}
		};
		const gone = ( code ) => {
			end();
			reject( new Error( `A measured process ended (${ code }).` ) );
		};
		child.on( 'message', look );
		child.on( 'exit', gone );
	} );
}
