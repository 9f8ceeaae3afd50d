/** How many of one kind somebody may hold at once. */
export class Places {
	private readonly taken = new Map< string, number >();

	constructor( private readonly most: number ) {}

	/**
	 * Undefined when all are taken, else what gives the place back; calling it
	 * twice does nothing.
	 * @param key
	 * @param times So often as many, for a key that stands for many people.
	 */
	take( key: string, times = 1 ): ( () => void ) | undefined {
		const now = this.taken.get( key ) ?? 0;
		if ( now >= this.most * times ) {
			return undefined;
		}
		this.taken.set( key, now + 1 );
		let held = true;
		return () => {
			if ( held ) {
				held = false;
				this.release( key );
			}
		};
	}

	private release( key: string ): void {
		const left = ( this.taken.get( key ) ?? 1 ) - 1;
		if ( left > 0 ) {
			this.taken.set( key, left );
		} else {
			this.taken.delete( key );
		}
	}
}
