/** A message left for later: numbered, kept, and mailed to the shop. */
import type { ConversationEvent, NewEvent } from '../../protocol';
import type { Conversation } from '../ports';
import { settingsOf, type Context } from './context';
import type { Plan } from './conversations';
import { endHandoff } from './open';
import { recentEvents } from './recent';
import { Refused } from './refused';
import { fill } from './words';

export interface TicketForm {
	name: string;
	email: string;
	about: string;
}

const FIRST_NUMBER = 1001;

const DAY = 24 * 60 * 60 * 1000;
/** In one conversation, and by one visitor in a day. */
export const TICKETS_AT_MOST = 5;
/** Characters of the transcript that go along, the latest. */
const TRANSCRIPT = 100_000;
const TRANSCRIPT_EVENTS = 1000;

export async function mayLeaveTicket(
	{ store, shop, clock }: Context,
	{ visitor, tickets = 0 }: Conversation
): Promise< boolean > {
	return (
		tickets < TICKETS_AT_MOST &&
		( await store.ticketsSince( shop, visitor, clock.now() - DAY ) ) <
			TICKETS_AT_MOST
	);
}

export async function planTicket(
	context: Context,
	conversation: Conversation,
	{ name, email, about }: TicketForm,
	by = 'customer'
): Promise< Plan > {
	const { store, shop, clock } = context;
	const settings = settingsOf( context );
	if ( ! ( await mayLeaveTicket( context, conversation ) ) ) {
		throw new Refused(
			'not_allowed',
			'You have left several messages already. We will answer them by e-mail.'
		);
	}
	const taken = await store.nextNumber( shop, 'ticket' );
	const number = `B-${ FIRST_NUMBER - 1 + taken }`;
	const log = await recentEvents( context, conversation, TRANSCRIPT_EVENTS );
	// An agent who came meanwhile goes on; the message is left all the same.
	const ended =
		conversation.status === 'human'
			? { events: [], handoff: undefined }
			: endHandoff( conversation, 'ticketed', clock.now() );
	const events: NewEvent[] = [
		{
			audience: 'all',
			type: 'ticket',
			number,
			name,
			email,
			about,
			line: fill( settings.words.ticketSent, { number, email } ),
		},
		...( conversation.status === 'waiting'
			? ( [
					{
						audience: 'all',
						type: 'status',
						status: 'assistant',
						by,
					},
				] as const )
			: [] ),
		...ended.events,
	];
	return {
		operation: 'ticket',
		events,
		set: {
			...( ended.handoff && { handoff: ended.handoff } ),
			...( ended.handoff && {
				detectFrom: conversation.seq + events.length,
			} ),
			email: conversation.email ?? email,
			tickets: ( conversation.tickets ?? 0 ) + 1,
		},
		mail: [
			{
				key: `ticket-${ number }-${ conversation.id }`.slice( 0, 64 ),
				kind: 'ticket',
				number,
				name,
				email,
				about,
				transcript: transcriptOf( log ).slice( -TRANSCRIPT ),
				conversation: conversation.id,
			},
		],
	};
}

/** A line per message: "{time} {speaker}: {text}", times in UTC. */
export function transcriptOf( log: ConversationEvent[] ): string {
	return log
		.flatMap( ( event ) =>
			event.type === 'message' && event.audience === 'all'
				? [
						`${ new Date( event.at ).toISOString() } ${
							event.from.name
						}: ${ inOneLine( event.text ) }`,
					]
				: []
		)
		.join( '\n' );
}

const inOneLine = ( text: string ) =>
	text
		.split( '\n' )
		.map( ( line ) => line.trim() )
		.filter( ( line ) => line !== '' )
		.join( ' ' );
