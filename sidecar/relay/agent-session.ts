/** An agent's socket, after its hello. */
import type { Agent, AgentFrame, AgentHello, Claims } from '../../protocol';
import { Refused, notFound } from '../conversation/refused';
import {
	about,
	conversationRoom,
	ShopProblem,
	type Committed,
	type Log,
} from '../ports';
import type { Socket } from './customer-session';
import type { Hub } from './hub';

const TYPING_MS = 6000;
/** Conversations that one desk may follow at once. */
const OPEN_AT_MOST = 50;

export class AgentSession {
	private readonly open = new Map< string, () => void >();
	private leaveDesk = () => {};

	constructor(
		private readonly hub: Hub,
		private readonly socket: Socket,
		readonly claims: Claims
	) {}

	get agent(): Agent {
		const known = this.hub.context.settings
			.current()
			?.agents.find( ( { id } ) => id === this.claims.sub );
		return (
			known ?? {
				id: this.claims.sub,
				name: this.claims.name ?? `#${ this.claims.sub }`,
			}
		);
	}

	async welcome( hello: AgentHello ): Promise< void > {
		this.closeAll();
		const available = await this.hub.agentPresence.come(
			this.agent.id,
			this.socket.id,
			hello.surface
		);
		this.leaveDesk = await this.hub.desk.join(
			{
				agent: this.agent.id,
				surface: hello.surface,
				send: ( text ) => this.socket.sendText( text ),
			},
			this.agent,
			available,
			this.claims.exp * 1000
		);
		for ( const { conversation, after } of hello.open.slice(
			0,
			OPEN_AT_MOST
		) ) {
			await this.follow( conversation, after ).catch( () => {
				// It is not there any more; the others still are.
			} );
		}
	}

	async take( frame: AgentFrame ): Promise< void > {
		const { agents, agentPresence } = this.hub;
		switch ( frame.type ) {
			case 'available':
				await agentPresence.setSwitch( this.agent.id, frame.available );
				this.hub.tellSwitch( this.agent.id, frame.available );
				return;
			case 'open':
				return this.follow( frame.conversation, frame.after );
			case 'leave':
				this.open.get( frame.conversation )?.();
				this.open.delete( frame.conversation );
				return;
			case 'send':
				await agents.say(
					this.agent,
					this.request( frame ),
					frame.text
				);
				return;
			case 'accept': {
				const opening = await agents.opening(
					this.agent,
					frame.conversation
				);
				await agents.accept(
					this.agent,
					this.request( frame, opening )
				);
				return;
			}
			case 'decline':
				await agents.decline( this.agent, this.request( frame ) );
				return;
			case 'return':
				await agents.giveBack( this.agent, this.request( frame ) );
				return;
			case 'close':
				await agents.close( this.agent, this.request( frame ) );
				return;
			case 'typing':
				return this.typing( frame.conversation, frame.on );
			case 'read':
				await agents.read( frame.conversation, this.agent, frame.upTo );
				return;
			case 'lookup':
				return this.lookup( frame );
			case 'hello':
			case 'renew':
			case 'ping':
			// The session's own, see session.ts.
		}
	}

	leave(): void {
		this.closeAll();
		this.hub.agentPresence.go( this.agent.id, this.socket.id );
	}

	private closeAll(): void {
		this.leaveDesk();
		this.open.forEach( ( leave ) => leave() );
		this.open.clear();
	}

	private async follow( id: string, after: number ): Promise< void > {
		const { store, shop } = this.hub.context;
		if ( ! ( await store.conversation( shop, id ) ) ) {
			throw notFound();
		}
		this.open.get( id )?.();
		this.open.delete( id );
		if ( this.open.size >= OPEN_AT_MOST ) {
			throw new Refused( 'limit', 'Too many conversations are open.' );
		}
		this.open.set(
			id,
			this.hub.rooms.join(
				id,
				{
					id: this.socket.id,
					receiver: 'agent',
					send: ( text ) => this.socket.sendText( text ),
					claimed: () => {},
					failed: () => this.socket.failed(),
				},
				after
			)
		);
	}

	private request(
		{ id, conversation }: { id: string; conversation: string },
		opening?: string
	) {
		return {
			id,
			conversation,
			acknowledge: ( { seq }: Committed ) =>
				this.socket.send( {
					type: 'ack',
					id,
					conversation,
					seq,
					...( opening !== undefined && { opening } ),
				} ),
		};
	}

	/** Only who has the conversation is shown to be writing. */
	private async typing( id: string, on: boolean ): Promise< void > {
		const { store, shop, bus } = this.hub.context;
		const conversation = await store.conversation( shop, id );
		if ( conversation?.agent?.id !== this.agent.id ) {
			return;
		}
		bus.publish( conversationRoom( shop, id ), {
			kind: 'frame',
			to: 'all',
			except: this.socket.id,
			frame: {
				type: 'typing',
				conversation: id,
				who: 'agent',
				name: this.agent.name,
				expiresIn: on ? TYPING_MS : 0,
			},
		} );
	}

	private async lookup(
		frame: AgentFrame & { type: 'lookup' }
	): Promise< void > {
		const { store, shop } = this.hub.context;
		const conversation = await store.conversation(
			shop,
			frame.conversation
		);
		if ( ! conversation ) {
			throw notFound();
		}
		const facts = {
			type: 'facts' as const,
			id: frame.id,
			conversation: conversation.id,
		};
		try {
			if ( frame.what === 'cart' ) {
				const cart = await this.hub.shop.cart( conversation.visitor );
				this.socket.send( { ...facts, ...( cart && { cart } ) } );
			} else if ( conversation.customer === undefined ) {
				// An e-mail address proves nothing.
				this.socket.send( {
					...facts,
					orders: [],
					reason: 'guest',
					problem:
						'This customer is not logged in, so it is not known which orders are theirs.',
				} );
			} else {
				const { orders, unreadable } = await this.hub.shop.orders(
					conversation.customer,
					this.claims.orders === true
				);
				this.socket.send( {
					...facts,
					orders,
					...( unreadable > 0 && {
						reason: 'partly',
						problem: `${ unreadable } orders could not be read and are left out.`,
					} ),
				} );
			}
		} catch ( error ) {
			this.socket.send( {
				...facts,
				...problemOf(
					error,
					about( this.hub.context.log, {
						socket: this.socket.id,
						audience: 'agent',
						agent: this.agent.id,
						frame: frame.type,
						request: frame.id,
						conversation: conversation.id,
					} )
				),
			} );
		}
	}
}

/** Whatever went wrong, the desk is answered: what is not answered is asked again. */
function problemOf( error: unknown, log: Log ) {
	if ( error instanceof ShopProblem ) {
		const { message, reason, retryAt } = error;
		return {
			problem: message,
			reason,
			...( retryAt !== undefined && { retryAt } ),
		};
	}
	log.error( { error: error as Error }, 'a lookup failed' );
	return {
		problem:
			'This could not be looked up; the log of the sidecar says why.',
		reason: 'broken' as const,
	};
}
