/** A clock that only moves when told to. */
import type { Clock } from '../../../sidecar/ports';

interface Timer {
	at: number;
	then: () => void;
}

export class FakeClock implements Clock {
	private timers = new Set< Timer >();
	/** What `jump` added. */
	private jumped = 0;

	constructor( private time = Date.UTC( 2026, 0, 5, 10 ) ) {}

	now(): number {
		return this.time;
	}

	uptime(): number {
		return this.time - this.jumped;
	}

	after( ms: number, then: () => void ): () => void {
		const timer = { at: this.time + ms, then };
		this.timers.add( timer );
		return () => this.timers.delete( timer );
	}

	/**
	 * Somebody sets the clock, forwards or back: what was to happen after so long
	 * still happens after so long.
	 */
	jump( ms: number ): void {
		this.time += ms;
		this.jumped += ms;
		for ( const timer of this.timers ) {
			timer.at += ms;
		}
	}

	/** Moves on, and runs what falls due on the way, in order. */
	advance( ms: number ): void {
		const end = this.time + ms;
		for (;;) {
			const next = [ ...this.timers ]
				.filter( ( { at } ) => at <= end )
				.sort( ( a, b ) => a.at - b.at )[ 0 ];
			if ( ! next ) {
				break;
			}
			this.timers.delete( next );
			this.time = Math.max( this.time, next.at );
			next.then();
		}
		this.time = end;
	}
}
