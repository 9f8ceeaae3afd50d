/**
 * What carries one session's frames over a WebSocket.
 *
 * Thousands of them are idle at once, so listeners are shared: they find their
 * connection on the socket.
 */
import type { Duplex } from 'node:stream';
import { WebSocket, type RawData } from 'ws';
import { CLOSE } from '../../protocol';
import type { Caller, Clock, Log } from '../ports';
import { BYTES } from '../relay/intake';
import { Rate } from '../relay/rate';
import type { Relay } from '../relay/relay';
import type { Session } from '../relay/session';
import type { Wire } from '../relay/wire';
import { Gathered } from './gathered';
import { PING_MS, type Pings } from './pings';

/** After the closing frame the other end has so long to answer it. */
export const CLOSE_MS = 2000;
/** Strangers and who misused it are not waited for: time enough to be told why. */
const SHORT_MS = 500;
const SHORT: number[] = [ CLOSE.misuse.code, CLOSE.noHello.code ];

/** A WebSocket that knows what it carries. */
export class Carrier extends WebSocket {
	connection?: Connection;
}

export interface ConnectionParts {
	relay: Relay;
	clock: Clock;
	log: Log;
	pings: Pings;
}

const nothing = () => {};

export class Connection implements Wire {
	readonly transport = 'socket';
	readonly request: string;
	pingAt: number;
	private readonly session: Session;
	private readonly gathered: Gathered;
	/** Pings, fragments and what never becomes a message count too. */
	private readonly bytes = new Rate( BYTES );
	private alive = true;
	/** Bytes that it had not taken at the last ping. */
	private waiting = 0;
	private callOffEnd = nothing;

	/**
	 * @param socket
	 * @param carries      What it runs over.
	 * @param begun        The request that it began with, and from whom.
	 * @param begun.id
	 * @param begun.caller
	 * @param parts
	 */
	constructor(
		private readonly socket: Carrier,
		carries: Duplex,
		begun: { id: string; caller: Caller },
		private readonly parts: ConnectionParts
	) {
		this.request = begun.id;
		this.gathered = new Gathered( socket, carries );
		this.session = parts.relay.connect( this, begun.caller );
		this.pingAt = parts.clock.now() + PING_MS;
		parts.pings.add( this );
		carries.on( 'data', ( chunk: Buffer ) => this.took( chunk.length ) );
		socket.on( 'ping', onPing );
		socket.on( 'pong', onPong );
		socket.on( 'message', onMessage );
		socket.on( 'error', onError );
		socket.on( 'close', onClose );
	}

	send( text: string ): void {
		this.gathered.send( text );
	}

	/** Bytes that the other end could have taken and has not. */
	unsent(): number {
		return this.socket.bufferedAmount;
	}

	close( code: number, reason: string ): void {
		this.gathered.write();
		this.socket.close( code, reason );
		if ( SHORT.includes( code ) ) {
			// What else it sends is not even read.
			this.socket.pause();
			this.endAfter( SHORT_MS );
		} else {
			this.endAfter( CLOSE_MS );
		}
	}

	/** Ends it instead, when it is gone or reads nothing of what waits for it. */
	ping(): void {
		const unsent = this.socket.bufferedAmount;
		if ( ! this.alive || ( this.waiting > 0 && unsent >= this.waiting ) ) {
			this.socket.terminate();
			return;
		}
		this.alive = false;
		this.waiting = unsent;
		this.socket.ping();
	}

	pinged( data: Buffer ): void {
		if ( this.session.beat() ) {
			this.socket.pong( data );
		}
	}

	ponged(): void {
		this.alive = true;
		this.session.beat();
	}

	message( data: Buffer, isBinary: boolean ): void {
		this.alive = true;
		if ( isBinary ) {
			this.session.close( 'misuse' );
		} else {
			this.session.receive( data.toString(), data.length );
		}
	}

	failed( error: Error & { code?: string } ): void {
		this.parts.log.debug(
			{ error, socket: this.session.id },
			'a socket failed'
		);
		// ws has sent its own code by now (too large, not UTF-8).
		if ( String( error.code ).startsWith( 'WS_' ) ) {
			this.session.close( 'misuse' );
		}
	}

	closed(): void {
		this.parts.pings.remove( this );
		this.callOffEnd();
		this.parts.relay.gone( this.session );
	}

	private took( bytes: number ): void {
		if ( this.bytes.take( this.parts.clock.now(), bytes ) ) {
			return;
		}
		if ( this.socket.readyState === WebSocket.OPEN ) {
			this.session.close( 'misuse' );
		} else {
			this.socket.terminate();
		}
	}

	private endAfter( ms: number ): void {
		this.callOffEnd();
		this.callOffEnd = this.parts.clock.after( ms, () =>
			this.socket.terminate()
		);
	}
}

function onPing( this: WebSocket, data: Buffer ): void {
	( this as Carrier ).connection?.pinged( data );
}

function onPong( this: WebSocket ): void {
	( this as Carrier ).connection?.ponged();
}

function onMessage( this: WebSocket, data: RawData, isBinary: boolean ): void {
	( this as Carrier ).connection?.message( data as Buffer, isBinary );
}

function onError( this: WebSocket, error: Error ): void {
	( this as Carrier ).connection?.failed( error );
}

function onClose( this: WebSocket ): void {
	( this as Carrier ).connection?.closed();
}
