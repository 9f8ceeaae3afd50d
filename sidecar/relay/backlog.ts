/** What all sockets together have not taken yet. */
export interface Slow {
	unsent: () => number;
	drop: () => void;
}

export class Backlog {
	/** As it was when something was last sent to each. */
	private readonly seen = new Map< Slow, number >();
	private total = 0;

	constructor( private readonly most: number ) {}

	/**
	 * Called with each sending; when it is too much for all, the slowest go.
	 * False when this was one of them.
	 */
	note( one: Slow, unsent: number ): boolean {
		this.total += unsent - ( this.seen.get( one ) ?? 0 );
		if ( unsent > 0 ) {
			this.seen.set( one, unsent );
		} else {
			this.seen.delete( one );
		}
		return this.total <= this.most || ! this.relieve().has( one );
	}

	forget( one: Slow ): void {
		this.total -= this.seen.get( one ) ?? 0;
		this.seen.delete( one );
	}

	/** Most have taken it by now; of the others, those who have taken least go. */
	private relieve(): Set< Slow > {
		this.total = 0;
		for ( const one of [ ...this.seen.keys() ] ) {
			const unsent = one.unsent();
			this.total += unsent;
			if ( unsent > 0 ) {
				this.seen.set( one, unsent );
			} else {
				this.seen.delete( one );
			}
		}
		const gone = new Set< Slow >();
		if ( this.total <= this.most ) {
			return gone;
		}
		const slowest = [ ...this.seen ].sort( ( a, b ) => b[ 1 ] - a[ 1 ] );
		for ( const [ one ] of slowest ) {
			if ( this.total <= this.most / 2 ) {
				break;
			}
			this.forget( one );
			gone.add( one );
			one.drop();
		}
		return gone;
	}
}
