/** The tokens of one client: asked for with an end to the patience, renewed in time (SPEC 10.2). */
import type { Surroundings } from './surroundings';

export interface Token {
	token: string;
	tokenEnds: number;
}

const PATIENCE_MS = 20_000;
/** A shop that restarts or updates itself is back before the token ends. */
const RENEW_BEFORE_MS = 3 * 60_000;
/** Whatever the clocks say, the shop is not asked more often. */
const RENEW_APART_MS = 5_000;
const AGAIN_MS = 15_000;

export interface Tokens {
	/** Rejects when the source does, or takes too long. */
	get: ( fresh: boolean ) => Promise< Token >;
	/**
	 * A new one will be asked for, again and again until there is one.
	 * @param left How long the present one is good for, ms.
	 */
	plan: ( left: number ) => void;
	/** The connection is over: nothing is renewed. */
	stop: () => void;
}

export function createTokens(
	source: ( fresh: boolean ) => Promise< Token >,
	around: Pick< Surroundings, 'timer' | 'random' >,
	onRenewed: ( token: string ) => void
): Tokens {
	const timer = around.timer();
	/** Grows with each plan; what belongs to an older one is ignored. */
	let round = 0;

	function get( fresh: boolean ): Promise< Token > {
		const patience = around.timer();
		return new Promise< Token >( ( resolve, reject ) => {
			patience.set( PATIENCE_MS, () =>
				reject( new Error( 'No session in time.' ) )
			);
			source( fresh ).then( resolve, reject );
		} ).finally( () => patience.clear() );
	}

	async function renew( mine: number ): Promise< void > {
		try {
			const { token } = await get( true );
			if ( mine === round ) {
				onRenewed( token );
			}
		} catch {
			// The socket ends with the token if need be, and says so by its code.
			if ( mine === round ) {
				timer.set(
					AGAIN_MS * ( 1 + around.random() ),
					() => void renew( mine )
				);
			}
		}
	}

	return {
		get,
		plan( left ) {
			const mine = ++round;
			timer.set(
				Math.max( left - RENEW_BEFORE_MS, left / 2, RENEW_APART_MS ),
				() => void renew( mine )
			);
		},
		stop() {
			round++;
			timer.clear();
		},
	};
}
