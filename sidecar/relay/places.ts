/** How many of one kind somebody may hold at once. */
export class Places {
	private readonly taken = new Map< string, number >();

	constructor( private readonly most: number ) {}

	/**
	 * False when all are taken; else one has to be released.
	 * @param key
	 * @param times So often as many, for a key that stands for many people.
	 */
	take( key: string, times = 1 ): boolean {
		const now = this.taken.get( key ) ?? 0;
		const free = now < this.most * times;
		if ( free ) {
			this.taken.set( key, now + 1 );
		}
		return free;
	}

	release( key: string ): void {
		const left = ( this.taken.get( key ) ?? 1 ) - 1;
		if ( left > 0 ) {
			this.taken.set( key, left );
		} else {
			this.taken.delete( key );
		}
	}
}
