/** What happened since the start, as Prometheus reads it. */
import { Histogram, type Registry } from 'prom-client';
import { ROUTES, type Happening, type Metrics } from '../ports';
import { QuickHistogram } from './quick-histogram';
import { Tally } from './tally';
import * as words from './words';

/** A commit waits for the disk: 1–10 ms on a good one. */
const APPEND_MS = [ 1, 2, 5, 10, 20, 50, 100, 250, 500, 1000, 2500, 5000 ];
const BROADCAST_MS = [ 0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 50, 100, 250, 1000 ];
/** A quotation takes some ms, a model seconds; 100 s end every turn. */
const TURN_S = [ 0.05, 0.25, 1, 2.5, 5, 10, 20, 40, 60, 100 ];
const CALL_S = [ 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30 ];
/** How long customers wait for a person. */
const WAIT_S = [ 5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600 ];

export function createCounters( registry: Registry ): Metrics {
	const registers = [ registry ];
	const tally = (
		name: string,
		help: string,
		labels?: Record< string, readonly string[] >
	) => new Tally( registry, name, help, labels );
	const received = tally(
		'baton_frames_received_total',
		'Frames that came, by who sent them and their type.',
		{ audience: words.AUDIENCES, type: words.FRAMES }
	);
	const sent = tally(
		'baton_frames_sent_total',
		'Frames that were written, by who receives them.',
		{ audience: words.AUDIENCES }
	);
	const refused = tally(
		'baton_frames_refused_total',
		'Frames that were answered by an error, by its code.',
		{ code: words.REFUSALS }
	);
	const closes = tally(
		'baton_closes_total',
		'Connections that ended, by the name of the close code; "left": by the other end.',
		{ name: words.CLOSE_NAMES }
	);
	const upgrades = tally(
		'baton_upgrades_refused_total',
		'WebSockets that were not let in.',
		{ reason: [ 'path', 'origin', 'full' ] }
	);
	const requests = tally(
		'baton_http_requests_total',
		'HTTP requests by route and how they were answered: well, refused (4xx), limited (429), failed (5xx).',
		{ route: ROUTES, outcome: [ 'ok', 'refused', 'limited', 'failed' ] }
	);
	const appends = new QuickHistogram(
		registry,
		'baton_append_seconds',
		'From asking for a commit to knowing that it is on disk.',
		APPEND_MS
	);
	const appendsFailed = tally(
		'baton_appends_failed_total',
		'Commits that could not be made: disk full, store closed.'
	);
	const broadcasts = new QuickHistogram(
		registry,
		'baton_broadcast_seconds',
		'From durable to handed over to the last socket; it writes at the end of the turn.',
		BROADCAST_MS
	);
	const calls = new Histogram( {
		name: 'baton_call_seconds',
		help: 'Calls to WordPress, WooCommerce and the model, by how they ended.',
		labelNames: [ 'party', 'outcome' ],
		buckets: CALL_S,
		registers,
	} );
	const mails = tally(
		'baton_mails_total',
		'Attempts to hand a mail to WordPress.',
		{ outcome: [ 'sent', 'failed' ] }
	);
	return {
		frameReceived: ( audience, type ) =>
			received.add( audience, String( type ) ),
		frameSent: ( audience ) => sent.add( audience ),
		frameRefused: ( code ) => refused.add( code ),
		closed: ( name ) => closes.add( name ),
		upgradeRefused: ( reason ) => upgrades.add( reason ),
		answered: ( route, status ) =>
			requests.add( route, httpOutcome( status ) ),
		appended: ( ms ) => appends.observeMs( ms ),
		appendFailed: () => appendsFailed.add(),
		broadcast: ( ms ) => broadcasts.observeMs( ms ),
		happened: createStory( registry, tally ),
		called: ( party, outcome, ms ) =>
			calls.observe( { party, outcome }, ms / 1000 ),
		mail: ( outcome ) => mails.add( outcome ),
	};
}

function httpOutcome( status: number ): string {
	if ( status === 429 ) {
		return 'limited';
	}
	if ( status >= 500 ) {
		return 'failed';
	}
	return status >= 400 ? 'refused' : 'ok';
}

function createStory(
	registry: Registry,
	tally: (
		name: string,
		help: string,
		labels?: Record< string, readonly string[] >
	) => Tally
): ( one: Happening ) => void {
	const registers = [ registry ];
	const begun = tally(
		'baton_conversations_begun_total',
		'Conversations that began.'
	);
	const closed = tally(
		'baton_conversations_closed_total',
		'Conversations that ended, and how.',
		{ as: words.CLOSED_AS }
	);
	const messages = tally( 'baton_messages_total', 'Messages on disk.', {
		by: words.SPEAKERS,
	} );
	const turnsBegun = tally(
		'baton_turns_begun_total',
		'Turns of the assistant that began; taken up again after a crash, again.'
	);
	const turns = new Histogram( {
		name: 'baton_turn_seconds',
		help: 'Turns of the assistant that ended: with a reply, handed to a person, failed (the form), or withdrawn.',
		labelNames: [ 'outcome' ],
		buckets: TURN_S,
		registers,
	} );
	words.TURN_OUTCOMES.forEach( ( outcome ) => turns.zero( { outcome } ) );
	const handoffs = tally(
		'baton_handoffs_total',
		'Handoffs by the state that they came to, and what asked for them.',
		{ state: words.HANDOFF_STEPS, trigger: words.TRIGGERS }
	);
	const wait = ( name: string, help: string ) =>
		new Histogram( { name, help, buckets: WAIT_S, registers } );
	const accepted = wait(
		'baton_handoff_accept_seconds',
		'From the request for a person to the first accept.'
	);
	const firstWords = wait(
		'baton_handoff_first_message_seconds',
		'From the request for a person to the first message of one.'
	);
	const forms = tally(
		'baton_ticket_forms_total',
		'Times that the "Leave a message" form was offered.'
	);
	const tickets = tally( 'baton_tickets_total', 'Messages left for later.' );
	const lost = tally(
		'baton_agents_lost_total',
		'Agents whose connection was gone for too long while they had a conversation.'
	);
	return ( one ) => {
		switch ( one.kind ) {
			case 'begun':
				return begun.add();
			case 'message':
				return messages.add( one.by );
			case 'turn_begun':
				return turnsBegun.add();
			case 'turn_ended':
				return turns.observe( { outcome: one.outcome }, one.ms / 1000 );
			case 'handoff':
				handoffs.add( one.state, one.trigger );
				if ( one.state === 'accepted' ) {
					accepted.observe( one.ms / 1000 );
				}
				return;
			case 'first_words':
				return firstWords.observe( one.ms / 1000 );
			case 'form_offered':
				return forms.add();
			case 'ticket':
				return tickets.add();
			case 'agent_lost':
				return lost.add();
			case 'closed':
				return closed.add( one.as );
		}
	};
}
