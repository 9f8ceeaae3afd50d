/** How things stand in this process and its store. */
import type { Census } from '../ports';
import type { Context } from '../conversation/context';
import type { AgentPresence } from './agent-presence';
import type { Relay } from './relay';

type Counted = Pick<
	Census,
	'sockets' | 'agents' | 'conversations' | 'turns' | 'backlog'
>;

export function takeCensus(
	{ shop, store, settings }: Context,
	relay: Relay,
	presence: AgentPresence
): Counted {
	return {
		sockets: () => relay.countSockets(),
		agents: () => {
			const known = ( settings.current()?.agents ?? [] ).map(
				( { id } ) => id
			);
			const available = presence.available();
			return {
				available: known.filter( ( id ) => available.has( id ) ).length,
				connected: known.filter( ( id ) =>
					presence.agentConnected( id )
				).length,
				known: known.length,
			};
		},
		conversations: async () => {
			const active = await store.activeByAgent( shop );
			return {
				...( await store.queue( shop ) ),
				withAgents: [ ...active.values() ].reduce( sum, 0 ),
			};
		},
		turns: async () => {
			const open = await store.unanswered( shop );
			return {
				open: open.length,
				oldest: earliest(
					open.flatMap( ( { turn } ) =>
						turn ? [ turn.startedAt ] : []
					)
				),
			};
		},
		backlog: () => store.backlog( shop ),
	};
}

const sum = ( a: number, b: number ) => a + b;

const earliest = ( times: number[] ) =>
	times.length > 0 ? Math.min( ...times ) : undefined;
