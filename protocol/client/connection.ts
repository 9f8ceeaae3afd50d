/**
 * The reconnecting client of both front ends: one socket at a time, an outbox
 * that is emptied by acknowledgements alone, named states.
 */
import { CLOSE, mayRetry } from '../codes';
import { decodeServerFrame } from '../decode';
import type { ServerFrame } from '../frames-down';
import { afterRestart, backoff } from './backoff';
import type { Carrier } from './carrier';
import { createLiveness } from './liveness';
import type { Outbox, Queued } from './outbox';
import { createSending } from './sending';
import { browserSurroundings, type Surroundings } from './surroundings';
import { createTokens, type Token } from './tokens';
import { createTransport } from './transport';

/**
 * idle: not started. connecting: a socket is being opened. online: hello was
 * answered. retrying: waiting for the next attempt. offline: the browser says
 * that it has no network. stopped: by us, or for a reason that a new attempt
 * cannot mend.
 */
export type ConnectionState =
	'idle' | 'connecting' | 'online' | 'retrying' | 'offline' | 'stopped';

export interface StateDetail {
	/** The close code that led here. */
	code?: number;
	/** When the next attempt is made, ms. */
	retryAt?: number;
	/** What failed: no session was to be had, or the sidecar did not answer. */
	cause?: 'session' | 'sidecar';
}

export interface ClientOptions<
	Up extends { type: string },
	Hello extends Up,
> {
	/** The sidecar's public URL. */
	sidecarUrl: () => string;
	/** A token; `fresh`: the one in hand was refused. Rejects when no session is to be had. */
	token: ( fresh: boolean ) => Promise< Token >;
	/** Built anew at each connect, with what the client holds by then. */
	hello: ( token: string ) => Hello;
	outbox: Outbox;
	onFrame: ( frame: ServerFrame ) => void;
	onState: ( state: ConnectionState, detail?: StateDetail ) => void;
	/** The browser, or what a test puts in its place. */
	surroundings?: Surroundings;
}

export interface Client< Up extends { type: string } > {
	/** Connects, and stays connected; gives its stop. */
	start: () => () => void;
	/** Queues a frame until it is acknowledged or refused for good. */
	send: ( frame: Extract< Up, { id: string } > ) => void;
	/** Sends an ephemeral frame, or drops it when not online. Says which. */
	whisper: ( frame: Exclude< Up, { id: string } > ) => boolean;
	state: () => ConnectionState;
	/** Drops the socket and says hello again: a gap, or another person. */
	reconnect: ( fresh?: boolean ) => void;
}

export function createClient<
	Up extends { type: string },
	Hello extends Up = Up,
