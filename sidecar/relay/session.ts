/** One socket, from its first frame to its end. */
import {
	CLOSE,
	decodeAgentFrame,
	decodeCustomerFrame,
	MAX_FRAME_BYTES,
	PROTOCOL_VERSION,
	type Claims,
	type CloseName,
	type ServerFrame,
} from '../../protocol';
import type { Metrics, SocketAudience, Transport } from '../ports';
import { AgentSession } from './agent-session';
import { CustomerSession, type Socket } from './customer-session';
import { errorFrame } from './failures';
import type { Hub } from './hub';
import { Rate } from './rate';
import type { Wire } from './wire';

export const HELLO_MS = 10_000;
export const UNSENT_BYTES = 1024 * 1024;
const FRAMES_PER_SECOND = 40;
const FRAMES_BURST = 80;
/** setTimeout's own limit; tokens end long before. */
const LONGEST_MS = 2 ** 31 - 1;

type State =
	| { kind: 'new'; endWait: () => void }
	| { kind: 'customer'; session: CustomerSession; endToken: () => void }
	| { kind: 'agent'; session: AgentSession; endToken: () => void }
	| { kind: 'closed' };

export class Session implements Socket {
	private state: State;
	private readonly rate: Rate;
	/** Frames are served in the order in which they came. */
	private tail: Promise< void > = Promise.resolve();

	constructor(
		private readonly hub: Hub,
		readonly id: string,
		private readonly wire: Wire
	) {
		const { clock } = hub.context;
		this.rate = new Rate( FRAMES_PER_SECOND, FRAMES_BURST, clock.now() );
		this.state = {
			kind: 'new',
			endWait: clock.after( HELLO_MS, () => this.close( 'noHello' ) ),
		};
	}

	get kind() {
		return this.state.kind;
	}

	get audience(): SocketAudience {
		const { kind } = this.state;
		return kind === 'customer' || kind === 'agent' ? kind : 'unproven';
	}

	get transport(): Transport {
		return this.wire.transport;
	}

	private get metrics(): Metrics {
		return this.hub.context.metrics;
	}

	get claims(): Claims | undefined {
		return this.state.kind === 'customer' || this.state.kind === 'agent'
			? this.state.session.claims
			: undefined;
	}

	receive( raw: string, bytes = raw.length ): void {
		if ( this.state.kind === 'closed' ) {
			return;
		}
		if (
			bytes > MAX_FRAME_BYTES ||
			! this.rate.take( this.hub.context.clock.now() )
		) {
			this.close( 'misuse' );
			return;
		}
		this.tail = this.tail.then( () => this.serve( raw ) );
	}

	/** Resolves when everything that came so far is served. */
	settled(): Promise< void > {
		return this.tail;
	}

	send( frame: ServerFrame ): void {
		if ( frame.type === 'error' ) {
			this.metrics.frameRefused( frame.code );
		}
		this.sendText( JSON.stringify( frame ) );
	}

	sendText( text: string ): void {
		if ( this.state.kind === 'closed' ) {
			return;
		}
		if ( this.wire.unsent() > UNSENT_BYTES ) {
			this.close( 'tooSlow' );
			return;
		}
		this.metrics.frameSent( this.audience );
		this.wire.send( text );
	}

	tokenEnded(): void {
		this.close( 'tokenEnded' );
	}

	failed(): void {
		this.close( 'restarting' );
	}

	close( name: CloseName ): void {
		if ( this.state.kind !== 'closed' ) {
			this.metrics.closed( name );
			this.ended();
			this.wire.close( CLOSE[ name ].code, name );
		}
	}

	/** The socket is gone. */
	ended(): void {
		const state = this.state;
		this.state = { kind: 'closed' };
		switch ( state.kind ) {
			case 'new':
				return state.endWait();
			case 'customer':
			case 'agent':
				state.endToken();
				return state.session.leave();
			case 'closed':
		}
	}

	private async serve( raw: string ): Promise< void > {
		if ( this.state.kind === 'closed' ) {
			return;
		}
		const peeked = peek( raw );
		this.metrics.frameReceived( this.audience, peeked.type );
		try {
			if ( peeked.type === 'hello' ) {
				return await this.hello( raw, peeked );
			}
			switch ( this.state.kind ) {
				case 'new':
					return this.send( {
						type: 'error',
						...( typeof peeked.id === 'string' &&
							peeked.id.length <= 64 && { id: peeked.id } ),
						code: 'not_allowed',
						message: 'The first frame must be hello.',
					} );
				case 'customer':
					return await this.fromCustomer( raw, this.state.session );
				case 'agent':
					return await this.fromAgent( raw, this.state.session );
			}
		} catch ( error ) {
			this.send(
				errorFrame(
					error,
					typeof peeked.id === 'string' ? peeked.id : undefined,
					this.hub.context.log
				)
			);
		}
	}

	private async fromCustomer( raw: string, session: CustomerSession ) {
		const decoded = decodeCustomerFrame( raw );
		if ( ! decoded.ok ) {
			return this.refuse( decoded );
		}
		switch ( decoded.frame.type ) {
			case 'renew':
				return this.renew( decoded.frame.token, session.claims );
			case 'ping':
				return this.send( { type: 'pong' } );
			default:
				return session.take( decoded.frame );
		}
	}

