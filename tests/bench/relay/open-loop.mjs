/**
 * Messages at times that are fixed beforehand and do not wait for answers: a
 * slow server is charged for everything that it keeps waiting.
 */
import chances from '../../support/chance.cjs';
import { quantileOf } from './quantile.mjs';

const { chance } = chances;

/** Of what is on its way when the last message was sent, so much is waited for. */
const DRAIN_MS = 3000;
const LATE_MS = 50;
/** A timer is late by a millisecond; who never sleeps takes the server's core. */
const SPIN_MS = 2;

export class OpenLoop {
	/** When each message was due, by number. */
	#due = [];
	/** When it was received at the other end. */
	#got = [];
	#next = 0;
	#acknowledged = 0;
	#received = 0;
	#doubled = 0;
	/** @type {string[]} */
	#faults = [];

	/** @type {import('./driver.mjs').Listener} */
	listener = {
		acknowledged: () => {
			this.#acknowledged++;
		},
		received: ( number ) => {
			if ( this.#got[ number ] !== 0 ) {
				this.#doubled++;
				return;
			}
			this.#got[ number ] = performance.now();
			this.#received++;
		},
		failed: ( text ) => {
			this.#faults.push( text );
		},
	};

	/** @param {import('./driver.mjs').Pair[]} pairs */
	constructor( pairs ) {
		this.pairs = pairs;
	}

	/**
	 * @param {Object}                 run
	 * @param {(ms: number) => number} run.rate        Messages a second at that time of the run.
	 * @param {(ms: number) => number} run.byCustomers Of these, those that customers write.
	 * @param {number}                 run.ms
	 * @param {number}                 run.seed
	 * @param {number=}                run.windowMs    The run is judged in pieces of this length.
	 * @return {Promise<Record<string, any>>} What happened.
	 */
	async run( { rate, byCustomers, ms, seed, windowMs = ms } ) {
		// The same gaps for every server.
		const random = chance( seed );
		const from = this.#next;
		const received = this.#received;
		const acknowledged = this.#acknowledged;
		const start = performance.now() + 20;
		const lateness = [];
		let due = start;
		let broken = false;
		await new Promise( ( done ) => {
			const turn = () => {
				const now = performance.now();
				while ( due <= now && due < start + ms ) {
					const at = due - start;
					lateness.push( now - due );
					this.#send( due, random, byCustomers( at ) / rate( at ) );
					due += ( -Math.log( 1 - random() ) * 1000 ) / rate( at );
				}
				const open = this.#next - from - ( this.#received - received );
				broken =
					this.#faults.length > 0 ||
					open > ( rate( now - start ) * 10 * LATE_MS ) / 1000;
				if ( broken || due >= start + ms ) {
					done( undefined );
				} else if ( due - now > SPIN_MS ) {
					setTimeout( turn, due - now - SPIN_MS );
				} else {
					setImmediate( turn );
				}
			};
			turn();
		} );
		const sent = this.#next - from;
		const backlog = sent - ( this.#received - received );
		await this.#drained( sent + received, sent + acknowledged );
		const windows = this.#windows( from, start, windowMs );
		return {
			sent,
			lost: sent - ( this.#received - received ),
			unacknowledged: sent - ( this.#acknowledged - acknowledged ),
			doubled: this.#doubled,
			faults: this.#faults.slice( 0, 3 ),
			broken,
			backlog,
			driverLateP99: quantileOf( lateness, 0.99 ),
			windows,
		};
	}

	#send( due, random, customers ) {
		const number = this.#next++;
		this.#due[ number ] = due;
		this.#got[ number ] = 0;
		const pair = this.pairs[ Math.floor( random() * this.pairs.length ) ];
		( random() < customers ? pair.customer : pair.agent )( number );
	}

	async #drained( received, acknowledged ) {
		const end = performance.now() + DRAIN_MS;
		while (
			performance.now() < end &&
			( this.#received < received || this.#acknowledged < acknowledged )
		) {
			await new Promise( ( resolve ) => setTimeout( resolve, 5 ) );
		}
	}

	#windows( from, start, windowMs ) {
		/** @type {number[][]} */
		const latencies = [];
		for ( let number = from; number < this.#next; number++ ) {
			const at = this.#due[ number ];
			const got = this.#got[ number ];
			( latencies[ Math.floor( ( at - start ) / windowMs ) ] ??=
				[] ).push( got === 0 ? Infinity : got - at );
		}
		return latencies.map( ( values ) => ( {
			messages: values.length,
			median: quantileOf( values, 0.5 ),
			p99: quantileOf( values, 0.99 ),
		} ) );
	}
}
