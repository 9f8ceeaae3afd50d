/** What a customer may do to the conversation that is theirs. */
import { createHash } from 'node:crypto';
import type { Claims, NewEvent } from '../../protocol';
import {
	conversationRoom,
	personRoom,
	Unavailable,
	type Caller,
	type Committed,
	type Conversation,
} from '../ports';
import { maskCards } from './card-numbers';
import type { Conversations, Plan } from './conversations';
import { CustomerBounds, type GiveBack } from './customer-bounds';
import { endHandoff } from './open';
import { addEvidence, openHandoff } from './handoff';
import { planMessage } from './message';
import { planChoice } from './outside';
import { Pace } from './pace';
import { Refused } from './refused';
import { settingsOf } from './context';
import { planTicket, type TicketForm } from './ticket';
import { turnForUnanswered } from './unanswered';

const DAY = 24 * 60 * 60 * 1000;
/** Conversations that one visitor may begin in a day. */
export const NEW_PER_DAY = 20;

/** Of the messages to people, in all conversations; judging takes longer than storing. */
export const JUDGED_PER_SECOND = 20;

export type Acknowledge = ( committed: Committed ) => void;

/** A frame of a customer. */
export interface Request {
	claims: Claims;
	/** The frame's own id. */
	id: string;
	caller: Caller;
	/** The conversation that their socket follows, once there is one. */
	joined?: string;
	acknowledge: Acknowledge;
}

/** "Visitor 4F2A": the same for the same visitor, and says nothing of them. */
export const guestName = ( visitor: string ) =>
	`Visitor ${ createHash( 'sha256' )
		.update( visitor )
		.digest( 'hex' )
		.slice( 0, 4 )
		.toUpperCase() }`;

type Planned = (
	conversation: Conversation,
	counted: GiveBack[]
) => Plan | Promise< Plan >;

export class Customers {
	private readonly bounds = new CustomerBounds();
	private readonly judged = new Pace( JUDGED_PER_SECOND, 1000 );

	constructor( private readonly conversations: Conversations ) {}

	private get context() {
		return this.conversations.context;
	}

	private get now(): number {
		return this.context.clock.now();
	}

	/** The conversation that this token opens, if there is one. */
	async find( claims: Claims ): Promise< Conversation | undefined > {
		const { store, shop } = this.context;
		const visitors = await store.ofVisitor( shop, claims.sub );
		if ( claims.customer === undefined ) {
			return visitors;
		}
		if ( visitors ) {
			await this.claim( visitors, claims, claims.customer );
		}
		return store.ofCustomer( shop, claims.customer );
	}

	/** The token was made before an account took the visitor's conversation over. */
	async outdated( claims: Claims ): Promise< boolean > {
		if ( claims.customer !== undefined ) {
			return false;
		}
		const { store, shop } = this.context;
		const claimedAt = await store.claimedAt( shop, claims.sub );
		return claimedAt !== undefined && claims.iat * 1000 < claimedAt - 999;
	}

	/** Logging in gives the visitor's conversation to the account. */
	private async claim(
		{ id }: Conversation,
		claims: Claims,
		customer: string
	): Promise< void > {
		let mine = false;
		await this.conversations.operate( id, ( now ) => {
			if ( now.customer !== undefined ) {
				return undefined;
			}
			mine = true;
			const name = claims.name ?? now.name;
			return {
				events: [
					{
						audience: 'all',
						type: 'identity',
						name,
						email: claims.email ?? '',
					},
				],
				set: {
					customer,
					name,
					email: claims.email,
					claimedAt: this.now,
				},
			};
		} );
		if ( mine ) {
			const { bus, shop } = this.context;
			bus.publish( conversationRoom( shop, id ), {
				kind: 'claimed',
				customer,
			} );
			bus.publish( personRoom( shop, claims ), { kind: 'theirs' } );
		}
	}

	say( request: Request, text: string ) {
		const message = { id: request.id, text: maskCards( text ) };
		return this.operate(
			request,
			( conversation ) =>
				planMessage( this.context, conversation, message, () =>
					this.judged.take( '', this.now )
				),
			text.length
		);
	}

	/** "Talk to a person". */
	requestPerson( request: Request ) {
		const evidence = [ { why: 'Pressed “Talk to a person”.' } ];
		return this.operate( request, ( conversation ) =>
			conversation.status === 'waiting' || conversation.status === 'human'
				? addEvidence( conversation, evidence, [] )
				: openHandoff(
						this.context,
						conversation,
						{ trigger: 'explicit_request', evidence },
						[]
					)
		);
	}

