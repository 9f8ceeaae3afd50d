/** A clock that only moves when told to. */
import type { Clock } from '../../../sidecar/ports';

interface Timer {
	at: number;
	then: () => void;
}

export class FakeClock implements Clock {
	private timers = new Set< Timer >();

	constructor( private time = Date.UTC( 2026, 0, 5, 10 ) ) {}

	now(): number {
		return this.time;
	}

	after( ms: number, then: () => void ): () => void {
		const timer = { at: this.time + ms, then };
		this.timers.add( timer );
		return () => this.timers.delete( timer );
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
