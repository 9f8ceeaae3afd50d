/** So many a second, and a burst: a bucket that fills by itself. */
export class Rate {
	private left: number;
	private at: number;

	constructor(
		private readonly perSecond: number,
		private readonly burst: number,
		now: number
	) {
		this.left = burst;
		this.at = now;
	}

	/** False when it is too much; then nothing was taken. */
	take( now: number, cost = 1 ): boolean {
		// A clock that was set back took nothing from anybody.
		const passed = Math.max( 0, now - this.at );
		this.left = Math.min(
			this.burst,
			this.left + ( passed / 1000 ) * this.perSecond
		);
		this.at = now;
		if ( this.left < cost ) {
			return false;
		}
		this.left -= cost;
		return true;
	}
}
