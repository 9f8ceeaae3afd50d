/** Every value that a label may have. */
import { CLOSE, ERROR_CODES, Trigger, type CloseName } from '../../protocol';
import {
	FAILURE_KINDS,
	FRAME_TYPES,
	type Happening,
	type HandoffStep,
	type SocketAudience,
	type Transport,
	type TurnOutcome,
} from '../ports';
import { OTHER } from './tally';

/** All members of a union, checked by the compiler. */
const all = < T extends string >( members: Record< T, true > ) =>
	Object.keys( members ) as T[];

export const AUDIENCES = all< SocketAudience >( {
	customer: true,
	agent: true,
	unproven: true,
} );
export const TRANSPORTS = all< Transport >( { socket: true, poll: true } );
export const FRAMES = [ ...FRAME_TYPES, OTHER ];
export const CLOSE_NAMES = [
	...( Object.keys( CLOSE ) as CloseName[] ),
	'left',
];
export const REFUSALS = ERROR_CODES;
export const OUTCOMES = [ 'ok', ...FAILURE_KINDS ];
export const TRIGGERS = Trigger.options;
export const SPEAKERS = all<
	Extract< Happening, { kind: 'message' } >[ 'by' ]
>( {
	customer: true,
	assistant: true,
	agent: true,
} );
export const TURN_OUTCOMES = all< TurnOutcome >( {
	replied: true,
	handed_off: true,
	failed: true,
	aborted: true,
} );
export const HANDOFF_STEPS = all< HandoffStep >( {
	requested: true,
	resumed: true,
	accepted: true,
	ended: true,
	abandoned: true,
	ticketed: true,
} );
export const CLOSED_AS = all<
	Extract< Happening, { kind: 'closed' } >[ 'as' ]
>( {
	agent: true,
	idle: true,
	abandoned: true,
} );
