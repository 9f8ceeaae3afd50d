/** What goes out on one socket: never more than its other end takes. */
import type { Backlog } from './backlog';
import type { Wire } from './wire';

export const UNSENT_BYTES = 1024 * 1024;

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

	/** Whether it was sent. */
	send( text: string ): boolean {
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
