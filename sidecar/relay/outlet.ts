/** What goes out on one socket: never more than its other end takes. */
import type { Backlog } from './backlog';
import type { Wire } from './wire';

export const UNSENT_BYTES = 1024 * 1024;
/** Behind so much, what is being typed would be old when it arrives. */
const TYPING_BYTES = 64 * 1024;

/** As `JSON.stringify` begins and ends it, whatever somebody typed in between. */
const isTyping = ( text: string ) => text.startsWith( '{"type":"typing",' );
/** Its end is short, and without it the screen would show it for seconds. */
const roomOf = ( typing: string ) =>
	typing.endsWith( ',"expiresIn":0}' ) ? UNSENT_BYTES : TYPING_BYTES;

export class Outlet {
	/**
	 * @param wire
	 * @param backlog What all sockets have not taken.
	 * @param drop    Closes this one for being too slow.
	 */
	constructor(
		private readonly wire: Wire,
		private readonly backlog: Backlog,
		readonly drop: () => void
	) {}

	/** Whether it was sent. What is being typed rather stays away than closes the socket. */
	send( text: string ): boolean {
		if ( isTyping( text ) && this.unsent() > roomOf( text ) ) {
			return false;
		}
		const free = this.isFree();
		if ( free ) {
			this.wire.send( text );
		}
		return free;
	}

	/** False, and dropped, when too much waits already. */
	isFree(): boolean {
		const unsent = this.unsent();
		if ( unsent > UNSENT_BYTES ) {
			this.drop();
			return false;
		}
		return this.backlog.note( this, unsent );
	}

	unsent(): number {
		return this.wire.unsent();
	}

	end(): void {
		this.backlog.forget( this );
	}
}
