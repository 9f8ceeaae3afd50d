/** How things stand, read when the keeper looks; a part that fails is left out. */
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Census, Clock } from '../ports';
import { AUDIENCES, TRANSPORTS } from './words';

/** What a part's gauges show; undefined for what there is none of. */
type Values = Record< string, number | undefined >;

const HELP: Record< string, string > = {
	baton_agents_available: 'Agents who can be given conversations now.',
	baton_agents_connected: 'Agents with a socket, or within their grace.',
	baton_agents_known: 'Agents with the right to answer.',
	baton_handoffs_waiting: 'Customers who wait for a person.',
	baton_handoff_oldest_wait_seconds: 'How long the first of them waits.',
	baton_conversations_with_agents: 'Conversations that a person has.',
	baton_turns_open: 'Turns of the assistant that have not ended.',
	baton_turn_oldest_seconds: 'How long the oldest of them runs.',
	baton_outbox_mails: 'Mails that WordPress has not taken.',
	baton_outbox_oldest_seconds: 'How long the oldest of them waits.',
	baton_due_late_seconds:
		'How late the next thing is that happens by itself.',
	baton_knowledge_age_seconds:
		'Since pages and products were last as the shop has them, or since the start.',
	baton_settings_age_seconds:
		'Since WordPress last told the settings, or since the start.',
	baton_database_bytes: 'The database with its write-ahead log.',
	baton_disk_free_bytes: 'What the file system has left for it.',
};

export class Gauges {
	private readonly plain = new Map< string, Gauge >();
	private readonly sockets: Gauge< 'audience' | 'transport' >;
	private readonly passages: Gauge< 'kind' >;
	private readonly ready: Gauge< 'part' >;
	private readonly failures: Counter< 'part' >;

	constructor(
		registry: Registry,
		private readonly clock: Pick< Clock, 'now' >
	) {
		const registers = [ registry ];
		for ( const [ name, help ] of Object.entries( HELP ) ) {
			this.plain.set( name, new Gauge( { name, help, registers } ) );
		}
		this.sockets = new Gauge( {
			name: 'baton_sockets',
			help: 'Connections now, by who is there and what carries them.',
			labelNames: [ 'audience', 'transport' ],
			registers,
		} );
		this.passages = new Gauge( {
			name: 'baton_knowledge_passages',
			help: 'Passages that answers can be taken from.',
			labelNames: [ 'kind' ],
			registers,
		} );
		this.ready = new Gauge( {
			name: 'baton_ready',
			help: '1 while the part works, without which there is no chat.',
			labelNames: [ 'part' ],
			registers,
		} );
		this.failures = new Counter( {
			name: 'baton_scrape_failures_total',
			help: 'Parts that could not be read for a scrape.',
			labelNames: [ 'part' ],
			registers,
		} );
	}

	async read( census: Census ): Promise< void > {
		const parts: Record< string, () => Promise< void > | void > = {
			sockets: () => this.readSockets( census ),
			agents: () => {
				const { available, connected, known } = census.agents();
				this.show( {
					baton_agents_available: available,
					baton_agents_connected: connected,
					baton_agents_known: known,
				} );
			},
			conversations: async () => {
				const now = await census.conversations();
				this.show( {
					baton_handoffs_waiting: now.waiting,
					baton_handoff_oldest_wait_seconds: this.since(
						now.oldestWait
					),
					baton_conversations_with_agents: now.withAgents,
				} );
			},
			turns: async () => {
				const { open, oldest } = await census.turns();
				this.show( {
					baton_turns_open: open,
					baton_turn_oldest_seconds: this.since( oldest ),
				} );
			},
			backlog: async () => {
				const { mails, oldestMail, nextDue } = await census.backlog();
				this.show( {
					baton_outbox_mails: mails,
					baton_outbox_oldest_seconds: this.since( oldestMail ),
					baton_due_late_seconds: this.since( nextDue ),
				} );
			},
			knowledge: () => {
				const { passages, readAt } = census.knowledge();
				for ( const [ kind, count ] of Object.entries( passages ) ) {
					this.passages.set( { kind }, count );
				}
				this.show( {
					baton_knowledge_age_seconds: this.since( readAt ),
				} );
			},
			settings: () =>
				this.show( {
					baton_settings_age_seconds: this.since(
						census.settings().heardAt
					),
				} ),
			ready: async () => {
				const waitingFor = await census.waitingFor();
				for ( const part of [ 'settings', 'store' ] ) {
					this.ready.set(
						{ part },
						waitingFor.includes( part ) ? 0 : 1
					);
				}
			},
			disk: async () => {
				const { database, free } = await census.disk();
				this.show( {
					baton_database_bytes: database,
					baton_disk_free_bytes: free,
				} );
			},
		};
		this.plain.forEach( ( gauge ) => gauge.remove() );
		await Promise.all(
			Object.entries( parts ).map( async ( [ part, read ] ) => {
				try {
					await read();
				} catch {
					this.failures.inc( { part } );
				}
			} )
		);
	}

	private readSockets( census: Census ): void {
		for ( const audience of AUDIENCES ) {
			for ( const transport of TRANSPORTS ) {
				this.sockets.set( { audience, transport }, 0 );
			}
		}
		for ( const { audience, transport, count } of census.sockets() ) {
			this.sockets.set( { audience, transport }, count );
		}
	}

	/** Seconds; nothing lies in the future. */
	private since( at: number | undefined ): number {
		return at === undefined
			? 0
			: Math.max( 0, ( this.clock.now() - at ) / 1000 );
	}

	private show( values: Values ): void {
		for ( const [ name, value ] of Object.entries( values ) ) {
			if ( value !== undefined ) {
				this.plain.get( name )?.set( value );
			}
		}
	}
}
