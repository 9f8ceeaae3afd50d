/** A model that fails again and again is left alone for a while, so that nobody waits for it in vain. */
import type { Clock } from '../ports';

const IN_A_ROW = 3;
const REST_MS = 30_000;

export class Rest {
	private from = 0;
	private until = 0;
	private failures = 0;

	constructor( private readonly clock: Pick< Clock, 'now' > ) {}

	get resting(): boolean {
		const now = this.clock.now();
		// Before it began: the clock was set back.
		return this.from <= now && now < this.until;
	}

	answered(): void {
		this.failures = 0;
	}

	/**
	 * A question stayed without an answer.
	 * @param restMs What the server asked for, if it did.
	 * @return How long it is left alone now, ms; 0 for not yet.
	 */
	failed( restMs?: number ): number {
		this.failures++;
		const rest =
			restMs ?? ( this.failures >= IN_A_ROW ? REST_MS : undefined );
		if ( rest === undefined ) {
			return 0;
		}
		this.from = this.clock.now();
		this.until = this.from + rest;
		return rest;
	}
}
