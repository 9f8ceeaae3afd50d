/** Opening a handoff: announced by name, or, with nobody there, the form. */
import type { Agent, Evidence, NewEvent, Trigger } from '../../protocol';
import type { Conversation, Handoff } from '../ports';
import { settingsOf, type Context } from './context';
import type { Plan } from './conversations';
import { handoffEvent, handoffForAgents, openHandoffOf } from './open';
import { route, type Routed } from './routing';
import { afterHoursText, assistantSays, fill } from './words';

const EVIDENCE_AT_MOST = 10;

export interface Wish {
	trigger: Trigger;
	evidence: Evidence[];
}

/** Who is available now, and whom a new handoff would name. */
export async function routeNow(
	context: Context,
	without: string[] = []
): Promise< Routed > {
	return route(
		settingsOf( context ).agents.filter(
			( { id } ) => ! without.includes( id )
		),
		context.presence.available(),
		await context.store.activeByAgent( context.shop )
	);
}

/**
 * @param context
 * @param conversation Without an open handoff.
 * @param wish
 * @param first        Events that come before the announcement.
 */
export async function openHandoff(
	context: Context,
	conversation: Conversation,
	wish: Wish,
	first: NewEvent[]
): Promise< Plan > {
	const routed = await routeNow( context );
	return routed.available.length === 0
		? nobodyThere( context, conversation, first )
		: announced( context, wish, routed, first );
}

function announced(
	context: Context,
	wish: Wish,
	{ available, named }: Routed,
	first: NewEvent[]
): Plan {
	const settings = settingsOf( context );
	const now = context.clock.now();
	const requested: Handoff = {
		id: context.newId(),
		state: 'requested',
		trigger: wish.trigger,
		evidence: wish.evidence.slice( 0, EVIDENCE_AT_MOST ),
		requestedAt: now,
		named,
		notified: available.map( ( { id } ) => ( { agent: id, at: now } ) ),
		declinedBy: [],
	};
	const offered: Handoff = { ...requested, state: 'offered' };
	const text = fill( settings.words.handoff, {
		agent: named?.name ?? settings.words.team,
	} );
	return {
		operation: 'escalate',
		events: [
			...first,
			assistantSays( settings, context.newId(), text ),
			{
				audience: 'all',
				type: 'status',
				status: 'waiting',
				by: 'assistant',
			},
			handoffEvent( requested ),
			handoffForAgents( offered, offered.evidence ),
		],
		set: { handoff: offered, closedAs: undefined, left: false },
		ring: available.map( ( { id } ) => id ),
	};
}

/** Rings those whose desks have not rung for it yet. */
export function ringMore(
	handoff: Handoff,
	available: Agent[],
	now: number
): { handoff: Handoff; ring: string[] } {
	const rung = new Set( handoff.notified.map( ( { agent } ) => agent ) );
	const ring = available
		.map( ( { id } ) => id )
		.filter( ( id ) => ! rung.has( id ) );
	return {
		ring,
		handoff: {
			...handoff,
			notified: [
				...handoff.notified,
				...ring.map( ( agent ) => ( { agent, at: now } ) ),
			],
		},
	};
}

/** When we are back, and the form. */
export function nobodyIsThere( context: Context ): NewEvent[] {
	const settings = settingsOf( context );
	return [
		assistantSays( settings, context.newId(), afterHoursText( settings ) ),
		{ audience: 'all', type: 'offer', offer: 'ticket' },
	];
}

/** No queue and no name. */
function nobodyThere(
	context: Context,
	conversation: Conversation,
	first: NewEvent[]
): Plan {
	const events: NewEvent[] = [
		...first,
		...reopened( conversation ),
		...nobodyIsThere( context ),
	];
	return {
		operation: 'after_hours',
		events,
		set: {
			turn: undefined,
			closedAs: undefined,
			// This request has had its answer.
			detectFrom: conversation.seq + events.length,
		},
	};
}

export function reopened( { status }: Conversation ): NewEvent[] {
	return status === 'closed'
		? [
				{
					audience: 'all',
					type: 'status',
					status: 'assistant',
					by: 'customer',
				},
			]
		: [];
}

/** A further wish while a handoff is open: noted, and nobody is rung again. */
export function addEvidence(
	conversation: Conversation,
	evidence: Evidence[],
	first: NewEvent[]
): Plan {
	const open = openHandoffOf( conversation );
	if ( ! open ) {
		return { operation: 'message', events: first };
	}
	// Bounded: a customer may ask a thousand times.
	const room = EVIDENCE_AT_MOST - open.evidence.length;
	const fresh = evidence.slice( 0, Math.max( room, 0 ) );
	if ( fresh.length === 0 ) {
		return { operation: 'add_evidence', events: first };
	}
	const handoff = { ...open, evidence: [ ...open.evidence, ...fresh ] };
	return {
		operation: 'add_evidence',
		events: [ ...first, handoffForAgents( handoff, fresh ) ],
		set: { handoff },
	};
}
