/** What an agent may do to a conversation. */
import type { Agent, NewEvent } from '../../protocol';
import type { Conversation } from '../ports';
import { settingsOf } from './context';
import type { Conversations, Plan } from './conversations';
import { type Acknowledge, planRead } from './customer';
import { endHandoff, handoffForAgents, openHandoffOf } from './open';
import { planDecline } from './decline';
import { problemOf } from './problem';
import { RECENT } from './recent';
import { Refused } from './refused';
import { turnForUnanswered } from './unanswered';
import { fill, firstName } from './words';

interface Request {
	conversation: string;
	/** The frame's own id. */
	id: string;
	acknowledge: Acknowledge;
}

export class Agents {
	constructor( private readonly conversations: Conversations ) {}

	private get context() {
		return this.conversations.context;
	}

	private operate(
		agent: Agent,
		{ conversation, id, acknowledge }: Request,
		plan: (
			now: Conversation
		) => Plan | undefined | Promise< Plan | undefined >
	) {
		return this.conversations.operate( conversation, plan, {
			once: { sender: `agent:${ agent.id }`, id },
			acknowledge,
		} );
	}

	say( agent: Agent, request: Request, text: string ) {
		return this.operate( agent, request, ( now ) => {
			if ( now.status === 'human' ) {
				mustHave( now, agent );
			}
			return {
				operation: 'agent_message',
				events: [
					{
						audience: 'all',
						type: 'message',
						id: request.id,
						from: { kind: 'agent', ...agent },
						text,
					},
				],
				set: this.firstMessage( now ),
			};
		} );
	}

	/** Only what a person wrote stops the handoff's clock. */
	private firstMessage( now: Conversation ): Plan[ 'set' ] {
		const open = openHandoffOf( now );
		return open && open.firstAgentMessageAt === undefined
			? {
					handoff: {
						...open,
						firstAgentMessageAt: this.context.clock.now(),
					},
				}
			: {};
	}

	/** Of two who accept, one wins; the other is refused with `taken`. */
	accept( agent: Agent, request: Request ) {
		return this.operate( agent, request, ( now ) => {
			if ( now.status === 'human' && now.agent ) {
				if ( now.agent.id === agent.id ) {
					return undefined;
				}
				throw taken( now.agent );
			}
			const open = openHandoffOf( now );
			const { words } = settingsOf( this.context );
			const instead = open?.named && open.named.id !== agent.id;
			const line = fill( instead ? words.joinedInstead : words.joined, {
				agent: agent.name,
				named: open?.named?.name ?? '',
			} );
			const handoff = open && {
				...open,
				state: 'accepted' as const,
				acceptedAt: open.acceptedAt ?? this.context.clock.now(),
				agent,
			};
			return {
				operation: 'accept',
				expect: { handoff: open?.id },
				events: [
					{
						audience: 'all',
						type: 'status',
						status: 'human',
						by: agent.id,
						agent,
						line,
					},
					...( handoff ? [ handoffForAgents( handoff ) ] : [] ),
				],
				set: {
					agent,
					lastAgent: agent,
					left: false,
					...( handoff && { handoff } ),
				},
			};
		} );
	}

	/** The agent's first words, put ready in the reply box. */
	async opening( agent: Agent, conversation: string ): Promise< string > {
		const { store, shop } = this.context;
		const known = await store.conversation( shop, conversation );
		const seq = known?.seq ?? 0;
		// What it began with, and what it has come to.
		const beginning = await store.events( shop, conversation, 0, RECENT );
		const log = [
			...beginning,
			...( seq > RECENT
				? await store.events(
						shop,
						conversation,
						Math.max( RECENT, seq - RECENT )
					)
				: [] ),
		];
		const said = log.flatMap( ( event ) =>
			event.type === 'message' && event.from.kind === 'customer'
				? [ event.text ]
				: []
		);
		const settings = settingsOf( this.context );
		return fill( settings.words.opening, {
			agent: firstName( agent.name ),
			problem: problemOf( said, settings ),
		} );
	}

	/** This agent's desk rings no more for it; the handoff stays open to all. */
	decline( agent: Agent, request: Request ) {
		return this.operate( agent, request, ( now ) =>
			planDecline( this.context, now, agent )
		);
	}

	/** "Return to assistant" */
	giveBack( agent: Agent, request: Request ) {
		return this.operate( agent, request, async ( now ) => {
			const line = fill( settingsOf( this.context ).words.returned, {
				agent: agent.name,
			} );
			const plan = this.end( now, agent, 'assistant', line );
			return {
				...plan,
				operation: 'return',
				set: {
					...plan.set,
					...( await turnForUnanswered( this.context, now ) ),
				},
			};
		} );
	}

	/** "Close conversation" */
	close( agent: Agent, request: Request ) {
		return this.operate( agent, request, ( now ) => {
			const line = fill( settingsOf( this.context ).words.closed, {
				agent: agent.name,
			} );
			const plan = this.end( now, agent, 'closed', line );
			return {
				...plan,
				operation: 'close',
				set: {
					...plan.set,
					closedAt: this.context.clock.now(),
					closedAs: 'agent',
				},
			};
		} );
	}

	private end(
		now: Conversation,
		agent: Agent,
		status: 'assistant' | 'closed',
		line: string
	): Plan {
		if ( now.status === 'human' ) {
			mustHave( now, agent );
		}
		const ended = endHandoff( now, 'ended', this.context.clock.now() );
		const events: NewEvent[] = [
			{ audience: 'all', type: 'status', status, by: agent.id, line },
			...ended.events,
		];
		return {
			events,
			set: {
				agent: undefined,
				...( ended.handoff && { handoff: ended.handoff } ),
				detectFrom: now.seq + events.length,
			},
		};
	}

	async read( conversation: string, agent: Agent, upTo: number ) {
		await this.conversations.operate( conversation, ( now ) =>
			// Only who answers reads on the shop's behalf.
			now.agent?.id === agent.id
				? planRead( now, 'agent', upTo )
				: undefined
		);
	}
}

const taken = ( by: Agent ) =>
	new Refused( 'taken', `${ by.name } has this conversation.`, by );

function mustHave( now: Conversation, agent: Agent ): void {
	if ( now.agent && now.agent.id !== agent.id ) {
		throw taken( now.agent );
	}
}
