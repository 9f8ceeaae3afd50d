/**
 * What was sent and not yet acknowledged. Kept in storage, so that it survives
 * a reload and is shared by the tabs of one visitor.
 */
export interface Queued {
	id: string;
	type: string;
}

export interface Outbox {
	/** The frames waiting, oldest first. */
	list: () => Queued[];
	add: ( frame: Queued ) => void;
	/** Takes a frame away: it was acknowledged, or refused for good. */
	remove: ( id: string ) => void;
	/** Forgets everything: another person uses this browser now. */
	clear: () => void;
	/** Called after every change made here; gives its undo. */
	onChange: ( listener: () => void ) => () => void;
}

export type OutboxStorage = Pick<
	Storage,
	'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'
>;

interface Entry {
	key: string;
	frame: Queued;
}

/**
 * An outbox under `key`. Each frame has an entry of its own: two tabs that
 * change one list at the same time would lose each other's frames. Where
 * storage is full or forbidden it goes on in memory, and what was typed is
 * then lost by a reload only.
 * @param storage
 * @param key
 */
export function createOutbox( storage: OutboxStorage, key: string ): Outbox {
	const prefix = `${ key }/`;
	const listeners = new Set< () => void >();
	const memory: Entry[] = [];

	const told = () => listeners.forEach( ( listener ) => listener() );

	function entries(): Entry[] {
		return [ ...stored( storage, prefix ), ...memory ].sort( ( a, b ) =>
			a.key < b.key ? -1 : 1
		);
	}

	function forget( gone: ( entry: Entry ) => boolean ): void {
		const found = entries().filter( gone );
		for ( const entry of found ) {
			const at = memory.indexOf( entry );
			if ( at >= 0 ) {
				memory.splice( at, 1 );
			} else {
				storage.removeItem( entry.key );
			}
		}
		if ( found.length > 0 ) {
			told();
		}
	}

	return {
		list: () => entries().map( ( { frame } ) => frame ),
		add( frame ) {
			const before = entries();
			if ( before.some( ( entry ) => entry.frame.id === frame.id ) ) {
				return;
			}
			const last = before.at( -1 )?.key.slice( prefix.length );
			const entry = {
				key: prefix + orderAfter( last ) + frame.id,
				frame,
			};
			try {
				storage.setItem( entry.key, JSON.stringify( frame ) );
			} catch {
				memory.push( entry );
			}
			told();
		},
		remove: ( id ) => forget( ( { frame } ) => frame.id === id ),
		clear: () => forget( () => true ),
		onChange( listener ) {
			listeners.add( listener );
			return () => {
				listeners.delete( listener );
			};
		},
	};
}

/**
 * Sorts as text in the order of writing: time, then a counter within it. The
 * clock may have been set back since the last one was written.
 * @param last What the last one's key begins with; undefined for none.
 */
function orderAfter( last: string | undefined ): string {
	const [ time = 0, count = 0 ] = last?.split( '-', 2 ).map( Number ) ?? [];
	const now = Date.now();
	return now > time ? order( now, 0 ) : order( time, count + 1 );
}

const order = ( time: number, count: number ) =>
	`${ String( time ).padStart( 15, '0' ) }-${ String( count ).padStart(
		6,
		'0'
	) }-`;

function stored( storage: OutboxStorage, prefix: string ): Entry[] {
	const found: Entry[] = [];
	try {
		for ( let i = 0; i < storage.length; i++ ) {
			const key = storage.key( i );
			const frame = key?.startsWith( prefix )
				? parse( storage.getItem( key ) )
				: undefined;
			if ( key && frame ) {
				found.push( { key, frame } );
			}
		}
	} catch {
		// Storage is forbidden here: memory has it all.
	}
	return found;
}

function parse( text: string | null ): Queued | undefined {
	try {
		const frame: Partial< Queued > | null = JSON.parse( text ?? 'null' );
		return typeof frame?.id === 'string' && typeof frame.type === 'string'
			? ( frame as Queued )
			: undefined;
	} catch {
		return undefined;
	}
}
