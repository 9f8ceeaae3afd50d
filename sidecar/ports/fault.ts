/** Where a drill lets this process die; nobody else asks for it. */

/**
 * append: written, not yet committed. commit: on disk, and nobody was told.
 * acknowledge: the sender was told, nobody else. broadcast: everybody was. At
 * these two, what was told has left this process.
 */
export const FAULT_POINTS = [
	'append',
	'commit',
	'acknowledge',
	'broadcast',
] as const;
export type FaultPoint = ( typeof FAULT_POINTS )[ number ];

export interface Fault {
	point: FaultPoint;
	/** One of `whatIsIn`; undefined for every commit that has events. */
	what?: string;
	/** At the n-th time, from 1. */
	count: number;
}
