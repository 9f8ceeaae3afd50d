/** A bus whose process dies before anybody else is told, or once everybody is. */
import type { Bus } from '../ports';
import type { FaultPoints } from './fault-point';

export function dyingBus( bus: Bus, points: FaultPoints ): Bus {
	let isDying = false;
	return {
		publish( room, message ) {
			const events = message.kind === 'events' ? message.events : [];
			isDying ||= points.passTold( 'acknowledge', events );
			if ( ! isDying ) {
				bus.publish( room, message );
				isDying = points.passTold( 'broadcast', events );
			}
		},
		subscribe: ( room, receive ) => bus.subscribe( room, receive ),
	};
}
