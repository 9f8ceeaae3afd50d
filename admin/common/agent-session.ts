/** The only caller of the REST API for desk and badge: who the agent is to the sidecar. */
import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import type { AgentSession } from '../../protocol/session';

/** A WordPress that hangs is one that is down. */
const PATIENCE_MS = 15_000;

export async function fetchAgentSession(): Promise< AgentSession > {
	const patience = new AbortController();
	const timer = setTimeout( () => patience.abort(), PATIENCE_MS );
	const session = await apiFetch< AgentSession >( {
		path: '/baton/v1/agent-session',
		method: 'POST',
		signal: patience.signal,
	} )
		.catch( ( error ) => {
			throw patience.signal.aborted ? coded( 'baton_slow' ) : error;
		} )
		.finally( () => clearTimeout( timer ) );
	// An empty answer is none, though its status says that all is well.
	if ( typeof session?.token !== 'string' ) {
		throw coded( 'invalid_json' );
	}
	return session;
}

/** What `problemOf` puts in words. */
const coded = ( code: string ) => Object.assign( new Error( code ), { code } );

/** A token is not used for a new connection in its last moments. */
const MARGIN_MS = 30_000;

/** Somebody else has logged in to wp-admin in this browser. */
export class AnotherAgent extends Error {
	constructor() {
		super(
			__(
				'Somebody else has logged in in this browser. Reload this page to go on as them.',
				'baton'
			)
		);
	}
}

/**
 * The client's source of tokens: the one in hand while it is good, a new one
 * after that; never another agent's, whose desk has an outbox and drafts of its
 * own. Every failure is told to `onProblem` before it is thrown on.
 * @param first
 * @param load
 * @param onProblem
 * @param now
 */
export function tokenSource(
	first: AgentSession,
	load: () => Promise< AgentSession >,
	onProblem: ( error: unknown ) => void,
	now: () => number = Date.now
) {
	let session = first;
	return async ( fresh: boolean ) => {
		if ( fresh || session.tokenEnds - now() < MARGIN_MS ) {
			try {
				const next = await load();
				if ( next.agent.id !== session.agent.id ) {
					throw new AnotherAgent();
				}
				session = next;
			} catch ( error ) {
				onProblem( error );
				throw error;
			}
		}
		return session;
	};
}
