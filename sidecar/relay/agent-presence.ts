/** Which agents are there, and available. */
import type { Clock, ConversationStore, Log } from '../ports';

interface Agent {
	sockets: Set< string >;
	/** Their own switch. */
	on: boolean;
	/** Still counted until this is called; absent while a socket is there. */
	endGrace?: () => void;
}

export class AgentPresence {
	private readonly agents = new Map< string, Agent >();
	private readonly watchers: Array< () => void > = [];
	private readonly comings: Array<
		( agent: string, online: boolean ) => void
	> = [];

	constructor(
		private readonly shop: string,
		private readonly store: ConversationStore,
		private readonly clock: Clock,
		private readonly graceMs: number,
		private readonly log: Log
	) {}

	/**
	 * Who was connected before this process started is within their grace: they
	 * are on their way back.
	 */
	async restore(): Promise< void > {
		for ( const id of await this.store.connectedAgents( this.shop ) ) {
			const on = await this.store.agentSwitch( this.shop, id );
			if ( ! this.agents.has( id ) ) {
				const agent = { sockets: new Set< string >(), on: on === true };
				this.agents.set( id, agent );
				this.beginGrace( id, agent );
			}
		}
		this.changed();
	}

	/** Told whenever somebody's availability may have changed. */
	onChange( watcher: () => void ): void {
		this.watchers.push( watcher );
	}

	/** Told when an agent's first socket came, and when the last one went. */
	onComing( watcher: ( agent: string, online: boolean ) => void ): void {
		this.comings.push( watcher );
	}

	/** Opening a desk makes available, unless they switched themselves off. */
	async come(
		id: string,
		socket: string,
		surface: 'desk' | 'badge'
	): Promise< boolean > {
		const stored = await this.store.agentSwitch( this.shop, id );
		const on = stored ?? surface === 'desk';
		if ( stored === undefined && on ) {
			await this.store
				.setAgentSwitch( this.shop, id, true )
				.catch( ( error: Error ) => this.unnoted( id, error ) );
		}
		const agent = this.agents.get( id ) ?? { sockets: new Set(), on };
		this.agents.set( id, agent );
		agent.endGrace?.();
		agent.endGrace = undefined;
		agent.on = on;
		agent.sockets.add( socket );
		if ( agent.sockets.size === 1 ) {
			this.note( id, true );
			this.comings.forEach( ( tell ) => tell( id, true ) );
		}
		this.changed();
		return on;
	}

	go( id: string, socket: string ): void {
		const agent = this.agents.get( id );
		if ( ! agent?.sockets.delete( socket ) || agent.sockets.size > 0 ) {
			return;
		}
		this.beginGrace( id, agent );
		this.comings.forEach( ( tell ) => tell( id, false ) );
	}

	/** From everybody else the right to answer was taken away: no grace. */
	keepOnly( may: ReadonlySet< string > ): void {
		for ( const [ id, { endGrace } ] of [ ...this.agents ] ) {
			if ( ! may.has( id ) ) {
				endGrace?.();
				this.forget( id );
				this.comings.forEach( ( tell ) => tell( id, false ) );
			}
		}
	}

	private beginGrace( id: string, agent: Agent ): void {
		agent.endGrace = this.clock.after( this.graceMs, () =>
			this.forget( id )
		);
	}

	private forget( id: string ): void {
		this.agents.delete( id );
		this.note( id, false );
		this.changed();
	}

	/** For the next start; without it that start knows nobody, and goes on. */
	private note( id: string, connected: boolean ): void {
		this.store
			.setAgentConnected( this.shop, id, connected )
			.catch( ( error: Error ) => this.unnoted( id, error ) );
	}

	private unnoted( agent: string, error: Error ): void {
		this.log.warn( { agent, error }, 'a connection could not be noted' );
	}

	async setSwitch( id: string, on: boolean ): Promise< void > {
		await this.store.setAgentSwitch( this.shop, id, on );
		const agent = this.agents.get( id );
		if ( agent ) {
			agent.on = on;
		}
		this.changed();
	}

	available(): Set< string > {
		const there = [ ...this.agents ].filter( ( [ , { on } ] ) => on );
		return new Set( there.map( ( [ id ] ) => id ) );
	}

	agentConnected( id: string ): boolean {
		return this.agents.has( id );
	}

	/** Right now: not within the grace. */
	hasSocket( id: string ): boolean {
		return ( this.agents.get( id )?.sockets.size ?? 0 ) > 0;
	}

	stop(): void {
		for ( const { endGrace } of this.agents.values() ) {
			endGrace?.();
		}
	}

	private changed(): void {
		this.watchers.forEach( ( tell ) => tell() );
	}
}
