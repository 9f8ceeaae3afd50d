/** The moment at which a drill lets this process die. */
import type { NewEvent } from '../../protocol';
import type { Fault, FaultPoint } from '../ports';

export interface FaultPoints {
	/** Does not return when this is the moment. */
	pass: (
		point: FaultPoint & ( 'append' | 'commit' ),
		events: readonly NewEvent[]
	) => void;
	/**
	 * Whether this is the moment: then the process ends once what it said has
	 * left it, and is to say nothing more.
	 */
	passTold: (
		point: FaultPoint & ( 'acknowledge' | 'broadcast' ),
		events: readonly NewEvent[]
	) => boolean;
}

export function faultPoints(
	fault: Fault,
	die: () => void = () => process.kill( process.pid, 'SIGKILL' )
): FaultPoints {
	let left = fault.count;
	const isMoment = ( point: FaultPoint, events: readonly NewEvent[] ) =>
		point === fault.point &&
		events.length > 0 &&
		( fault.what === undefined ||
			events.some( ( event ) =>
				whatIsIn( event ).includes( fault.what! )
			) ) &&
		--left === 0;
	return {
		pass( point, events ) {
			if ( isMoment( point, events ) ) {
				die();
			}
		},
		passTold( point, events ) {
			const isIt = isMoment( point, events );
			if ( isIt ) {
				// A socket writes at the end of this turn.
				setImmediate( die );
			}
			return isIt;
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
