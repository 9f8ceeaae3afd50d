/** A browser and a server for the client, moved by hand: nothing waits, nothing sleeps. */
import type { ServerFrame } from '../../protocol';
import type { Carrier, Surroundings, Timer } from '../../protocol/client';

type Up = { type: string; id?: string; [ key: string ]: unknown };

export class FakeSocket implements Carrier {
	readyState = 0;
	readonly sent: Up[] = [];
	onopen: ( () => void ) | null = null;
	onmessage: Carrier[ 'onmessage' ] = null;
	onclose: ( ( event: { code: number } ) => void ) | null = null;
	onerror: ( () => void ) | null = null;

	constructor( readonly url: string ) {}

	send( raw: string ): void {
		this.sent.push( JSON.parse( raw ) );
	}

	close(): void {
		this.readyState = 3;
	}

	/** The server accepted the connection. */
	opens(): void {
		this.readyState = 1;
		this.onopen?.();
	}

	says( frame: ServerFrame | { type: string } ): void {
		this.onmessage?.( { data: JSON.stringify( frame ) } );
	}

	breaks( code = 1006 ): void {
		this.readyState = 3;
		this.onclose?.( { code } );
	}
}

/** The timers of one browser; `pass` runs what falls due, in order. */
export class FakeBrowser implements Surroundings {
	readonly sockets: FakeSocket[] = [];
	/** What the tab remembers from page to page. */
	tab = fakeStorage();
	time = 1_000_000;
	connected = true;
	looksAway = false;
	private due: { at: number; then: () => void }[] = [];
	private hear?: { nudge: () => void; wentOffline: () => void };
	private readonly leaving = new Set< () => void >();

	/** Absent in a browser without WebSocket. */
	open?: Surroundings[ 'open' ] = ( url ) => {
		const socket = new FakeSocket( url );
		this.sockets.push( socket );
		return socket;
	};
	/** Nothing answers, unless a test puts a server there. */
	post: Surroundings[ 'post' ] = async () => {
		throw new TypeError( 'Failed to fetch' );
	};
	hidden = () => this.looksAway;
	recall = ( key: string ) => this.tab.getItem( key );
	remember = ( key: string, value: string | null ) =>
		value === null
			? this.tab.removeItem( key )
			: this.tab.setItem( key, value );
	onLeave = ( then: () => void ) => {
		this.leaving.add( then );
		return () => void this.leaving.delete( then );
	};
	now = () => this.time;
	random = () => 0.5;
	online = () => this.connected;

	timer = (): Timer => {
		let mine: { at: number; then: () => void } | undefined;
		const clear = () => {
			this.due = this.due.filter( ( entry ) => entry !== mine );
		};
		return {
			clear,
			set: ( ms, then ) => {
				clear();
				mine = { at: this.time + ms, then };
				this.due.push( mine );
			},
		};
	};

	listen: Surroundings[ 'listen' ] = ( hear ) => {
		this.hear = hear;
		return () => {
			this.hear = undefined;
		};
	};

	get listening(): boolean {
		return this.hear !== undefined;
	}

	/** Somebody sets the clock: what was to happen after so long still does. */
	setClock( ms: number ): void {
		this.time += ms;
		this.due.forEach( ( entry ) => {
			entry.at += ms;
		} );
	}

	async pass( ms: number ): Promise< void > {
		const end = this.time + ms;
		for (;;) {
			const [ next ] = this.due
				.filter( ( { at } ) => at <= end )
				.sort( ( a, b ) => a.at - b.at );
			if ( ! next ) {
				break;
			}
			this.due = this.due.filter( ( entry ) => entry !== next );
			this.time = Math.max( this.time, next.at );
			next.then();
			await settled();
		}
		this.time = end;
	}

	async seen(): Promise< void > {
		this.hear?.nudge();
		await settled();
	}

	async network( connected: boolean ): Promise< void > {
		this.connected = connected;
		if ( connected ) {
			this.hear?.nudge();
		} else {
			this.hear?.wentOffline();
		}
		await settled();
	}

	/** The page is left. */
	async leaves(): Promise< void > {
		[ ...this.leaving ].forEach( ( then ) => then() );
		await settled();
	}

	/** The newest socket. */
	get socket(): FakeSocket {
		const last = this.sockets.at( -1 );
		if ( ! last ) {
			throw new Error( 'No socket was opened.' );
		}
		return last;
	}
}

/** Lets the promises that are ready run. */
export async function settled(): Promise< void > {
	for ( let i = 0; i < 10; i++ ) {
		await Promise.resolve();
	}
}

/** What localStorage is, shared by the tabs that are given the same one. */
export function fakeStorage(): Storage {
	const map = new Map< string, string >();
	return {
		get length() {
			return map.size;
		},
		key: ( i ) => [ ...map.keys() ][ i ] ?? null,
		getItem: ( key ) => map.get( key ) ?? null,
		setItem: ( key, value ) => void map.set( key, value ),
		removeItem: ( key ) => void map.delete( key ),
		clear: () => map.clear(),
	};
}
