/** What a socket is sent in one turn of the event loop leaves in one write. */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** More leaves at once: what waits here, nobody can take. */
const AT_MOST = 16 * 1024;

export class Gathered {
	/** What waited already when this turn's first frame came; else there is none. */
	private before?: number;

	/**
	 * @param socket
	 * @param transport What carries it.
	 */
	constructor(
		private readonly socket: WebSocket,
		private readonly transport: Duplex
	) {}

	send( text: string ): void {
		if ( this.before === undefined ) {
			this.before = this.socket.bufferedAmount;
			this.transport.cork();
			process.nextTick( writeOf, this );
		}
		this.socket.send( text );
		if ( this.socket.bufferedAmount - this.before > AT_MOST ) {
			this.write();
		}
	}

	/** Bytes that the other end could have taken and has not. */
	unsent(): number {
		return this.before ?? this.socket.bufferedAmount;
	}

	write(): void {
		if ( this.before !== undefined ) {
			this.before = undefined;
			this.transport.uncork();
		}
	}
}

const writeOf = ( one: Gathered ) => one.write();
