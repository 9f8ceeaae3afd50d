/** The moment at which a drill lets this process die. */
import type { NewEvent } from '../../protocol';
import type { Fault, FaultPoint } from '../ports';

export interface FaultPoints {
	/** Does not return when this is the moment. */
	pass: ( point: FaultPoint, events: readonly NewEvent[] ) => void;
}

export function faultPoints(
	fault: Fault,
	die: () => void = () => process.kill( process.pid, 'SIGKILL' )
): FaultPoints {
	let left = fault.count;
	return {
		pass( point, events ) {
			if (
				point === fault.point &&
				events.length > 0 &&
				( fault.what === undefined ||
					events.some( ( event ) =>
						whatIsIn( event ).includes( fault.what! )
					) ) &&
				--left === 0
			) {
				die();
			}
		},
	};
}

/** "message.customer", "reply" (an assistant's answer), "status.human", "ticket". */
export function whatIsIn( event: NewEvent ): string[] {
	switch ( event.type ) {
		case 'message':
			return event.turn === undefined
				? [ `message.${ event.from.kind }` ]
				: [ `message.${ event.from.kind }`, 'reply' ];
		case 'status':
			return [ `status.${ event.status }` ];
		default:
			return [ event.type ];
	}
}
