/** What happens by itself: rows that fell due, and sockets that came and went. */
import type { NewEvent } from '../../protocol';
import {
	Trouble,
	Unavailable,
	type Conversation,
	type Due,
	type DueKind,
} from '../ports';
import type { Conversations, Plan } from './conversations';
import {
	agentAway,
	agentBack,
	customerAway,
	customerBack,
	IDLE_MS,
	idleUntil,
	longestWait,
	lookAgain,
} from './due';
import { nobodyIsThere, ringMore, routeNow } from './handoff';
import { endHandoff, handoffEvent, openHandoffOf } from './open';
import { recentEvents } from './recent';
import { mayLeaveTicket, planTicket, transcriptOf } from './ticket';
import { turnForUnanswered } from './unanswered';

const POLL_MS = 1000;
const LEASE_MS = 30_000;
/** Claimed at once; those who talk get their turn in between. */
const BATCH = 10;
const BATCHES = 100;
/** A clock that is set by less makes no difference here. */
const CLOCK_SET_MS = 5000;

const line = ( text: string ): NewEvent => ( {
	audience: 'agents',
	type: 'line',
	line: text,
} );

export class Timers {
	private lastRound?: { now: number; uptime: number };
	private readonly trouble: Trouble;

	constructor( private readonly conversations: Conversations ) {
		this.trouble = new Trouble( conversations.context.log, {
			begins: 'timers failed',
			ends: 'timers work again',
		} );
	}

	private get context() {
		return this.conversations.context;
	}

	/** What it returns ends it. */
	start(): () => void {
		let callOff = () => {};
		let stopped = false;
		const again = () => {
			callOff = this.context.clock.after( POLL_MS, () => {
				void this.round().finally( () => stopped || again() );
			} );
		};
		again();
		return () => {
			stopped = true;
			callOff();
		};
	}

	/** Does everything that is due now. */
	async round(): Promise< void > {
		const { store, shop, clock } = this.context;
		try {
			await this.lookAtClock();
			for ( let batch = 0; batch < BATCHES; batch++ ) {
				const rows = await store.claimDue(
					shop,
					clock.now(),
					LEASE_MS,
					BATCH
				);
				await Promise.all( rows.map( ( row ) => this.happen( row ) ) );
				if ( rows.length < BATCH ) {
					break;
				}
			}
			this.trouble.worked();
		} catch ( error ) {
			this.trouble.failed( error );
		}
	}

	/**
	 * After the clock was set back nothing waits longer than it would from now;
	 * after it was set forwards, or the machine slept, every wait begins anew.
	 */
	private async lookAtClock(): Promise< void > {
		const { store, shop, clock } = this.context;
		const now = clock.now();
		const uptime = clock.uptime();
		const last = this.lastRound;
		// Nobody knows what happened to the clock while nobody ran.
		const set = last
			? now - last.now - ( uptime - last.uptime )
			: -Infinity;
		if ( Math.abs( set ) > CLOCK_SET_MS ) {
			const move = set < 0 ? store.dueNotLater : store.dueNotBefore;
			for ( const [ kind, wait ] of Object.entries(
				longestWait( this.context )
			) ) {
				await move.call( store, shop, kind as DueKind, now + wait );
			}
		}
		this.lastRound = { now, uptime };
	}

	private async happen( row: Due ): Promise< void > {
		const plan = PLANS[ row.kind ].bind( this );
		const { conversation, kind } = row;
		this.context.log.debug( { conversation, kind }, 'something is due' );
		try {
			await this.conversations.operate(
				row.conversation,
				async ( now ) => {
					const { store, shop } = this.context;
					const at = await store.dueAt( shop, now.id, row.kind );
					if ( at !== row.at ) {
						// Moved or called off since it was claimed.
						return undefined;
					}
					const { due = [], ...rest } = ( await plan( now ) ) ?? {
						events: [],
					};
					return {
						...rest,
						due: [ { kind: row.kind, at: null }, ...due ],
					};
				}
			);
		} catch ( error ) {
			if ( error instanceof Unavailable ) {
				// Told once, for all that cannot be stored.
				return;
			}
			this.context.log.error(
				{
					conversation: row.conversation,
					kind: row.kind,
					error: error as Error,
				},
				'what was due could not be done; it comes again'
			);
		}
	}

	/** The customer's first socket came, or the last one went. */
	async customer( id: string, online: boolean ): Promise< void > {
		await this.conversations.operate( id, ( now ) => {
			if ( now.status !== 'waiting' ) {
				return undefined;
			}
			if ( ! online ) {
				return {
					events: [],
					due: customerAway( this.context.clock.now() ),
				};
			}
			return now.left
				? {
						events: [ line( 'The customer is back.' ) ],
						set: { left: false },
						due: customerBack,
					}
				: { events: [], due: customerBack };
		} );
	}

	/** The agent's first socket came, or the last one went. */
	async agent( id: string, online: boolean ): Promise< void > {
		const { store, shop } = this.context;
		for ( const conversation of await store.ofAgent( shop, id ) ) {
			await this.conversations.operate( conversation, ( now ) =>
				now.status === 'human' && now.agent?.id === id
					? {
							events: [],
							due: online ? agentBack : agentAway( this.context ),
						}
					: undefined
			);
		}
	}

