/** One round for all connections: a timer of each would take more memory than the rest of it. */
import type { Clock } from '../ports';

export const PING_MS = 30_000;
/** Those whose time has come. */
const ROUND_MS = 1000;
/** Of many who came together, so many or this part of all; the others in a moment. */
export const AT_ONCE = 50;
const PART = 1 / 500;
export const MOMENT_MS = 20;

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
			this.later( ROUND_MS );
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

	private later( ms: number ): void {
		this.callOff = this.clock.after( ms, () => {
			const areMore = this.round( this.clock.now() );
			if ( this.pinged.size > 0 ) {
				this.later( areMore ? MOMENT_MS : ROUND_MS );
			} else {
				this.callOff = undefined;
			}
		} );
	}

	/** Whether the time of more of them has come. */
	private round( now: number ): boolean {
		let left = Math.max( AT_ONCE, Math.ceil( this.pinged.size * PART ) );
		for ( const one of this.pinged ) {
			// A clock that was set back makes nobody wait.
			if ( now >= one.pingAt || one.pingAt - now > PING_MS ) {
				if ( left-- === 0 ) {
					return true;
				}
				one.pingAt = now + PING_MS;
				one.ping( now );
			}
		}
		return false;
	}
}
