/** Which conversations' customers are connected, and the page they are on. */
import type { Page } from '../../protocol';

interface There {
	sockets: Set< string >;
	page?: Page;
}

export class CustomerPresence {
	private readonly there = new Map< string, There >();
	private readonly watchers: Array<
		( conversation: string, online: boolean ) => void
	> = [];
	private readonly pageWatchers: Array< ( conversation: string ) => void > =
		[];

	/** Told when a customer's first socket came, and when the last one went. */
	onChange( watcher: ( conversation: string, online: boolean ) => void ) {
		this.watchers.push( watcher );
	}

	onPage( watcher: ( conversation: string ) => void ): void {
		this.pageWatchers.push( watcher );
	}

	come( conversation: string, socket: string, page?: Page ): void {
		const there = this.there.get( conversation ) ?? { sockets: new Set() };
		this.there.set( conversation, there );
		there.page = page ?? there.page;
		there.sockets.add( socket );
		if ( there.sockets.size === 1 ) {
			this.watchers.forEach( ( tell ) => tell( conversation, true ) );
		}
	}

	go( conversation: string, socket: string ): void {
		const there = this.there.get( conversation );
		if ( there?.sockets.delete( socket ) && there.sockets.size === 0 ) {
			this.there.delete( conversation );
			this.watchers.forEach( ( tell ) => tell( conversation, false ) );
		}
	}

	setPage( conversation: string, page: Page ): void {
		const there = this.there.get( conversation );
		if ( there ) {
			there.page = page;
			this.pageWatchers.forEach( ( tell ) => tell( conversation ) );
		}
	}

	customerOnline( conversation: string ): boolean {
		return this.there.has( conversation );
	}

	page( conversation: string ): Page | undefined {
		return this.there.get( conversation )?.page;
	}
}
