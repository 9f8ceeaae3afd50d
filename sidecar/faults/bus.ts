/** A bus whose process dies before anybody else is told, or once everybody is. */
import type { Bus } from '../ports';
import type { FaultPoints } from './fault-point';

export function dyingBus( bus: Bus, points: FaultPoints ): Bus {
	return {
		publish( room, message ) {
			if ( message.kind !== 'events' ) {
				bus.publish( room, message );
				return;
			}
			points.pass( 'acknowledge', message.events );
			bus.publish( room, message );
			points.pass( 'broadcast', message.events );
		},
		subscribe: ( room, receive ) => bus.subscribe( room, receive ),
	};
}
