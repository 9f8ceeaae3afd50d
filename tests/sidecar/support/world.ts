/** A whole relay in one process, with a clock and an assistant that the test holds. */
import { parse } from 'valibot';
import {
	ConversationEvent,
	type AgentFrame,
	type Claims,
	type CustomerFrame,
} from '../../../protocol';
import { MemoryBus } from '../../../sidecar/bus/memory';
import { Conversations } from '../../../sidecar/conversation/conversations';
import { keepJournal } from '../../../sidecar/conversation/journal';
import { recover } from '../../../sidecar/conversation/recover';
import { Timers } from '../../../sidecar/conversation/timers';
import { Turns } from '../../../sidecar/conversation/turn';
import {
	noMetrics,
	ShopProblem,
	type Caller,
	type ConversationStore,
	type Metrics,
	type Shop,
} from '../../../sidecar/ports';
import { AgentPresence } from '../../../sidecar/relay/agent-presence';
import { CustomerPresence } from '../../../sidecar/relay/customer-presence';
import { Relay } from '../../../sidecar/relay/relay';
import type { Session } from '../../../sidecar/relay/session';
import { JwtTokens } from '../../../sidecar/signing/tokens';
import { MemoryStore } from '../../../sidecar/store/memory';
import { FakeClock } from './fake-clock';
import { settingsFixture } from './fixture';
import { KeptLog } from './quiet';
import { ScriptedAssistant } from './scripted-assistant';
import { makeToken, SECRET, SHOP } from './tokens';
import { TestWire } from './wire';

/** A frame without what the test does not care about. */
type Loose< F > = F extends unknown ? Partial< F > & { type: string } : never;

export class Client {
	readonly wire = new TestWire();
	readonly session: Session;

	constructor(
		private readonly world: World,
		caller?: Caller
	) {
		this.session = world.relay.connect( this.wire, caller );
		world.clients.add( this );
	}

	async send(
		...frames: Array< Loose< CustomerFrame > | Loose< AgentFrame > >
	): Promise< void > {
		for ( const frame of frames ) {
			this.session.receive( JSON.stringify( frame ) );
		}
		await this.world.flush();
	}

	async gone(): Promise< void > {
		this.world.relay.gone( this.session );
		await this.world.flush();
	}

	get conversation(): string {
		return this.wire.view.conversation!;
	}
}

const noShop: Shop = {
	orders: async () => {
		throw new ShopProblem( 'WooCommerce is not there.' );
	},
	cart: async () => null,
};

export class World {
	readonly clock: FakeClock;
	readonly log = new KeptLog();
	readonly assistant = new ScriptedAssistant();
	readonly bus = new MemoryBus();
	readonly store: ConversationStore;
	readonly agentPresence: AgentPresence;
	readonly customerPresence = new CustomerPresence();
	readonly conversations: Conversations;
	readonly turns: Turns;
	readonly timers: Timers;
	readonly relay: Relay;
	settings = settingsFixture();
	wordpressDown = false;
	private readonly changed = new Set<
		( now: typeof this.settings ) => void
	>();
	readonly clients = new Set< Client >();
	private ids = 0;

	constructor(
		options: {
			store?: ConversationStore;
			clock?: FakeClock;
			shop?: Shop;
			metrics?: Metrics;
			/** Two processes on one store must not make the same ids. */
			idPrefix?: string;
		} = {}
	) {
		this.clock = options.clock ?? new FakeClock();
		this.store = options.store ?? new MemoryStore( this.clock );
		this.agentPresence = new AgentPresence(
			SHOP,
			this.store,
			this.clock,
			20_000,
			this.log
		);
		this.conversations = new Conversations( {
			shop: SHOP,
			store: this.store,
			bus: this.bus,
			clock: this.clock,
			log: this.log,
			metrics: options.metrics ?? noMetrics,
			assistant: this.assistant,
			presence: {
				available: () => this.agentPresence.available(),
				agentConnected: ( id ) =>
					this.agentPresence.agentConnected( id ),
				customerOnline: ( id ) =>
					this.customerPresence.customerOnline( id ),
			},
			settings: {
				current: () => this.settings,
				isDown: () => this.wordpressDown,
				refresh: async () => this.settings,
				onChange: ( tell ) => {
					this.changed.add( tell );
					return () => this.changed.delete( tell );
				},
			},
			newId: () => `${ options.idPrefix ?? 'id' }-${ ++this.ids }`,
			agentGraceMs: 20_000,
		} );
		// What is stored must be what every screen can read.
		this.conversations.watch( ( _, { events } ) =>
			events.forEach( ( event ) => parse( ConversationEvent, event ) )
		);
		keepJournal( this.conversations );
		this.turns = new Turns( this.conversations );
		this.timers = new Timers( this.conversations );
		this.relay = new Relay( {
			conversations: this.conversations,
			timers: this.timers,
			tokens: new JwtTokens( SECRET, SHOP, this.clock ),
			shop: options.shop ?? noShop,
			agentPresence: this.agentPresence,
			customerPresence: this.customerPresence,
		} );
	}

	async changeSettings( change: Partial< typeof this.settings > ) {
		this.settings = { ...this.settings, ...change };
		this.changed.forEach( ( tell ) => tell( this.settings ) );
		await this.flush();
	}

	/** Until nothing is under way but what the assistant waits for. */
	async flush(): Promise< void > {
		for ( let round = 0; round < 4; round++ ) {
			await Promise.all(
				[ ...this.clients ].map( ( { session } ) => session.settled() )
			);
			await this.conversations.idle();
			for ( let tick = 0; tick < 8; tick++ ) {
				await new Promise( ( resolve ) => setImmediate( resolve ) );
			}
		}
	}

	/** Lets time pass, and what is due happen. */
	async pass( ms: number ): Promise< void > {
		this.clock.advance( ms );
		await this.flush();
		await this.timers.round();
		await this.flush();
	}

	/** As a start does. */
	async recover(): Promise< void > {
		await this.agentPresence.restore();
		return recover(
			this.conversations,
			this.turns,
			new AbortController().signal
		);
	}

	token( claims: Partial< Claims > & Pick< Claims, 'aud' | 'sub' > ) {
		return makeToken( this.clock.now(), claims );
	}

	async customer(
		claims: Partial< Claims > = {},
		hello: { conversation?: string; after?: number } = {},
		caller?: Caller
	): Promise< Client > {
		const client = new Client( this, caller );
		const token = await this.token( {
			aud: 'customer',
			sub: 'v_1',
			...claims,
		} );
		await client.send( {
			type: 'hello',
			v: 1,
			token,
			after: 0,
			timeZone: 'Europe/Berlin',
			...hello,
		} );
		return client;
	}

	/** Priya Shah is agent 3 in the fixture, Owner is agent 1. */
	async agent(
		sub = '3',
		surface: 'desk' | 'badge' = 'desk',
		open: Array< { conversation: string; after: number } > = []
	): Promise< Client > {
		const client = new Client( this );
		const token = await this.token( { aud: 'agent', sub } );
		await client.send( {
			type: 'hello',
			v: 1,
			token,
			surface,
			timeZone: 'Europe/Berlin',
			open,
		} );
		return client;
	}
}
