/** Something is done for each of many, and in between all others are served. */

/** In one turn of the event loop. */
export const AT_ONCE = 50;

export class InTurns< One > {
	/** In the order in which they began to wait. */
	private readonly waiting = new Set< One >();
	private next?: NodeJS.Immediate;

	constructor( private readonly each: ( one: One ) => void ) {}

	/** The first at once, unless others wait. Who waits already keeps their place. */
	add( all: Iterable< One > ): void {
		for ( const one of all ) {
			this.waiting.add( one );
		}
		if ( ! this.next ) {
			this.turn();
		}
	}

	stop(): void {
		this.waiting.clear();
	}

	private turn(): void {
		let left = AT_ONCE;
		this.next = undefined;
		for ( const one of this.waiting ) {
			if ( left-- === 0 ) {
				this.next = setImmediate( () => this.turn() );
				return;
			}
			this.waiting.delete( one );
			this.each( one );
		}
	}
}
