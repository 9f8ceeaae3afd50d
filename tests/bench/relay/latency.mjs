/**
 * How long a message takes from one end of a pair to the other: 1,000 pairs,
 * 2,000 messages a second of 200 bytes, half by each side, from when it was due
 * to be sent until it was received. A pair is a customer's socket and a window
 * of its agent; the windows are those of 50 agents, all connected as desks.
 */
import { closeLanes, openLanes, runOn } from './arena.mjs';
import { quantileOf, rounded } from './quantile.mjs';

const PAIRS = 1000;
const RATE = 2000;
const ROUNDS = 5;
const WARM_MS = 2000;
const MEASURED_MS = 6000;

/** @typedef {{median: number, p99: number, cpu: number, late: number}} Round */

/**
 * @param {{folder: string, say: (text: string) => void}} given
 * @return {Promise<Record<string, unknown>[]>} ms; the rival is the bare durable relay.
 */
export async function measureRelayLatency( { folder, say } ) {
	const lanes = await openLanes( folder, [
		'baton',
		'durable',
		'raw',
		'socketio',
	] );
	/** @type {Record<string, Round[]>} */
	const rounds = {};
	try {
		for ( const lane of lanes ) {
			await lane.ask( 'connect', { pairs: PAIRS } );
		}
		// The first round only warms.
		for ( let round = 0; round <= ROUNDS; round++ ) {
			for ( const lane of lanes ) {
				const { windows, ...result } = await runOn( lane, {
					rate: RATE,
					byCustomers: RATE / 2,
					ms: round === 0 ? WARM_MS : MEASURED_MS,
					seed: round,
				} );
				if ( result.lost > 0 || result.unacknowledged > 0 ) {
					throw new Error(
						`${ lane.name } lost ${ result.lost } and did not acknowledge ${ result.unacknowledged } of ${ result.sent } messages.`
					);
				}
				const [ { median, p99 } ] = windows;
				say(
					`${ lane.name }: median ${ rounded( median ) } ms, p99 ${ rounded( p99 ) } ms`
				);
				if ( round > 0 ) {
					( rounds[ lane.name ] ??= [] ).push( {
						median,
						p99,
						cpu: result.cpuMicros,
						late: result.driverLateP99,
					} );
				}
			}
		}
	} finally {
		await closeLanes( lanes );
	}
	return [
		line( rounds, 'median', 'latency at 2,000 messages/s, median ms' ),
		line( rounds, 'p99', 'latency at 2,000 messages/s, p99 ms' ),
		line( rounds, 'cpu', 'server CPU at 2,000 messages/s, µs a message' ),
	];
}

function line( rounds, part, name ) {
	const middle = ( who ) =>
		quantileOf(
			rounds[ who ].map( ( round ) => round[ part ] ),
			0.5
		);
	return {
		name: `relay ${ name }`,
		ours: rounded( middle( 'baton' ), 3 ),
		rival: rounded( middle( 'durable' ), 3 ),
		ratio: rounded(
			quantileOf(
				rounds.baton.map(
					( round, index ) =>
						round[ part ] / rounds.durable[ index ][ part ]
				),
				0.5
			)
		),
		raw: rounded( middle( 'raw' ), 3 ),
		socketio: rounded( middle( 'socketio' ), 3 ),
		rounds: ROUNDS,
		pairs: PAIRS,
		driverLateP99: rounded(
			quantileOf(
				Object.values( rounds )
					.flat()
					.map( ( { late } ) => late ),
				0.5
			),
			3
		),
	};
}
