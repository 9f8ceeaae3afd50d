/** So much under one key in a time, and no more. */

/** Beyond so many keys the longest unused are forgotten. */
const KEYS = 100_000;

interface Taken {
	since: number;
	cost: number;
}

export class Pace {
	/** Keys of this time and of the one before; older ones are forgotten unseen. */
	private now = new Map< string, Taken >();
	private before = new Map< string, Taken >();
	private turnedAt = -Infinity;

	/**
	 * @param most
	 * @param windowMs The time, counted from a key's first use.
	 */
	constructor(
		private readonly most: number,
		private readonly windowMs = 60_000
	) {}

	/**
	 * False when it is too much; then nothing was counted.
	 * @param key
	 * @param now
	 * @param times How often as much this key may take.
	 * @param cost  What this counts for.
	 */
	take( key: string, now: number, times = 1, cost = 1 ): boolean {
		const taken = this.find( key, now );
		if ( taken.cost + cost > this.most * times ) {
			return false;
		}
		taken.cost += cost;
		return true;
	}

	/** What was counted for something that did not come about. */
	giveBack( key: string, now: number, cost = 1 ): void {
		const taken = this.find( key, now );
		taken.cost = Math.max( 0, taken.cost - cost );
	}

	/** Whether it took all that it may. */
	isSpent( key: string, now: number, times = 1 ): boolean {
		return this.find( key, now ).cost >= this.most * times;
	}

	private find( key: string, now: number ): Taken {
		if ( this.isOver( this.turnedAt, now ) || this.now.size >= KEYS ) {
			this.before = this.now;
			this.now = new Map();
			this.turnedAt = now;
		}
		let taken = this.now.get( key ) ?? this.before.get( key );
		if ( ! taken || this.isOver( taken.since, now ) ) {
			taken = { since: now, cost: 0 };
		}
		this.now.set( key, taken );
		return taken;
	}

	/** Also when the clock was set back since. */
	private isOver( since: number, now: number ): boolean {
		return now - since >= this.windowMs || now < since;
	}
}
