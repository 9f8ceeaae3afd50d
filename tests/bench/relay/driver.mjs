/**
 * The other process: it holds all clients of one server and does what the
 * parent says. `{connect}`, `{idle}` and `{run}` are answered by `{done}` or
 * `{failed}`.
 */
import { obey } from './obey.mjs';
import { OpenLoop } from './open-loop.mjs';

/**
 * @typedef {Object} Listener
 * @property {() => void}               acknowledged One more of the messages.
 * @property {(number: number) => void} received     By the other end of the pair.
 * @property {(text: string) => void}   failed       What must not happen, in words.
 */
/** @typedef {{customer: (number: number) => void, agent: (number: number) => void}} Pair */

/** @type {OpenLoop | undefined} */
let loop;

const WORK = {
	async connect( { dialect, target, pairs } ) {
		const { connectPairs } = await import( `./dialects/${ dialect }.mjs` );
		loop = new OpenLoop( [] );
		loop.pairs = await connectPairs( target, pairs, loop.listener );
	},
	async idle( { dialect, target, sockets } ) {
		const { connectIdle } = await import( `./dialects/${ dialect }.mjs` );
		await connectIdle( target, sockets );
	},
	/** From `rate` to `toRate` messages a second, growing by the same part each moment. */
	async run( { rate, toRate = rate, byCustomers, ms, ...rest } ) {
		const growth = Math.log( toRate / rate ) / ms;
		const before = process.cpuUsage();
		const result = await loop?.run( {
			rate: ( at ) => rate * Math.exp( growth * at ),
			byCustomers: () => byCustomers,
			ms,
			...rest,
		} );
		const { user, system } = process.cpuUsage( before );
		return { ...result, driverCpuMicros: user + system };
	},
};

obey( WORK );
