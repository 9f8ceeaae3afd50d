/** Which agents are there, and available. */
import type { Clock, ConversationStore } from '../ports';

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
		private readonly graceMs: number
	) {}

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
			await this.store.setAgentSwitch( this.shop, id, true );
		}
		const agent = this.agents.get( id ) ?? { sockets: new Set(), on };
		this.agents.set( id, agent );
		agent.endGrace?.();
		agent.endGrace = undefined;
		agent.on = on;
		agent.sockets.add( socket );
		if ( agent.sockets.size === 1 ) {
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
		agent.endGrace = this.clock.after( this.graceMs, () => {
			this.forget( id );
		} );
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

	private forget( id: string ): void {
		this.agents.delete( id );
		this.changed();
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

	stop(): void {
		for ( const { endGrace } of this.agents.values() ) {
			endGrace?.();
		}
	}

	private changed(): void {
		this.watchers.forEach( ( tell ) => tell() );
	}
}