>( options: ClientOptions< Up, Hello > ): Client< Up > {
	const { outbox, onFrame } = options;
	const around = options.surroundings ?? browserSurroundings();
	const transport = createTransport( options.sidecarUrl, around, () =>
		reconnect()
	);

	const tokens = createTokens( options.token, around, ( token ) =>
		transmit( { type: 'renew', token } )
	);
	const sending = createSending( outbox, around, ( frame ) => {
		transmit( frame );
		liveness.awaits( true );
	} );
	const liveness = createLiveness(
		around,
		() => transmit( { type: 'ping' } ),
		() => ended( 'silence' )
	);

	let state: ConnectionState = 'idle';
	let socket: Carrier | undefined;
	/** Grows with each attempt; what belongs to an older one is ignored. */
	let generation = 0;
	let failures = 0;
	let freshToken = false;
	/** The sidecar's clock less ours, ms: tokens end by its clock. */
	let ahead = 0;
	const retry = around.timer();

	function setState( next: ConnectionState, detail?: StateDetail ): void {
		state = next;
		options.onState( next, detail );
	}

	function transmit( frame: object ): void {
		if ( socket?.readyState === 1 ) {
			socket.send( JSON.stringify( frame ) );
		}
	}

	async function connect(): Promise< void > {
		drop();
		const mine = ++generation;
		if ( ! around.online() ) {
			setState( 'offline' );
			return;
		}
		setState( 'connecting' );
		let token: Token;
		try {
			token = await tokens.get( freshToken );
		} catch {
			if ( mine === generation ) {
				tryAgain( 'session' );
			}
			return;
		}
		if ( mine !== generation ) {
			return;
		}
		freshToken = false;
		try {
			socket = transport.open();
		} catch {
			ended( 'silence' );
			return;
		}
		listen( socket, mine, token.token );
		// Opening, then hello: each step is answered in time or failed.
		liveness.expect( transport.patience() );
	}

	function listen( opened: Carrier, mine: number, token: string ): void {
		opened.onopen = () => {
			if ( mine === generation ) {
				liveness.expect( transport.patience() );
				transmit( options.hello( token ) );
			}
		};
		opened.onmessage = ( message ) => {
			if ( mine === generation ) {
				take( String( message.data ) );
			}
		};
		opened.onclose = ( event ) => {
			if ( mine === generation ) {
				closed( event.code );
			}
		};
		// A close event follows every error.
		opened.onerror = () => {};
	}

	function take( raw: string ): void {
		const decoded = decodeServerFrame( raw );
		if ( ! decoded.ok ) {
			// From a newer sidecar, perhaps: what is not understood is not shown.
			liveness.heard( false );
			return;
		}
		const { frame } = decoded;
		liveness.heard( frame.type === 'pong' || 'id' in frame );
		if ( frame.type === 'welcome' || frame.type === 'desk' ) {
			ahead = frame.now - around.now();
			greeted( frame.tokenEnds );
		}
		if ( frame.type === 'renewed' ) {
			tokens.plan( frame.tokenEnds - ( around.now() + ahead ) );
		}
		sending.settle( frame );
		liveness.awaits( sending.awaits() );
		onFrame( frame );
		if ( frame.type === 'welcome' || frame.type === 'desk' ) {
			flush();
		}
	}

	function greeted( tokenEnds: number ): void {
		failures = 0;
		sending.forget();
		transport.worked();
		tokens.plan( tokenEnds - ( around.now() + ahead ) );
		setState( 'online' );
	}

	function flush(): void {
		if ( state === 'online' ) {
			sending.flush();
			liveness.awaits( sending.awaits() );
		}
	}

	function closed( code: number ): void {
		if ( code === CLOSE.tokenEnded.code ) {
			freshToken = true;
		}
		if ( ! mayRetry( code ) ) {
			drop();
			setState( 'stopped', { code } );
		} else {
			ended( code );
		}
	}

	/**
	 * The connection is lost, or never was one.
	 * @param how Its close code, or nothing was heard for too long.
	 */
	function ended( how: number | 'silence' ): void {
		const tried = state === 'connecting';
		drop();
		if ( tried && transport.failed( how ) ) {
			void connect();
		} else {
			tryAgain( 'sidecar', how === 'silence' ? undefined : how );
		}
	}

	function tryAgain( cause: StateDetail[ 'cause' ], code?: number ): void {
		failures++;
		if ( ! around.online() ) {
			setState( 'offline' );
			return;
		}
		const wait =
			code === CLOSE.restarting.code
				? afterRestart( around.random() )
				: backoff( failures, around.random() );
		retry.set( wait, () => void connect() );
		setState( 'retrying', {
			cause,
			code,
			retryAt: around.now() + wait,
		} );
	}

	/** Lets go of the socket without waiting for its close. */
	function drop(): void {
		generation++;
		sending.forget();
		retry.clear();
		liveness.stop();
		tokens.stop();
		transport.rest();
		const old = socket;
		socket = undefined;
		old?.close( 1000 );
	}

	/** The tab is seen again or the network changed: now is better than later. */
	function nudge(): void {
		if ( state === 'retrying' || state === 'offline' ) {
			failures = 0;
			void connect();
		} else if ( state === 'online' ) {
			// A phone's socket may have died unseen while the tab slept.
			liveness.probe();
		}
	}

	function wentOffline(): void {
		if ( state !== 'idle' && state !== 'stopped' ) {
			drop();
			setState( 'offline' );
		}
	}

	function reconnect( fresh = false ): void {
		freshToken = freshToken || fresh;
		failures = 0;
		void connect();
	}

	return {
		start() {
			void connect();
			const undo = around.listen( { nudge, wentOffline } );
			return () => {
				undo();
				drop();
				setState( 'stopped' );
			};
		},
		send( frame ) {
			outbox.add( frame as Queued );
			flush();
		},
		whisper( frame ) {
			if ( state !== 'online' ) {
				return false;
			}
			transmit( frame );
			return true;
		},
		state: () => state,
		reconnect,
	};
}
