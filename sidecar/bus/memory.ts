/** The bus within one process: a room's messages arrive at once and in order. */
import type { Bus, BusMessage } from '../ports';

type Receive = ( message: BusMessage ) => void;

export class MemoryBus implements Bus {
	private readonly rooms = new Map< string, Set< Receive > >();

	publish( room: string, message: BusMessage ): void {
		this.rooms.get( room )?.forEach( ( receive ) => receive( message ) );
	}

	subscribe( room: string, receive: Receive ): () => void {
		const receivers = this.rooms.get( room ) ?? new Set();
		this.rooms.set( room, receivers );
		receivers.add( receive );
		return () => {
			receivers.delete( receive );
			if (
				receivers.size === 0 &&
				this.rooms.get( room ) === receivers
			) {
				this.rooms.delete( room );
			}
		};
	}
}
