/** One socket, from its first frame to its end. */
import {
	CLOSE,
	parse,
	readAgentFrame,
	readCustomerFrame,
	type Claims,
	type CloseName,
	type Parsed,
	type ServerFrame,
} from '../../protocol';
import {
	Unavailable,
	UNKNOWN_CALLER,
	type Caller,
	type SocketAudience,
	type Transport,
} from '../ports';
import { admit } from './admit';
import { AgentSession } from './agent-session';
import { CustomerSession, type Socket } from './customer-session';
import { badFrame, errorFrame } from './failures';
import type { Hub } from './hub';
import { Intake } from './intake';
import { Lines } from './lines';
import { logOfFrame, noteClose, noteFrame, noteRefusal } from './notes';
import { Outlet } from './outlet';
import { peek, type Peeked } from './peek';
import { Rate, type Limit } from './rate';
import {
	isSamePerson,
	leave,
	NO_RIGHTS,
	type Known,
	type State,
} from './session-state';
import { endWithToken } from './token-end';
import type { Wire } from './wire';

export const HELLO_MS = 10_000;
/** A second hello on the same socket reads the whole log again. */
const HELLOS: Limit = { perSecond: 1 / 6, burst: 10 };
/** Who has not said hello and says something else has two tries. */
const FAULT = { new: 7, known: 1 };

export class Session implements Socket {
	private state: State;
	private readonly intake: Intake;
	private readonly outlet: Outlet;
	private readonly hellos = new Rate( HELLOS );
	/** There is one once something was refused for now. */
	private lines?: Lines;

	constructor(
		private readonly hub: Hub,
		readonly id: string,
		private readonly wire: Wire,
		readonly caller: Caller = UNKNOWN_CALLER
	) {
		const { clock } = hub.context;
		this.intake = new Intake( clock, ( raw ) => this.serve( raw ) );
		this.outlet = new Outlet( wire, hub.bounds.backlog, () =>
			this.close( 'tooSlow' )
		);
		this.state = { kind: 'new', endWait: this.awaitHello() };
	}

