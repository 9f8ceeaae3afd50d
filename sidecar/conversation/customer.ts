/** What a customer may do to the conversation that is theirs. */
import { createHash } from 'node:crypto';
import type { Claims, NewEvent } from '../../protocol';
import {
	conversationRoom,
	visitorRoom,
	type Committed,
	type Conversation,
} from '../ports';
import type { Conversations, Plan } from './conversations';
import { endHandoff } from './open';
import { addEvidence, openHandoff } from './handoff';
import { planMessage } from './message';
import { Refused } from './refused';
import { settingsOf } from './context';
import { planTicket, type TicketForm } from './ticket';

const DAY = 24 * 60 * 60 * 1000;
/** Conversations that one visitor may begin in a day. */
export const NEW_PER_DAY = 20;

export type Acknowledge = ( committed: Committed ) => void;

/** "Visitor 4F2A": the same for the same visitor, and says nothing of them. */
export const guestName = ( visitor: string ) =>
	`Visitor ${ createHash( 'sha256' )
		.update( visitor )
		.digest( 'hex' )
		.slice( 0, 4 )
		.toUpperCase() }`;

export class Customers {
	constructor( private readonly conversations: Conversations ) {}

	private get context() {
		return this.conversations.context;
	}

	/** The conversation that this token opens, if there is one. */
	async find( claims: Claims ): Promise< Conversation | undefined > {
		const { store, shop } = this.context;
		const visitors = await store.ofVisitor( shop, claims.sub );
		if ( claims.customer === undefined ) {
			return visitors;
		}
		return visitors
			? this.claim( visitors, claims, claims.customer )
			: store.ofCustomer( shop, claims.customer );
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
	): Promise< Conversation > {
		let mine = false;
		const conversation = await this.conversations.operate( id, ( now ) => {
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
					claimedAt: this.context.clock.now(),
					lastAt: this.context.clock.now(),
				},
			};
		} );
		if ( mine ) {
			this.context.bus.publish(
				conversationRoom( this.context.shop, id ),
				{ kind: 'claimed', customer }
			);
		}
		return conversation;
	}

	say( claims: Claims, id: string, text: string, acknowledge: Acknowledge ) {
		return this.operate( claims, id, acknowledge, ( conversation ) =>
			planMessage( this.context, conversation, { id, text } )
		);
	}

	/** "Talk to a person". */
	requestPerson( claims: Claims, id: string, acknowledge: Acknowledge ) {
		const evidence = [ { why: 'Pressed “Talk to a person”.' } ];
		return this.operate( claims, id, acknowledge, ( conversation ) =>
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
	cancel( claims: Claims, id: string, acknowledge: Acknowledge ) {
		return this.operate( claims, id, acknowledge, ( conversation ) => {
			const ended = endHandoff(
				conversation,
				'abandoned',
				this.context.clock.now()
			);
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
				},
			};
		} );
	}

	/** "E-mail me instead". */
	requestTicket( claims: Claims, id: string, acknowledge: Acknowledge ) {
		return this.operate( claims, id, acknowledge, () => ( {
			operation: 'offer_ticket',
			events: [ { audience: 'all', type: 'offer', offer: 'ticket' } ],
		} ) );
	}

	ticket(
		claims: Claims,
		id: string,
		form: TicketForm,
		acknowledge: Acknowledge
	) {
		return this.operate( claims, id, acknowledge, ( conversation ) =>
			planTicket( this.context, conversation, form )
		);
	}

	/** They have seen everything up to here. */
	async read( conversation: string, upTo: number ): Promise< void > {
		await this.conversations.operate( conversation, ( now ) =>
			planRead( now, 'customer', upTo )
		);
	}

	/**
	 * On their conversation, or on the one that begins with this.
	 */
	private operate(
		claims: Claims,
		id: string,
		acknowledge: Acknowledge,
		plan: ( conversation: Conversation ) => Plan | Promise< Plan >
	): Promise< Conversation > {
		const asked = {
			once: { sender: `customer:${ claims.sub }`, id },
			acknowledge,
		};
		return this.conversations.inOrder(
			`visitor:${ claims.sub }`,
			async () => {
				const known = await this.find( claims );
				if ( known ) {
					return this.conversations.operate( known.id, plan, asked );
				}
				const create = await this.begin( claims );
				return this.conversations.operate( create.id, plan, {
					...asked,
					create,
					acknowledge: ( committed ) => {
						acknowledge( committed );
						this.context.bus.publish(
							visitorRoom( this.context.shop, claims.sub ),
							{ kind: 'begun', conversation: create.id }
						);
					},
				} );
			}
		);
	}

	private async begin(
		claims: Claims
	): Promise< Omit< Conversation, 'seq' > > {
		const { store, shop, clock } = this.context;
		const now = clock.now();
		const begun = await store.begunSince( shop, claims.sub, now - DAY );
		if ( begun >= NEW_PER_DAY ) {
			throw new Refused( 'limit', 'Too many conversations were begun.' );
		}
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
		set: { readBy: { ...conversation.readBy, [ reader ]: seen } },
	};
}