	/** "Back to the assistant". */
	cancel( request: Request ) {
		return this.operate( request, async ( conversation ) => {
			const ended = endHandoff( conversation, 'abandoned', this.now );
			const events: NewEvent[] = [
				{
					audience: 'all',
					type: 'status',
					status: 'assistant',
					by: 'customer',
					line: settingsOf( this.context ).words.cancelled,
				},
				...ended.events,
			];
			return {
				operation: 'cancel',
				events,
				set: {
					...( ended.handoff && { handoff: ended.handoff } ),
					detectFrom: conversation.seq + events.length,
					...( await turnForUnanswered(
						this.context,
						conversation
					) ),
				},
			};
		} );
	}

	choose( request: Request, agreed: boolean ) {
		return this.operate( request, ( conversation ) =>
			planChoice( this.context, conversation, agreed )
		);
	}

	/** "E-mail me instead". */
	requestTicket( request: Request ) {
		return this.operate( request, () => ( {
			operation: 'offer_ticket',
			events: [ { audience: 'all', type: 'offer', offer: 'ticket' } ],
		} ) );
	}

	ticket( request: Request, form: TicketForm ) {
		return this.operate(
			request,
			( conversation, counted ) => {
				counted.push( this.bounds.ticket( request.caller, this.now ) );
				return planTicket( this.context, conversation, {
					...form,
					name: maskCards( form.name ),
					about: maskCards( form.about ),
				} );
			},
			form.about.length
		);
	}

	/** They have seen everything up to here. */
	async read( conversation: string, upTo: number ): Promise< void > {
		await this.conversations.operate( conversation, ( now ) =>
			planRead( now, 'customer', upTo )
		);
	}

	/**
	 * On the conversation that their socket follows, else on theirs, else on the
	 * one that begins with this.
	 */
	private async operate(
		request: Request,
		plan: Planned,
		characters = 0
	): Promise< Conversation > {
		const counted: GiveBack[] = [];
		try {
			return await this.attempt( request, plan, characters, counted );
		} catch ( error ) {
			if ( error instanceof Unavailable ) {
				counted.forEach( ( giveBack ) => giveBack() );
			}
			throw error;
		}
	}

	private attempt(
		request: Request,
		plan: Planned,
		characters: number,
		counted: GiveBack[]
	): Promise< Conversation > {
		const { claims, id, caller, joined, acknowledge } = request;
		const asked = {
			once: { sender: `customer:${ claims.sub }`, id },
			acknowledge,
		};
		const checked = ( now: Conversation ) => {
			if ( ! owns( claims, now ) ) {
				throw notTheirs();
			}
			counted.push(
				this.bounds.frame( now.id, caller, characters, this.now )
			);
			return plan( now, counted );
		};
		if ( joined !== undefined ) {
			return this.conversations.operate( joined, checked, asked );
		}
		const { bus, shop } = this.context;
		const person = personRoom( shop, claims );
		return this.conversations.inOrder( person, async () => {
			const known = await this.find( claims );
			const create = known
				? undefined
				: await this.begin( claims, caller, counted );
			return this.conversations.operate(
				( known ?? create! ).id,
				checked,
				{
					...asked,
					create,
					acknowledge: ( committed ) => {
						acknowledge( committed );
						bus.publish( person, {
							kind: 'theirs',
							conversation: committed.conversation.id,
						} );
					},
				}
			);
		} );
	}

	private async begin(
		claims: Claims,
		caller: Caller,
		counted: GiveBack[]
	): Promise< Omit< Conversation, 'seq' > > {
		const { store, shop, clock } = this.context;
		const now = clock.now();
		const begun = await store.begunSince( shop, claims.sub, now - DAY );
		if ( begun >= NEW_PER_DAY ) {
			throw new Refused( 'limit', 'Too many conversations were begun.' );
		}
		counted.push( this.bounds.begin( caller, now ) );
		return {
			shop,
			id: this.context.newId(),
			status: 'assistant',
			visitor: claims.sub,
			customer: claims.customer,
			name: claims.name ?? guestName( claims.sub ),
			email: claims.email,
			detectFrom: 0,
			lastMessage: 0,
			lastText: '',
			lastAt: now,
			readBy: { customer: 0, agent: 0 },
			createdAt: now,
		};
	}
}

export const owns = (
	{ sub, customer }: Claims,
	conversation: Pick< Conversation, 'visitor' | 'customer' >
) =>
	conversation.customer === undefined
		? conversation.visitor === sub && customer === undefined
		: conversation.customer === customer;

/** An account took it over a moment ago; their socket ends, and they ask again. */
const notTheirs = () =>
	new Refused( 'unavailable', 'This conversation moved. Try again.' );

/** Reading again, or more than there is, changes nothing. */
export function planRead(
	conversation: Conversation,
	reader: 'customer' | 'agent',
	upTo: number
): Plan | undefined {
	const seen = Math.min( upTo, conversation.lastMessage );
	if ( seen <= conversation.readBy[ reader ] ) {
		return undefined;
	}
	return {
		events: [ { audience: 'all', type: 'read', reader, upTo: seen } ],
	};
}
