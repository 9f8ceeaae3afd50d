/** So many in a minute under one key, and no more. */

const MINUTE = 60_000;
/** Beyond so many keys those are forgotten that nobody used for a minute. */
const KEYS = 5000;

export class Pace {
	private readonly taken = new Map< string, number[] >();

	constructor( private readonly perMinute: number ) {}

	/** False when it is too much. */
	take( key: string, now: number ): boolean {
		const lately = ( this.taken.get( key ) ?? [] ).filter(
			( at ) => at > now - MINUTE
		);
		if ( lately.length >= this.perMinute ) {
			return false;
		}
		if ( this.taken.size >= KEYS ) {
			this.forget( now );
		}
		this.taken.set( key, [ ...lately, now ] );
		return true;
	}

	private forget( now: number ): void {
		for ( const [ key, times ] of this.taken ) {
			if ( ( times.at( -1 ) ?? 0 ) <= now - MINUTE ) {
				this.taken.delete( key );
			}
		}
	}
}
