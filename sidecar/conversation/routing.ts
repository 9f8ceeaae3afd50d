/** Whom a handoff names: pure. */
import type { Agent } from '../../protocol';

/** With so many conversations an agent is busy. */
export const BUSY_AT = 3;

export interface Routed {
	/** Everybody whose desk rings, in the settings' order. */
	available: Agent[];
	/** The one who is named; absent when all are busy. */
	named?: Agent;
}

/**
 * The available agent with the fewest active conversations; among equals the
 * order of the settings decides.
 * @param agents    Everybody who answers, in the settings' order.
 * @param available Ids of those who are available.
 * @param active    How many conversations each has now.
 */
export function route(
	agents: Agent[],
	available: ReadonlySet< string >,
	active: ReadonlyMap< string, number >
): Routed {
	const there = agents.filter( ( { id } ) => available.has( id ) );
	const load = ( { id }: Agent ) => active.get( id ) ?? 0;
	const named = there
		.filter( ( agent ) => load( agent ) < BUSY_AT )
		.sort( ( a, b ) => load( a ) - load( b ) )[ 0 ];
	return { available: there, named };
}
