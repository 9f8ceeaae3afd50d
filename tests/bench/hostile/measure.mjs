/**
 * What honest customers and agents notice of attacks: a hundred pairs write a
 * hundred messages of 200 bytes a second, from when each was due until the
 * other side had it; quiet, and beside everything in `attacks.mjs`, by turns.
 */
import { closeLanes, openLanes, runOn } from '../relay/arena.mjs';
import { startDriver } from '../relay/processes.mjs';
import { quantileOf, rounded } from '../relay/quantile.mjs';

const PAIRS = 100;
const RATE = 100;
const ROUNDS = 7;
const MEASURED_MS = 6000;
/** Until the thousand silent sockets are there, and until everybody is gone. */
const SETTLE_MS = 3000;

/** @typedef {{median: number, p99: number, cpu: number}} Found */

/**
 * @param {{folder: string, say: (text: string) => void}} given
 * @return {Promise<Record<string, unknown>[]>} ms; the rival is the quiet one.
 */
export async function measureHostile( { folder, say } ) {
	const lanes = await openLanes( folder, [ 'baton' ] );
	const [ lane ] = lanes;
	const attackers = startDriver( '../hostile/attackers.mjs' );
	/** @type {Found[]} */
	const quiet = [];
	/** @type {Found[]} */
	const beside = [];
	/** @type {{sockets: number, refused: number, frames: number}[]} */
	const attacks = [];
	/** Not there within three seconds, on a machine with too much else to do. */
	let missing = 0;
	const measure = async ( /** @type {number} */ seed ) => {
		const { windows, ...result } = await runOn( lane, {
			rate: RATE,
			byCustomers: RATE / 2,
			ms: MEASURED_MS,
			seed,
		} );
		missing += result.lost + result.unacknowledged;
		const [ { median, p99 } ] = windows;
		// What never came took for ever; between processes that is null.
		return {
			median: median ?? Infinity,
			p99: p99 ?? Infinity,
			cpu: ( result.cpuMicros * RATE ) / 1e6,
		};
	};
	const attacked = async ( /** @type {number} */ seed ) => {
		await attackers.ask( 'begin', { target: lane.target } );
		await settled();
		const found = await measure( seed );
		attacks.push( await attackers.ask( 'end', {} ) );
		await settled();
		return found;
	};
	try {
		await lane.ask( 'connect', { pairs: PAIRS } );
		await attackers.ask( 'prepare', { target: lane.target } );
		// The first round only warms.
		await measure( 0 );
		await attacked( 0 );
		attacks.pop();
		for ( let round = 1; round <= ROUNDS; round++ ) {
			const before = round % 2 === 0 && ( await attacked( round ) );
			quiet.push( await measure( round ) );
			beside.push( before || ( await attacked( round ) ) );
			say(
				`quiet ${ words( quiet.at( -1 ) ) }; beside ${ words(
					beside.at( -1 )
				) }, ${ attacks.at( -1 )?.sockets } sockets/s`
			);
		}
	} finally {
		await attackers.stop();
		await closeLanes( lanes );
	}
	const done = ( part ) =>
		Math.round( middle( attacks.map( ( one ) => one[ part ] ) ) );
	return [ 'p99', 'median' ].map( ( part ) => {
		const values = ( /** @type {Found[]} */ found ) =>
			found.map( ( one ) => one[ part ] );
		const ratios = values( beside ).map(
			( value, index ) => value / quiet[ index ][ part ]
		);
		return {
			name: `honest message beside attacks, ${ part } ms`,
			ours: rounded( middle( values( beside ) ) ),
			rival: rounded( middle( values( quiet ) ) ),
			ratio: rounded( middle( ratios ) ),
			ratios: ends( ratios ),
			quiet: ends( values( quiet ) ),
			beside: ends( values( beside ) ),
			rounds: ROUNDS,
			missing,
			// Of one core.
			serverLoad: {
				quiet: rounded( middle( quiet.map( ( { cpu } ) => cpu ) ) ),
				beside: rounded( middle( beside.map( ( { cpu } ) => cpu ) ) ),
			},
			attacks: {
				socketsPerSecond: done( 'sockets' ),
				refusedPerSecond: done( 'refused' ),
				framesPerSecond: done( 'frames' ),
			},
		};
	} );
}

const middle = ( /** @type {number[]} */ values ) => quantileOf( values, 0.5 );

/** The least and the most: how far the rounds lie apart. */
const ends = ( /** @type {number[]} */ values ) => [
	rounded( Math.min( ...values ) ),
	rounded( Math.max( ...values ) ),
];

const words = ( { median, p99 } ) =>
	`median ${ rounded( median ) } p99 ${ rounded( p99 ) } ms`;

const settled = () =>
	new Promise( ( resolve ) => setTimeout( resolve, SETTLE_MS ) );