	private async fromAgent( raw: string, session: AgentSession ) {
		const decoded = decodeAgentFrame( raw );
		if ( ! decoded.ok ) {
			return this.refuse( decoded );
		}
		const { frame } = decoded;
		switch ( frame.type ) {
			case 'renew':
				return this.renew( frame.token, session.claims );
			case 'ping':
				return this.send( { type: 'pong' } );
			case 'lookup':
				// The shop may be slow; what the agent writes does not wait for it.
				void session
					.take( frame )
					.catch( ( error ) =>
						this.send(
							errorFrame( error, frame.id, this.hub.context.log )
						)
					);
				return;
			default:
				return session.take( frame );
		}
	}

	/** Also a second time on the same socket: whoever missed something says it again. */
	private async hello( raw: string, peeked: Peeked ): Promise< void > {
		if ( peeked.v !== PROTOCOL_VERSION ) {
			return this.close( 'version' );
		}
		const verified = await this.hub.tokens.verify( String( peeked.token ) );
		if ( ! verified.ok ) {
			return this.close(
				verified.reason === 'ended' ? 'tokenEnded' : 'forbidden'
			);
		}
		const { claims } = verified;
		if ( claims.aud === 'agent' ) {
			return this.agentHello( raw, claims );
		}
		const decoded = decodeCustomerFrame( raw );
		if ( ! decoded.ok || decoded.frame.type !== 'hello' ) {
			return this.refuse( decoded );
		}
		const session = new CustomerSession( this.hub, this, claims );
		if (
			this.enter( { kind: 'customer', session, ...this.until( claims ) } )
		) {
			if ( ! ( await session.welcome( decoded.frame ) ) ) {
				this.close( 'tokenEnded' );
			}
			this.leaveIfClosed( session );
		}
	}

	private async agentHello( raw: string, claims: Claims ): Promise< void > {
		const decoded = decodeAgentFrame( raw );
		if ( ! decoded.ok || decoded.frame.type !== 'hello' ) {
			return this.refuse( decoded );
		}
		if ( ! ( await this.mayAnswer( claims.sub ) ) ) {
			return this.close( 'forbidden' );
		}
		const session = new AgentSession( this.hub, this, claims );
		if (
			this.enter( { kind: 'agent', session, ...this.until( claims ) } )
		) {
			await session.welcome( decoded.frame );
			this.leaveIfClosed( session );
		}
	}

	/** Somebody who got the right a moment ago is not in the settings yet. */
	private async mayAnswer( agent: string ): Promise< boolean > {
		const { settings } = this.hub.context;
		const isAgent = () =>
			settings.current()?.agents.some( ( { id } ) => id === agent ) ===
			true;
		if ( ! isAgent() ) {
			await settings.refresh().catch( () => undefined );
		}
		return isAgent();
	}

	private enter( state: State ): boolean {
		const before = this.state;
		if ( before.kind === 'closed' ) {
			return false;
		}
		if ( before.kind === 'new' ) {
			before.endWait();
		} else {
			before.endToken();
			before.session.leave();
		}
		this.state = state;
		return true;
	}

	/** It may have been closed while its welcome was being prepared. */
	private leaveIfClosed( session: { leave: () => void } ): void {
		if ( this.state.kind === 'closed' ) {
			session.leave();
		}
	}

	private until( claims: Claims ): { endToken: () => void } {
		const { clock } = this.hub.context;
		const left = Math.min( claims.exp * 1000 - clock.now(), LONGEST_MS );
		return {
			endToken: clock.after( left, () => this.close( 'tokenEnded' ) ),
		};
	}

	private async renew( token: string, old: Claims ): Promise< void > {
		const verified = await this.hub.tokens.verify( token );
		if ( ! verified.ok ) {
			return this.close(
				verified.reason === 'ended' ? 'tokenEnded' : 'forbidden'
			);
		}
		const { claims } = verified;
		const same =
			claims.aud === old.aud &&
			claims.sub === old.sub &&
			claims.customer === old.customer;
		if ( ! same ) {
			return this.close( 'tokenEnded' );
		}
		if ( this.state.kind === 'customer' || this.state.kind === 'agent' ) {
			// Rights follow the current token.
			Object.assign( old, claims );
			this.state.endToken();
			this.state.endToken = this.until( claims ).endToken;
			this.send( { type: 'renewed', tokenEnds: claims.exp * 1000 } );
		}
	}

	private refuse( decoded: {
		ok: boolean;
		field?: string;
		message?: string;
		id?: string;
	} ): void {
		this.send( {
			type: 'error',
			...( decoded.id !== undefined && { id: decoded.id } ),
			code: 'bad_frame',
			field: decoded.field ?? '',
			message: decoded.message ?? 'The frame could not be read.',
		} );
	}
}

interface Peeked {
	type?: unknown;
	v?: unknown;
	token?: unknown;
	id?: unknown;
}

/** Enough to tell hello from the rest; the schemas read it properly. */
function peek( raw: string ): Peeked {
	try {
		const data: unknown = JSON.parse( raw );
		return typeof data === 'object' && data !== null ? data : {};
	} catch {
		return {};
	}
}