	async idleClose( now: Conversation ): Promise< Plan | undefined > {
		if ( now.status === 'closed' ) {
			return undefined;
		}
		const time = this.context.clock.now();
		if ( now.lastAt + IDLE_MS > time ) {
			// A clock that was set back may say that it was later.
			const lastAt = Math.min( now.lastAt, time );
			return { events: [], due: [ idleUntil( lastAt ) ] };
		}
		return now.status === 'waiting'
			? { events: [], due: [ idleUntil( time ) ] }
			: this.closed( now, 'idle_close', 'idle', 'ended' );
	}

	/** The end that nobody pressed a button for. */
	private closed(
		now: Conversation,
		operation: 'idle_close' | 'abandon',
		closedAs: 'idle' | 'abandoned',
		handoffEnds: 'ended' | 'abandoned',
		last: NewEvent[] = []
	): Plan {
		const at = this.context.clock.now();
		const ended = endHandoff( now, handoffEnds, at );
		const events: NewEvent[] = [
			{
				audience: 'all',
				type: 'status',
				status: 'closed',
				by: 'system',
			},
			...ended.events,
			...last,
		];
		return {
			operation,
			events,
			set: {
				detectFrom: now.seq + events.length,
				agent: undefined,
				turn: undefined,
				closedAt: at,
				closedAs,
				...( ended.handoff && { handoff: ended.handoff } ),
			},
		};
	}

	/** The conversation goes back to where it stood in the queue. */
	async agentLost( now: Conversation ): Promise< Plan | undefined > {
		if ( now.status !== 'human' || ! now.agent ) {
			return undefined;
		}
		if ( this.context.presence.agentConnected( now.agent.id ) ) {
			// Within their grace, and the clock went faster: looked at again.
			return { events: [], due: agentAway( this.context ) };
		}
		const open = openHandoffOf( now );
		const routed = await routeNow( this.context, [
			now.agent.id,
			...( open?.declinedBy ?? [] ),
		] );
		const gone = line( `${ now.agent.name } lost the connection.` );
		if ( routed.available.length === 0 || ! open ) {
			return this.nobodyLeft( now, gone );
		}
		const { handoff: rung } = ringMore(
			open,
			routed.available,
			this.context.clock.now()
		);
		const { named } = routed;
		const handoff = {
			...rung,
			unattended: false,
			state: 'offered' as const,
			named,
			agent: undefined,
		};
		return {
			operation: 'agent_lost',
			events: [
				gone,
				{
					audience: 'all',
					type: 'status',
					status: 'waiting',
					by: 'system',
				},
				handoffEvent( handoff ),
			],
			set: { agent: undefined, handoff },
			// Who heard it before hears it again: it waits anew.
			ring: routed.available.map( ( { id } ) => id ),
		};
	}

	private async nobodyLeft(
		now: Conversation,
		gone: NewEvent
	): Promise< Plan > {
		const ended = endHandoff( now, 'abandoned', this.context.clock.now() );
		const events: NewEvent[] = [
			gone,
			{
				audience: 'all',
				type: 'status',
				status: 'assistant',
				by: 'system',
			},
			...ended.events,
			...nobodyIsThere( this.context ),
		];
		return {
			operation: 'agent_lost_alone',
			events,
			set: {
				agent: undefined,
				detectFrom: now.seq + events.length,
				...( ended.handoff && { handoff: ended.handoff } ),
				...( await turnForUnanswered( this.context, now ) ),
			},
		};
	}

	async customerLeft( now: Conversation ): Promise< Plan | undefined > {
		return this.isAway( now ) && ! now.left
			? {
					events: [
						line( 'The customer has left and keeps their place.' ),
					],
					set: { left: true },
				}
			: undefined;
	}

	/** A ticket when they can be written to; else it ends, and the desk shows it. */
	async customerGone( now: Conversation ): Promise< Plan | undefined > {
		if ( ! this.isAway( now ) ) {
			return undefined;
		}
		if ( now.email && ( await mayLeaveTicket( this.context, now ) ) ) {
			const log = await recentEvents( this.context, now );
			return planTicket(
				this.context,
				now,
				{
					name: now.name,
					email: now.email,
					about: transcriptOf( log ).slice( -2000 ) || now.lastText,
				},
				'system'
			);
		}
		return this.closed( now, 'abandon', 'abandoned', 'abandoned', [
			line( 'The customer left before anybody came.' ),
		] );
	}

	/** All agents went while somebody waits: said once, and the place is kept. */
	async unattended( now: Conversation ): Promise< Plan | undefined > {
		const open = openHandoffOf( now );
		if ( now.status !== 'waiting' || ! open ) {
			return undefined;
		}
		const due = lookAgain( this.context.clock.now() );
		const { available } = await routeNow( this.context, open.declinedBy );
		if ( available.length > 0 ) {
			const { ring, handoff } = ringMore(
				open,
				available,
				this.context.clock.now()
			);
			return ring.length > 0 || open.unattended
				? {
						events: [],
						due,
						ring,
						set: { handoff: { ...handoff, unattended: false } },
					}
				: { events: [], due };
		}
		return open.unattended
			? { events: [], due }
			: {
					operation: 'offer_ticket',
					events: nobodyIsThere( this.context ),
					due,
					set: { handoff: { ...open, unattended: true } },
				};
	}

	private isAway( now: Conversation ): boolean {
		return (
			now.status === 'waiting' &&
			! this.context.presence.customerOnline( now.id )
		);
	}
}

const PLANS = {
	idle_close: Timers.prototype.idleClose,
	agent_lost: Timers.prototype.agentLost,
	customer_left: Timers.prototype.customerLeft,
	customer_gone: Timers.prototype.customerGone,
	unattended: Timers.prototype.unattended,
};
