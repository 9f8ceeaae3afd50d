/** One value that is replaced, never changed, and whoever wants to hear of it. */
export interface Store< T > {
	get: () => T;
	set: ( part: Partial< T > ) => void;
	/** Gives its undo. */
	subscribe: ( listener: () => void ) => () => void;
}

export function createStore< T extends object >( first: T ): Store< T > {
	const listeners = new Set< () => void >();
	let value = first;
	return {
		get: () => value,
		set( part ) {
			value = { ...value, ...part };
			listeners.forEach( ( listener ) => listener() );
		},
		subscribe( listener ) {
			listeners.add( listener );
			return () => {
				listeners.delete( listener );
			};
		},
	};
}
