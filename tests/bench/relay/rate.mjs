/**
 * The highest rate that is sustained: 1,000 pairs, messages of 200 bytes, 500 a
 * second by customers (each may write 60 a minute) and the rest by their
 * agents' windows (each may send 40 frames a second), so that no limit is
 * lifted. The rate grows until the p99 of a quarter second passes 50 ms; from
 * there the highest is looked for that holds for three seconds with a p99 of
 * at most 50 ms and nothing left behind. Everything acknowledged must be in
 * the database.
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { closeLanes, openLanes, runOn } from './arena.mjs';
import { quantileOf, rounded } from './quantile.mjs';

const PAIRS = 1000;
const BY_CUSTOMERS = 500;
const ROUNDS = 3;
const LATE_MS = 50;
const FROM = 3000;
const TO = 60_000;
const RAMP_MS = 14_000;
const WINDOW_MS = 250;
const HOLD_MS = 3000;
const STEP = 1.06;
/** The ramp may end above what holds; from below it is gone up again. */
const FALL = 1.25;
const TRIES = 8;
/** Customers' minute must be over before they write again so much. */
const PER_MINUTE = 60;

/**
 * @param {{folder: string, say: (text: string) => void}} given
 * @return {Promise<Record<string, unknown>[]>} Messages a second; the rival is the raw relay.
 */
export async function measureRelayRate( { folder, say } ) {
	const lanes = await openLanes( folder, [
		'raw',
		'baton',
		'durable',
		'socketio',
	] );
	/** @type {Record<string, {rate: number, cpu: number}[]>} */
	const rounds = {};
	let acknowledged = 0;
	try {
		for ( const lane of lanes ) {
			await lane.ask( 'connect', { pairs: PAIRS } );
		}
		for ( let round = 1; round <= ROUNDS; round++ ) {
			for ( const lane of lanes ) {
				const found = await highest( lane, round );
				say(
					found.rate === undefined
						? `${ lane.name }: no rate held`
						: `${ lane.name }: ${ Math.round( found.rate ) } messages/s`
				);
				( rounds[ lane.name ] ??= [] ).push( found );
				if ( lane.name === 'baton' ) {
					acknowledged += found.acknowledged;
				}
			}
		}
	} finally {
		await closeLanes( lanes );
	}
	const stored = messagesIn( path.join( folder, 'baton/baton.db' ) );
	if ( stored < acknowledged ) {
		throw new Error(
			`${ acknowledged } messages were acknowledged and ${ stored } are stored.`
		);
	}
	const middle = ( who, part ) => {
		const held = rounds[ who ].filter( ( { rate } ) => rate !== undefined );
		if ( held.length === 0 ) {
			throw new Error(
				`No rate held for ${ who } in any round: this machine has too much else to do.`
			);
		}
		return quantileOf(
			held.map( ( round ) => round[ part ] ),
			0.5
		);
	};
	const ratios = rounds.baton
		.map( ( { rate }, index ) => rate / rounds.raw[ index ].rate )
		.filter( Number.isFinite );
	if ( ratios.length === 0 ) {
		throw new Error( 'In no round a rate held for both ours and raw.' );
	}
	return [
		{
			name: 'relay highest sustained rate, messages/s',
			ours: Math.round( middle( 'baton', 'rate' ) ),
			rival: Math.round( middle( 'raw', 'rate' ) ),
			ratio: rounded( quantileOf( ratios, 0.5 ) ),
			roundsOfRatio: ratios.length,
			durable: Math.round( middle( 'durable', 'rate' ) ),
			socketio: Math.round( middle( 'socketio', 'rate' ) ),
			cpuMicros: Object.fromEntries(
				Object.keys( rounds ).map( ( who ) => [
					who,
					rounded( middle( who, 'cpu' ), 1 ),
				] )
			),
			onDisk: stored,
			rounds: ROUNDS,
			pairs: PAIRS,
		},
	];
}

/** `rate` is undefined when none held. */
async function highest( lane, round ) {
	let customersWrote = 0;
	let acknowledged = 0;
	const run = async ( given ) => {
		const result = await runOn( lane, given );
		customersWrote += ( given.byCustomers * given.ms ) / 1000;
		acknowledged += result.sent - result.unacknowledged;
		return result;
	};
	const ramp = await run( {
		rate: FROM,
		toRate: TO,
		byCustomers: BY_CUSTOMERS,
		ms: RAMP_MS,
		windowMs: WINDOW_MS,
		seed: round,
	} );
	const late = ramp.windows.findIndex( ( { p99 } ) => p99 > LATE_MS );
	const reached = ramp.windows[ Math.max( late, 1 ) - 1 ];
	let rate = ( ( reached?.messages ?? FROM ) * 1000 ) / WINDOW_MS;
	/** @type {{rate: number, cpu: number} | undefined} */
	let held;
	for ( let attempt = 0; attempt < TRIES; attempt++ ) {
		if (
			customersWrote + ( BY_CUSTOMERS * HOLD_MS ) / 1000 >
			PAIRS * PER_MINUTE * 0.6
		) {
			break;
		}
		const result = await run( {
			rate,
			byCustomers: BY_CUSTOMERS,
			ms: HOLD_MS,
			seed: round * 100 + attempt,
		} );
		const holds =
			! result.broken &&
			result.lost === 0 &&
			result.windows[ 0 ].p99 <= LATE_MS &&
			result.backlog <= ( rate * LATE_MS ) / 1000;
		if ( holds ) {
			held = {
				rate: ( result.sent * 1000 ) / HOLD_MS,
				cpu: result.cpuMicros,
			};
			rate *= STEP;
		} else if ( held ) {
			break;
		} else {
			rate /= FALL;
		}
	}
	return { ...held, acknowledged };
}

function messagesIn( file ) {
	const database = new Database( file, { readonly: true } );
	const row = database
		.prepare( `SELECT count( * ) AS n FROM log WHERE type = 'message'` )
		.get();
	database.close();
	return /** @type {{n: number}} */ ( row ).n;
}