	/** Apart from the constructor, so that nothing of the wait outlives it. */
	private awaitHello(): () => void {
		const { bounds, context } = this.hub;
		const end = () => this.close( 'noHello' );
		const callOff = context.clock.after( HELLO_MS, end );
		const leaveNewcomers = bounds.newcomers.add( this.caller.key, end );
		return () => {
			callOff();
			leaveNewcomers();
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

	/** The conversation that this socket follows; a desk follows many. */
	get following(): string | undefined {
		return this.state.kind === 'customer'
			? this.state.session.following
			: undefined;
	}

	private get now(): number {
		return this.hub.context.clock.now();
	}

	get claims(): Claims | undefined {
		return this.state.kind === 'customer' || this.state.kind === 'agent'
			? this.state.session.claims
			: undefined;
	}

	receive( raw: string, bytes = raw.length ): void {
		if (
			this.state.kind !== 'closed' &&
			! this.intake.take( raw, bytes )
		) {
			this.close( 'misuse' );
		}
	}

	/** A ping of the transport's own; false when it is not to be answered. */
	beat(): boolean {
		if ( this.state.kind === 'closed' || ! this.outlet.isFree() ) {
			return false;
		}
		if ( ! this.intake.beat() ) {
			this.close( 'misuse' );
			return false;
		}
		return true;
	}

	/** Resolves when everything that came so far is served. */
	settled(): Promise< void > {
		return this.intake.settled();
	}

	send( frame: ServerFrame ): void {
		if ( frame.type === 'error' ) {
			noteRefusal( this.hub.context, this, frame );
		}
		this.sendText( JSON.stringify( frame ) );
	}

	sendText( text: string ): void {
		if ( this.state.kind !== 'closed' && this.outlet.send( text ) ) {
			this.hub.context.metrics.frameSent( this.audience );
		}
	}

	tokenEnded(): void {
		this.close( 'tokenEnded' );
	}

	failed(): void {
		this.close( 'restarting' );
	}

	close( name: CloseName ): void {
		if ( this.state.kind !== 'closed' ) {
			this.hub.bounds.closed( name, this.caller, this.now );
			this.shut( name );
		}
	}

	private shut( name: CloseName ): void {
		noteClose( this.hub.context, this, name );
		this.ended();
		this.wire.close( CLOSE[ name ].code, name );
	}

	/** The socket is gone. */
	ended(): void {
		const state = this.state;
		this.state = { kind: 'closed' };
		this.intake.end();
		this.outlet.end();
		switch ( state.kind ) {
			case 'new':
				return state.endWait();
			case 'customer':
			case 'agent':
				return leave( state );
			case 'closed':
		}
	}

	private async serve( raw: string ): Promise< void > {
		if ( this.state.kind === 'closed' ) {
			return;
		}
		const parsed = parse( raw );
		const peeked = peek( parsed );
		try {
			noteFrame( this.hub.context, this, peeked );
			if ( peeked.type === 'hello' ) {
				return await this.hello( parsed, peeked );
			}
			switch ( this.state.kind ) {
				case 'new':
					return this.fault( {
						type: 'error',
						...( peeked.id !== undefined && { id: peeked.id } ),
						code: 'not_allowed',
						message: 'The first frame must be hello.',
					} );
				case 'customer':
				case 'agent':
					return await this.inLine( parsed, peeked, this.state );
			}
		} catch ( error ) {
			this.fail( error, peeked );
		}
	}

	private async inLine( parsed: Parsed, peeked: Peeked, known: Known ) {
		const code = this.lines?.heldUp( peeked, this.now );
		if ( code ) {
			return this.send( {
				type: 'error',
				id: peeked.id,
				code,
				message:
					'An earlier one was refused for now. Send that one first.',
			} );
		}
		await this.fromKnown( parsed, known );
		this.lines?.answered( peeked, undefined, this.now );
	}

	private async fromKnown( parsed: Parsed, { kind, session }: Known ) {
		const decoded =
			kind === 'customer'
				? readCustomerFrame( parsed )
				: readAgentFrame( parsed );
		if ( ! decoded.ok ) {
			return this.fault( badFrame( decoded ) );
		}
		const { frame } = decoded;
		switch ( frame.type ) {
			case 'renew':
				return this.renew( frame.token, session.claims );
			case 'ping':
				return this.send( { type: 'pong' } );
			default:
				// Decoded for this very audience.
				return session.take( frame as never );
		}
	}

	/** Also a second time on the same socket: whoever missed something says it again. */
	private async hello( parsed: Parsed, peeked: Peeked ): Promise< void > {
		if ( ! this.hellos.take( this.now ) ) {
			return this.close( 'misuse' );
		}
		const admission = await admit( this.hub, parsed, peeked );
		switch ( admission.kind ) {
			case 'closed':
				return this.close( admission.name );
			case 'refused':
				return this.fault( badFrame( admission.why ) );
			case 'customer': {
				const { claims, hello } = admission;
				const session = new CustomerSession( this.hub, this, claims );
				return this.begin( { kind: 'customer', session }, () =>
					session.welcome( hello )
				);
			}
			case 'agent': {
				const { claims, hello } = admission;
				const session = new AgentSession( this.hub, this, claims );
				return this.begin( { kind: 'agent', session }, () =>
					session.welcome( hello )
				);
			}
		}
	}

	private async begin(
		who: Pick< Known, 'kind' | 'session' >,
		welcome: () => Promise< boolean >
	): Promise< void > {
		if ( ! this.enter( who ) ) {
			return;
		}
		try {
			if ( ! ( await welcome() ) ) {
				this.close( 'tokenEnded' );
			}
		} catch ( error ) {
			if ( ! ( error instanceof Unavailable ) ) {
				throw error;
			}
			// A guest who logged in: whose it is cannot be stored for now.
			this.close( 'restarting' );
		}
		if ( this.kind === 'closed' ) {
			// Perhaps while the welcome was being prepared.
			who.session.leave();
		}
	}

	private enter( who: Pick< Known, 'kind' | 'session' > ): boolean {
		const { claims } = who.session;
		const before = this.state;
		if ( before.kind === 'closed' ) {
			return false;
		}
		if ( before.kind === 'new' ) {
			before.endWait();
		} else {
			leave( before );
		}
		const seat = this.hub.bounds.seat( claims, this.caller );
		// Spread, it would have a shape of its own, as large as itself.
		this.state = {
			kind: who.kind,
			session: who.session,
			endToken: this.endWith( claims ),
			seat,
		} as Known;
		if ( ! seat ) {
			// Many tabs are no misuse that counts against their address.
			this.shut( 'misuse' );
		}
		return seat !== undefined;
	}

	private endWith( { exp }: Claims ): () => void {
		const end = () => this.close( 'tokenEnded' );
		return endWithToken( this.hub.context, exp, end );
	}

	private async renew( token: string, old: Claims ): Promise< void > {
		const verified = await this.hub.tokens.verify( token );
		if ( ! verified.ok ) {
			return this.close(
				verified.reason === 'ended' ? 'tokenEnded' : 'forbidden'
			);
		}
		const { claims } = verified;
		if ( ! isSamePerson( claims, old ) ) {
			return this.close( 'tokenEnded' );
		}
		if ( this.state.kind === 'customer' || this.state.kind === 'agent' ) {
			// Rights follow the current token.
			Object.assign( old, NO_RIGHTS, claims );
			this.state.endToken();
			this.state.endToken = this.endWith( claims );
			this.send( { type: 'renewed', tokenEnds: claims.exp * 1000 } );
		}
	}

	private fail( error: unknown, peeked: Peeked ): void {
		const log = logOfFrame( this.hub.context, this, peeked );
		const answer = errorFrame( error, peeked.id, log );
		this.lines ??= new Lines();
		this.lines.answered( peeked, answer.code, this.now );
		this.send( answer );
	}

	/** Answered, as long as there are not too many. */
	private fault( answer: ServerFrame ): void {
		const { kind } = this.state;
		if ( this.intake.fault( kind === 'new' ? FAULT.new : FAULT.known ) ) {
			this.send( answer );
		} else {
			this.close( 'misuse' );
		}
	}
}
