/** The proxy of tcp-proxy.cjs, with its types. */

/** What it does with connections. */
export type ProxyMode =
	/** Passes everything on. */
	| 'forward'
	/** Closes each new connection at once; those that are there stay. */
	| 'refuse'
	/**
	 * Accepts and swallows, both ways, and never says that anything ended:
	 * what a lost network looks like. A connection that was open in this mode
	 * stays deaf in every other.
	 */
	| 'half-open'
	/** The same for what clients say alone; what they are told arrives. */
	| 'half-open-up'
	/** The same for what clients are told alone; what they say arrives. */
	| 'half-open-down'
	/** Holds everything, new connections too, and passes it on afterwards. */
	| 'freeze'
	/** Passes on `bytesPerSecond` each way. */
	| 'slow';

/** What becomes of a request to upgrade to WebSocket. */
export type Upgrades =
	| 'pass'
	/** Answered with 403. */
	| 'refuse'
	/** Never answered. */
	| 'swallow';

export interface TcpProxyOptions {
	/** http://HOST:PORT or HOST:PORT; only loopback is passed on to. */
	target: string;
	/** 0, the default, chooses a free one. */
	port?: number;
	mode?: ProxyMode;
	upgrades?: Upgrades;
	/** For `slow`; 2000 if left out. */
	bytesPerSecond?: number;
	/** More than these are refused; 500 if left out. */
	maxConnections?: number;
}

export interface TcpProxy {
	/** http://127.0.0.1:PORT */
	readonly url: string;
	readonly port: number;
	/** Connections that are open, and that ever were. */
	readonly open: number;
	readonly accepted: number;
	/** Upgrades to WebSocket that were asked for, refused ones too. */
	readonly upgradesAsked: number;
	/** For connections made from now on. */
	setTarget: ( target: string ) => void;
	setMode: ( mode: ProxyMode ) => void;
	setUpgrades: ( upgrades: Upgrades ) => void;
	/** Destroys every connection; the mode stays. */
	cut: () => void;
	/** Of the next bytes of every connection half are passed on; then it is reset. */
	tear: () => void;
	stop: () => Promise< void >;
}

export const startTcpProxy: (
	options: TcpProxyOptions
) => Promise< TcpProxy > = require( './tcp-proxy.cjs' ).startTcpProxy;
