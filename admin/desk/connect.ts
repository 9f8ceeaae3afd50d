import { createClient, createOutbox } from '../../protocol/client';
import type { AgentFrame, AgentHello } from '../../protocol/frames-up';
import type { AgentSession } from '../../protocol/session';
import { fetchAgentSession, tokenSource } from '../common/agent-session';
import { problemOf } from '../common/problem';
import { createDeskStore, type DeskStore } from './state/desk-store';
import { rememberIn } from './state/remembered';

/**
 * A desk for this agent, connected. What waits and what was typed is kept per
 * agent and tab: two agents may share a browser.
 * @param session
 * @return The store and what ends the connection.
 */
export function connectDesk( session: AgentSession ): {
	store: DeskStore;
	start: () => () => void;
} {
	const key = `baton.desk.${ session.agent.id }`;
	const outbox = createOutbox( sessionStorage, `${ key }.outbox` );
	const store = createDeskStore( outbox, rememberIn( sessionStorage, key ) );
	const client = createClient< AgentFrame, AgentHello >( {
		sidecarUrl: () => session.sidecarUrl,
		token: tokenSource( session, fetchAgentSession, ( error ) =>
			store.dispatch( { type: 'problem', problem: problemOf( error ) } )
		),
		hello: store.hello,
		outbox,
		onFrame: store.takeFrame,
		onState: ( state, detail ) =>
			store.dispatch( {
				type: 'connection',
				state,
				now: Date.now(),
				...detail,
			} ),
	} );
	store.attach( client );
	return { store, start: client.start };
}
