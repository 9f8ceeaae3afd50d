import {
	createClient,
	createOutbox,
	type ConnectionState,
} from '../../protocol/client';
import {
	type AgentFrame,
	type AgentHello,
	PROTOCOL_VERSION,
} from '../../protocol/frames-up';
import type { AgentSession } from '../../protocol/session';
import { fetchAgentSession, tokenSource } from '../common/agent-session';
import { showBarCount, showTitleCount } from '../common/attention';
import { createRing } from '../common/ring';
import { createToast } from './toast';
import { noBadge, reduceBadge } from './waiting';

/** A reconnect that is over sooner (ms) leaves the count as it was. */
const PATIENCE_MS = 5_000;
/** Until WordPress says who this is. */
const AGAIN_MS = 15_000;
const AGAIN_MOST_MS = 120_000;

/**
 * Connects, if this shop has a sidecar; a page without it says nothing. What is
 * not known is not counted.
 * @return Ends it.
 */
export function startBadge(): () => void {
	let stopped = false;
	let stop = () => {};
	let timer: ReturnType< typeof setTimeout > | undefined;

	async function begin( wait: number ): Promise< void > {
		let session: AgentSession;
		try {
			session = await fetchAgentSession();
		} catch ( error ) {
			if ( ! stopped && mayPass( error ) ) {
				showBarCount( undefined );
				timer = setTimeout(
					() => void begin( Math.min( 2 * wait, AGAIN_MOST_MS ) ),
					wait
				);
			}
			return;
		}
		if ( ! stopped && session.sidecarUrl !== '' ) {
			stop = connect( session );
		}
	}

	void begin( AGAIN_MS );
	return () => {
		stopped = true;
		clearTimeout( timer );
		stop();
	};
}

/** Somebody without the right, or logged out, is not asked for again. */
function mayPass( error: unknown ): boolean {
	const { data } = ( error ?? {} ) as { data?: { status?: unknown } };
	return data?.status !== 401 && data?.status !== 403;
}

function connect( session: AgentSession ): () => void {
	const ring = createRing();
	const toast = createToast();
	const lock = ring.unlock();
	let badge = noBadge;
	let lost: ReturnType< typeof setTimeout > | undefined;

	function show(): void {
		const waits = Object.keys( badge.waiting ).length;
		showBarCount( waits );
		showTitleCount( waits );
	}

	function heard( state: ConnectionState ): void {
		if ( state === 'online' ) {
			clearTimeout( lost );
			lost = undefined;
		} else {
			lost ??= setTimeout( () => {
				showBarCount( undefined );
				showTitleCount( 0 );
			}, PATIENCE_MS );
		}
	}

	const client = createClient< AgentFrame, AgentHello >( {
		sidecarUrl: () => session.sidecarUrl,
		token: tokenSource( session, fetchAgentSession, () => {} ),
		hello: ( token ) => ( {
			type: 'hello',
			v: PROTOCOL_VERSION,
			token,
			surface: 'badge',
			timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
			open: [],
		} ),
		// It only listens: nothing ever waits in here.
		outbox: createOutbox( sessionStorage, 'baton.badge' ),
		onFrame( frame ) {
			const next = reduceBadge( badge, frame );
			if ( next === 'missed' ) {
				client.reconnect();
				return;
			}
			badge = next;
			show();
			if ( badge.rings ) {
				ring.sound( badge.rings.key );
				toast.show( badge.rings.item );
			}
			toast.keepOnly( badge.waiting );
		},
		onState: heard,
	} );
	const stop = client.start();
	return () => {
		clearTimeout( lost );
		stop();
		lock();
		toast.remove();
	};
}
