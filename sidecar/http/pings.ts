/** One round for all connections: a timer of each would take more memory than the rest of it. */
import type { Clock } from '../ports';

export const PING_MS = 30_000;
/** Those whose time has come. */
const ROUND_MS = 1000;

interface Pinged {
	/** When, UTC ms. */
	pingAt: number;
	ping: ( now: number ) => void;
}

export class Pings {
	private readonly pinged = new Set< Pinged >();
	private callOff?: () => void;

	constructor( private readonly clock: Clock ) {}

	add( one: Pinged ): void {
		this.pinged.add( one );
		if ( ! this.callOff ) {
			this.later();
		}
	}

	remove( one: Pinged ): void {
		this.pinged.delete( one );
	}

	stop(): void {
		this.callOff?.();
		this.callOff = undefined;
		this.pinged.clear();
	}

	private later(): void {
		this.callOff = this.clock.after( ROUND_MS, () => {
			this.round( this.clock.now() );
			if ( this.pinged.size > 0 ) {
				this.later();
			} else {
				this.callOff = undefined;
			}
		} );
	}

	private round( now: number ): void {
		for ( const one of this.pinged ) {
			// A clock that was set back makes nobody wait.
			if ( now >= one.pingAt || one.pingAt - now > PING_MS ) {
				one.pingAt = now + PING_MS;
				one.ping( now );
			}
		}
	}
}
