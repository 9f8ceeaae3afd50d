import { createClient, createOutbox } from '../../protocol/client';
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

/** Connects, if this shop has a sidecar; a page without it says nothing. */
export async function startBadge(): Promise< () => void > {
	let session: AgentSession;
	try {
		session = await fetchAgentSession();
	} catch {
		return () => {};
	}
	return session.sidecarUrl === '' ? () => {} : connect( session );
}

function connect( session: AgentSession ): () => void {
	const ring = createRing();
	const toast = createToast();
	const lock = ring.unlock();
	let badge = noBadge;

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
			const waits = Object.keys( badge.waiting ).length;
			showBarCount( waits );
			showTitleCount( waits );
			if ( badge.rings ) {
				ring.sound( badge.rings.key );
				toast.show( badge.rings.item );
			}
			toast.keepOnly( badge.waiting );
		},
		onState() {},
	} );
	const stop = client.start();
	return () => {
		stop();
		lock();
		toast.remove();
	};
}
