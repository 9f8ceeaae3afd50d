/**
 * What a socket is sent in one turn of the event loop leaves in one write of one
 * piece. As ws sends it, each frame is a write of two: that takes a quarter more
 * of the processor.
 */
import type { Duplex } from 'node:stream';
import { Sender, WebSocket } from 'ws';

/** Characters; more leaves at once: what waits here, nobody can take. */
const AT_MOST = 16 * 1024;
/** Of RFC 6455: a text in one frame, as a server sends it. */
const TEXT = { fin: true, opcode: 1, mask: false, readOnly: true, rsv1: false };

export class Gathered {
	private waiting: string[] = [];
	private characters = 0;

	/**
	 * @param socket    Without compression.
	 * @param transport What carries it.
	 */
	constructor(
		private readonly socket: WebSocket,
		private readonly transport: Duplex
	) {}

	send( text: string ): void {
		if ( this.waiting.push( text ) === 1 ) {
			process.nextTick( writeOf, this );
		}
		this.characters += text.length;
		if ( this.characters > AT_MOST ) {
			this.write();
		}
	}

	/** Nothing follows a closing frame. */
	write(): void {
		const texts = this.waiting;
		if ( texts.length === 0 ) {
			return;
		}
		this.waiting = [];
		this.characters = 0;
		if ( this.socket.readyState === WebSocket.OPEN ) {
			this.transport.write(
				Buffer.concat(
					texts.flatMap( ( text ) =>
						Sender.frame( Buffer.from( text ), TEXT )
					)
				)
			);
		}
	}
}

const writeOf = ( one: Gathered ) => one.write();
