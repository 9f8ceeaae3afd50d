/** All contestants up, each with its driver; one at a time is spoken to. */
import { CONTESTANTS } from './contestants.mjs';
import { gauge, startDriver } from './processes.mjs';

/**
 * @typedef {Object} Lane
 * @property {string}                                               name   The contestant’s.
 * @property {(work: string, given: object) => Promise<any>}        ask    The driver.
 * @property {any}                                                  target How the server is reached.
 * @property {(what: 'cpu' | 'memory') => ReturnType<typeof gauge>} gauge  The server.
 * @property {() => Promise<void>}                                  stop   Ends both processes.
 */

/**
 * @param {string}                       folder
 * @param {(keyof typeof CONTESTANTS)[]} names
 * @param {string[]=}                    nodeArgs
 * @return {Promise<Lane[]>} Started; nothing is connected yet.
 */
export async function openLanes( folder, names, nodeArgs ) {
	/** @type {Lane[]} */
	const lanes = [];
	try {
		for ( const name of names ) {
			const { dialect, start } = CONTESTANTS[ name ];
			const { child, target, stop } = await start( folder, nodeArgs );
			const driver = startDriver();
			lanes.push( {
				name,
				target,
				ask: ( work, given ) =>
					driver.ask( work, { dialect, target, ...given } ),
				gauge: ( what ) => gauge( child, what ),
				async stop() {
					await driver.stop();
					await stop();
				},
			} );
		}
		return lanes;
	} catch ( error ) {
		await closeLanes( lanes );
		throw error;
	}
}

/** @param {Lane[]} lanes */
export async function closeLanes( lanes ) {
	await Promise.all( lanes.map( ( lane ) => lane.stop() ) );
}

/**
 * One run, in which nothing may go missing.
 *
 * @param {Lane}   lane
 * @param {Object} given See the driver's `run`.
 * @return {Promise<any>} The driver's result and the server's CPU, µs a message.
 */
export async function runOn( lane, given ) {
	const before = await lane.gauge( 'cpu' );
	const result = await lane.ask( 'run', given );
	const after = await lane.gauge( 'cpu' );
	if ( result.faults.length > 0 || result.doubled > 0 ) {
		throw new Error(
			`${ lane.name }: ${ result.doubled } doubled; ${ result.faults.join( '; ' ) }`
		);
	}
	return {
		...result,
		cpuMicros: ( after.cpuMicros - before.cpuMicros ) / result.sent,
	};
}
