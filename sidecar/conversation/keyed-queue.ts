/** Work on one conversation happens in the order in which it was asked for. */
export class KeyedQueue {
	private readonly tails = new Map< string, Promise< unknown > >();

	run< T >( key: string, work: () => Promise< T > ): Promise< T > {
		const before = this.tails.get( key );
		const result = before ? before.then( work, work ) : work();
		const tail = result.then( noop, noop );
		this.tails.set( key, tail );
		void tail.then( () => {
			if ( this.tails.get( key ) === tail ) {
				this.tails.delete( key );
			}
		} );
		return result;
	}

	/** Resolves when nothing is under way any more. */
	async idle(): Promise< void > {
		while ( this.tails.size > 0 ) {
			await Promise.all( this.tails.values() );
		}
	}
}

function noop(): void {}
