/** An agent's socket, after its hello. */
import type { Agent, AgentFrame, AgentHello, Claims } from '../../protocol';
import { Refused, notFound } from '../conversation/refused';
import { about, conversationRoom, type Committed } from '../ports';
import type { Socket } from './customer-session';
import { errorFrame } from './failures';
import type { Hub } from './hub';
import { Rate, type Limit } from './rate';

const TYPING_MS = 6000;
/** Conversations that one desk may follow at once. */
const OPEN_AT_MOST = 50;
/** Each reads a log. */
const OPENS: Limit = { perSecond: 5, burst: 60 };

export class AgentSession {
	private readonly open = new Map< string, () => void >();
	private readonly opens = new Rate( OPENS );
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

	/** Always true: whether they may was asked before. */
	async welcome( hello: AgentHello ): Promise< boolean > {
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
		return true;
	}

	async take( frame: AgentFrame ): Promise< void > {
		const { agents, agentPresence } = this.hub;
		switch ( frame.type ) {
			case 'available':
				await agentPresence.setSwitch( this.agent.id, frame.available );
				this.hub.tellSwitch( this.agent.id, frame.available );
				return;
			case 'open':
				if ( ! this.opens.take( this.hub.context.clock.now() ) ) {
					throw new Refused( 'limit', 'Too many were opened.' );
				}
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
				// The shop may be slow; what the agent writes does not wait for it.
				void this.lookup( frame );
				break;
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
		const log = about( this.hub.context.log, {
			socket: this.socket.id,
			audience: 'agent',
			agent: this.agent.id,
			frame: frame.type,
			request: frame.id,
			conversation: frame.conversation,
		} );
		try {
			this.socket.send(
				await this.hub.lookups.facts( frame, this.claims, log )
			);
		} catch ( error ) {
			this.socket.send( errorFrame( error, frame.id, log ) );
		}
	}
}
