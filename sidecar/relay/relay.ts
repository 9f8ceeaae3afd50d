/** All sessions of this process. */
import { Agents } from '../conversation/agents';
import { Customers } from '../conversation/customer';
import type { Conversations } from '../conversation/conversations';
import type { Timers } from '../conversation/timers';
import type { Caller, Conversation, Shop, SocketCount, Tokens } from '../ports';
import type { AgentPresence } from './agent-presence';
import { Bounds } from './bounds';
import { Comings } from './comings';
import type { CustomerPresence } from './customer-presence';
import { Desk } from './desk';
import type { Hub } from './hub';
import { InTurns } from './in-turns';
import { Lookups } from './lookups';
import { MayAnswer } from './may-answer';
import { noteClose } from './notes';
import { Rooms } from './rooms';
import { Session } from './session';
import type { Wire } from './wire';

/** What came before a stop is served for so long. */
const SETTLE_MS = 1000;

export interface RelayParts {
	conversations: Conversations;
	timers: Timers;
	tokens: Tokens;
	shop: Shop;
	agentPresence: AgentPresence;
	customerPresence: CustomerPresence;
}

export class Relay {
	private readonly sessions = new Set< Session >();
	private readonly hub: Hub;
	private readonly bounds = new Bounds();
	private wasAvailable = false;
	/** Who is told whether anybody is available: what is so when their turn comes. */
	private readonly telling = new InTurns< Session >( ( session ) => {
		if ( session.kind === 'customer' ) {
			session.sendText( availability( this.wasAvailable ) );
		}
	} );
	private stopped = false;
	private readonly endSettings: () => void;
	private readonly comings: Comings;

	constructor( private readonly parts: RelayParts ) {
		const { conversations, agentPresence, customerPresence } = parts;
		const { context } = conversations;
		const { shop, store, bus, clock, log } = context;
		this.hub = {
			context,
			conversations,
			customers: new Customers( conversations ),
			agents: new Agents( conversations ),
			tokens: parts.tokens,
			rooms: new Rooms( shop, store, bus, log ),
			bounds: this.bounds,
			mayAnswer: new MayAnswer( context ),
			lookups: new Lookups( context, parts.shop ),
			desk: new Desk( shop, store, bus, clock, customerPresence, log ),
			agentPresence,
			customerPresence,
			anybodyAvailable: () => this.anybodyAvailable(),
			tellSwitch: ( agent, available ) =>
				this.tellSwitch( agent, availability( available ) ),
		};
		this.comings = new Comings( parts.timers, clock, log );
		customerPresence.onChange( ( id, online ) =>
			this.comings.note( 'customer', id, online )
		);
		agentPresence.onComing( ( id, online ) => {
			log.info(
				{ agent: id },
				online ? 'an agent came' : 'an agent went'
			);
			this.comings.note( 'agent', id, online );
		} );
		agentPresence.onChange( () => this.tellAvailability() );
		conversations.watch( ( before, { conversation } ) =>
			this.lookForAgent( before, conversation )
		);
		this.endSettings = context.settings.onChange( ( { agents } ) => {
			this.dropWhoMayNot( new Set( agents.map( ( { id } ) => id ) ) );
			this.tellAvailability();
		} );
	}

	anybodyAvailable(): boolean {
		const available = this.parts.agentPresence.available();
		const agents =
			this.parts.conversations.context.settings.current()?.agents ?? [];
		return agents.some( ( { id } ) => available.has( id ) );
	}

	/** False while stopping, and for whoever misused it too often lately. */
	mayConnect( caller: Caller ): boolean {
		const { clock } = this.parts.conversations.context;
		return ! this.stopped && ! this.bounds.refuses( caller, clock.now() );
	}

	connect( wire: Wire, caller?: Caller ): Session {
		const { log, newId } = this.hub.context;
		const session = new Session( this.hub, newId(), wire, caller );
		this.sessions.add( session );
		log.debug(
			{
				socket: session.id,
				transport: wire.transport,
				request: wire.request,
			},
			'connected'
		);
		return session;
	}

	/** The socket is gone, whoever ended it. */
	gone( session: Session ): void {
		if ( session.kind !== 'closed' ) {
			noteClose( this.hub.context, session, 'left' );
		}
		session.ended();
		this.sessions.delete( session );
	}

	countSockets(): SocketCount[] {
		const counts = new Map< string, SocketCount >();
		for ( const { kind, audience, transport } of this.sessions ) {
			if ( kind === 'closed' ) {
				continue;
			}
			const key = `${ audience } ${ transport }`;
			const known = counts.get( key );
			if ( known ) {
				known.count++;
			} else {
				counts.set( key, { audience, transport, count: 1 } );
			}
		}
		return [ ...counts.values() ];
	}

	/** Serves what came, then tells every socket to come back. */
	async stop(): Promise< void > {
		this.stopped = true;
		this.endSettings();
		const { clock } = this.parts.conversations.context;
		let callOff = () => {};
		await Promise.race( [
			Promise.all(
				[ ...this.sessions ].map( ( session ) => session.settled() )
			),
			// A hello may be waiting for WordPress.
			new Promise< void >( ( resolve ) => {
				callOff = clock.after( SETTLE_MS, resolve );
			} ),
		] );
		callOff();
		for ( const session of [ ...this.sessions ] ) {
			session.close( 'restarting' );
		}
		this.hub.desk.stop();
		this.telling.stop();
		this.comings.stop();
	}

	/**
	 * Who is given a conversation without a socket (the last one went while it was
	 * being stored, or they are within their grace) had gone before it was theirs:
	 * that they went is noted once more, for this one too.
	 */
	private lookForAgent(
		before: Conversation,
		{ agent }: Conversation
	): void {
		if (
			agent &&
			agent.id !== before.agent?.id &&
			! this.parts.agentPresence.hasSocket( agent.id )
		) {
			this.comings.note( 'agent', agent.id, false );
		}
	}

	private tellSwitch( agent: string, text: string ): void {
		for ( const session of this.sessions ) {
			if ( isAgent( session, agent ) ) {
				session.sendText( text );
			}
		}
	}

	private tellAvailability(): void {
		const available = this.anybodyAvailable();
		if ( available !== this.wasAvailable ) {
			this.wasAvailable = available;
			this.telling.add( this.sessions );
		}
	}

	private dropWhoMayNot( agents: ReadonlySet< string > ): void {
		for ( const session of [ ...this.sessions ] ) {
			const { claims } = session;
			if ( claims?.aud === 'agent' && ! agents.has( claims.sub ) ) {
				session.close( 'forbidden' );
			}
		}
		this.parts.agentPresence.keepOnly( agents );
	}
}

const availability = ( available: boolean ) =>
	JSON.stringify( { type: 'availability', available } );

const isAgent = ( { claims }: Session, agent: string ) =>
	claims?.aud === 'agent' && claims.sub === agent;
