/** So many a second, and a burst: a bucket that fills by itself. */
export interface Limit {
	perSecond: number;
	burst: number;
}

export class Rate {
	/** Absent until something is taken: most sockets have rates that they never use. */
	private left?: number = undefined;
	private at?: number = undefined;

	constructor( private readonly limit: Limit ) {}

	/** False when it is too much; then nothing was taken. */
	take( now: number, cost = 1 ): boolean {
		const { perSecond, burst } = this.limit;
		// A clock that was set back took nothing from anybody.
		const passed = Math.max( 0, now - ( this.at ?? now ) );
		const left = Math.min(
			burst,
			( this.left ?? burst ) + ( passed / 1000 ) * perSecond
		);
		const enough = left >= cost;
		this.at = now;
		this.left = enough ? left - cost : left;
		return enough;
	}
}
