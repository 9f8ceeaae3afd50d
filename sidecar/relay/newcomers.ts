/**
 * Who has not said yet who they are. So many; one more takes the place of the
 * oldest, among those of whoever holds most: who speaks at once always gets in.
 */
type Displace = () => void;

export class Newcomers {
	private readonly byCaller = new Map< string, Set< Displace > >();
	private count = 0;

	constructor( private readonly most: number ) {}

	get size(): number {
		return this.count;
	}

	/** What it returns says that they are none any more; calling it twice does nothing. */
	add( caller: string, displace: Displace ): () => void {
		if ( this.count >= this.most ) {
			this.displaceOne();
		}
		// Each has a place of its own, whatever function it brings.
		const place = () => displace();
		const theirs = this.byCaller.get( caller ) ?? new Set();
		this.byCaller.set( caller, theirs.add( place ) );
		this.count++;
		return () => this.remove( caller, place );
	}

	private remove( caller: string, place: Displace ): void {
		const theirs = this.byCaller.get( caller );
		if ( theirs?.delete( place ) ) {
			this.count--;
			if ( theirs.size === 0 ) {
				this.byCaller.delete( caller );
			}
		}
	}

	private displaceOne(): void {
		let most: [ string, Set< Displace > ] | undefined;
		for ( const one of this.byCaller ) {
			if ( ! most || one[ 1 ].size > most[ 1 ].size ) {
				most = one;
			}
		}
		const [ oldest ] = most?.[ 1 ] ?? [];
		if ( most && oldest ) {
			this.remove( most[ 0 ], oldest );
			oldest();
		}
	}
}
