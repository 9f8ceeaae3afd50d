/** The conversation store in memory: for tests, and the contract's second witness. */
import type { ConversationEvent, Mail } from '../../protocol';
import {
	pageOf,
	Unavailable,
	written,
	type Backlog,
	type Change,
	type Clock,
	type Committed,
	type Conversation,
	type ConversationStore,
	type Due,
	type DueKind,
	type OutgoingMail,
	type StoredGap,
} from '../ports';
import { applyChange } from './apply';
import { SpentInMemory } from './spent-in-memory';
import { SpentNonces } from './spent-nonces';
import { ToolsInMemory } from './tools-in-memory';

type Leased< T > = T & { leaseUntil: number };

const key = ( ...parts: string[] ) => JSON.stringify( parts );

export class MemoryStore implements ConversationStore {
	private conversations = new Map< string, Conversation >();
	private log = new Map< string, ConversationEvent[] >();
	private sends = new Map< string, number >();
	private due = new Map< string, Leased< Due > >();
	private outbox = new Map<
		string,
		Leased< OutgoingMail & { askedAt: number; sentAt?: number } >
	>();
	private numbers = new Map< string, number >();
	private switches = new Map< string, boolean >();
	private connected = new Map< string, Set< string > >();
	private cache = new Map< string, unknown >();
	private gapRows = new Map< string, Map< number, StoredGap > >();
	private nonces = new SpentNonces();
	private readonly spending = new SpentInMemory();
	private closed = false;
	readonly tools = new ToolsInMemory();

	constructor( private readonly clock: Pick< Clock, 'now' > ) {}

	async commit( change: Change ): Promise< Committed > {
		if ( this.closed ) {
			throw new Unavailable( 'stopping' );
		}
		const { shop, once } = change;
		const at = key( shop, change.conversation );
		const current = this.conversations.get( at );
		const sent =
			once && key( shop, change.conversation, once.sender, once.id );
		const earlier = sent ? this.sends.get( sent ) : undefined;
		if ( current && earlier !== undefined ) {
			return {
				conversation: structuredClone( current ),
				events: [],
				written: [],
				after: current.seq,
				seq: earlier,
				repeated: true,
			};
		}
		const { conversation, events, after } = structuredClone(
			applyChange( current, change, this.clock.now() )
		);
		this.conversations.set( at, conversation );
		this.log.set( at, [ ...( this.log.get( at ) ?? [] ), ...events ] );
		const seq = events[ 0 ]?.seq ?? after;
		if ( sent ) {
			this.sends.set( sent, seq );
		}
		this.takeDue( change );
		for ( const mail of change.mail ?? [] ) {
			this.takeMail( shop, mail );
		}
		return structuredClone( {
			conversation,
			events,
			written: events.map( written ),
			after,
			seq,
			repeated: false,
		} );
	}

	private takeDue( { shop, conversation, due = [] }: Change ): void {
		for ( const { kind, at } of due ) {
			const row = key( shop, conversation, kind );
			if ( at === null ) {
				this.due.delete( row );
			} else {
				this.due.set( row, {
					shop,
					conversation,
					kind,
					at,
					leaseUntil: 0,
				} );
			}
		}
	}

	private takeMail( shop: string, mail: Mail ): void {
		const row = key( shop, mail.key );
		if ( ! this.outbox.has( row ) ) {
			this.outbox.set( row, {
				shop,
				mail,
				attempts: 0,
				nextAt: this.clock.now(),
				askedAt: this.clock.now(),
				leaseUntil: 0,
			} );
		}
	}

	async conversation( shop: string, id: string ) {
		return structuredClone( this.conversations.get( key( shop, id ) ) );
	}

	private all( shop: string, fits: ( one: Conversation ) => boolean ) {
		return [ ...this.conversations.values() ]
			.filter( ( one ) => one.shop === shop && fits( one ) )
			.sort( ( a, b ) => a.lastAt - b.lastAt )
			.map( ( one ) => structuredClone( one ) );
	}

	/** One in which somebody waits or talks comes before all others. */
	private latest( shop: string, fits: ( one: Conversation ) => boolean ) {
		const all = this.all( shop, fits );
		const live = all.filter(
			( { status } ) => status === 'waiting' || status === 'human'
		);
		return live.at( -1 ) ?? all.at( -1 );
	}

	async ofVisitor( shop: string, visitor: string ) {
		return this.latest(
			shop,
			( one ) => one.visitor === visitor && one.customer === undefined
		);
	}

	async ofCustomer( shop: string, customer: string ) {
		return this.latest( shop, ( one ) => one.customer === customer );
	}

	async claimedAt( shop: string, visitor: string ) {
		const times = this.all(
			shop,
			( one ) => one.visitor === visitor && one.claimedAt !== undefined
		).map( ( one ) => one.claimedAt ?? 0 );
		return times.length ? Math.max( ...times ) : undefined;
	}

	async begunSince( shop: string, visitor: string, since: number ) {
		return this.all(
			shop,
			( one ) => one.visitor === visitor && one.createdAt >= since
		).length;
	}

	async sentAs( ...frame: [ string, string, string, string ] ) {
		return this.sends.get( key( ...frame ) );
	}

	async events(
		shop: string,
		conversation: string,
		after: number,
		limit = Infinity
	) {
		return structuredClone(
			( this.log.get( key( shop, conversation ) ) ?? [] )
				.filter( ( event ) => event.seq > after )
				.slice( 0, limit )
		);
	}

	async page(
		shop: string,
		conversation: string,
		after: number,
		characters: number
	) {
		const events = await this.events( shop, conversation, after );
		return pageOf( events.map( written ), characters );
	}

	async desk( shop: string, since: number ) {
		return this.all(
			shop,
			( { status, closedAs, lastAt } ) =>
				status === 'waiting' ||
				status === 'human' ||
				( closedAs === 'abandoned' && lastAt >= since )
		);
	}

	async activeByAgent( shop: string ) {
		const counts = new Map< string, number >();
		for ( const { agent } of this.all( shop, isWithAgent ) ) {
			const id = agent?.id ?? '';
			counts.set( id, ( counts.get( id ) ?? 0 ) + 1 );
		}
		return counts;
	}

	async ofAgent( shop: string, agent: string ) {
		return this.all(
			shop,
			( one ) => isWithAgent( one ) && one.agent?.id === agent
		).map( ( { id } ) => id );
	}

	async queue( shop: string ) {
		const waits = this.all(
			shop,
			( { status, handoff } ) =>
				status === 'waiting' && handoff !== undefined
		).map( ( { handoff } ) => handoff?.requestedAt ?? Infinity );
		return {
			waiting: waits.length,
			...( waits.length > 0 && { oldestWait: Math.min( ...waits ) } ),
		};
	}

	async unanswered( shop: string ) {
		return this.all( shop, ( { turn } ) => turn !== undefined );
	}

	async claimDue(
		shop: string,
		now: number,
		leaseMs: number,
		limit: number
	) {
		const rows = [ ...this.due.values() ]
			.filter(
				( row ) =>
					row.shop === shop &&
					row.at <= now &&
					isFree( row, now, leaseMs )
			)
			.sort( ( a, b ) => a.at - b.at )
			.slice( 0, limit );
		return rows.map( ( row ) => {
			row.leaseUntil = now + leaseMs;
			const { leaseUntil: _, ...due } = row;
			return due;
		} );
	}

	async claimMail(
		shop: string,
		now: number,
		leaseMs: number,
		limit: number
	) {
		const rows = [ ...this.outbox.values() ]
			.filter(
				( row ) =>
					row.shop === shop &&
					row.sentAt === undefined &&
					row.nextAt <= now &&
					isFree( row, now, leaseMs )
			)
			.slice( 0, limit );
		return rows.map( ( row ) => {
			row.leaseUntil = now + leaseMs;
			row.attempts++;
			const { mail, attempts, nextAt } = row;
			return { shop, mail, attempts, nextAt };
		} );
	}

	async dueNotLater( shop: string, kind: DueKind, at: number ) {
		for ( const row of this.due.values() ) {
			if ( row.shop === shop && row.kind === kind && row.at > at ) {
				row.at = at;
				row.leaseUntil = 0;
			}
		}
	}

	async dueNotBefore( shop: string, kind: DueKind, at: number ) {
		for ( const row of this.due.values() ) {
			if ( row.shop === shop && row.kind === kind ) {
				row.at = Math.max( row.at, at );
			}
		}
	}

	async mailNotLater( shop: string, at: number ) {
		for ( const row of this.outbox.values() ) {
			if ( row.shop === shop && row.sentAt === undefined ) {
				row.nextAt = Math.min( row.nextAt, at );
			}
		}
	}

	async mailSent( shop: string, mailKey: string, at: number ) {
		const row = this.outbox.get( key( shop, mailKey ) );
		if ( row ) {
			row.sentAt = at;
		}
	}

	async mailFailed( shop: string, mailKey: string, nextAt: number ) {
		const row = this.outbox.get( key( shop, mailKey ) );
		if ( row ) {
			Object.assign( row, { nextAt, leaseUntil: 0 } );
		}
	}

	async nextNumber( shop: string, name: string ) {
		const next = ( this.numbers.get( key( shop, name ) ) ?? 0 ) + 1;
		this.numbers.set( key( shop, name ), next );
		return next;
	}

	async agentSwitch( shop: string, agent: string ) {
		return this.switches.get( key( shop, agent ) );
	}

	async setAgentSwitch( shop: string, agent: string, on: boolean ) {
		this.switches.set( key( shop, agent ), on );
	}

	async connectedAgents( shop: string ) {
		return [ ...( this.connected.get( shop ) ?? [] ) ];
	}

	async setAgentConnected( shop: string, agent: string, connected: boolean ) {
		const agents = this.connected.get( shop ) ?? new Set();
		this.connected.set( shop, agents );
		if ( connected ) {
			agents.add( agent );
		} else {
			agents.delete( agent );
		}
	}

	async dueAt( shop: string, conversation: string, kind: DueKind ) {
		return this.due.get( key( shop, conversation, kind ) )?.at;
	}

	async ticketsSince( shop: string, visitor: string, since: number ) {
		return this.all( shop, ( one ) => one.visitor === visitor )
			.flatMap( ( { id } ) => this.log.get( key( shop, id ) ) ?? [] )
			.filter( ( { type, at } ) => type === 'ticket' && at >= since )
			.length;
	}

	async cached( shop: string, name: string ): Promise< unknown > {
		return structuredClone( this.cache.get( key( shop, name ) ) );
	}

	async setCached( shop: string, name: string, value: unknown ) {
		this.cache.set( key( shop, name ), structuredClone( value ) );
	}

	async gaps( shop: string ) {
		return [ ...( this.gapRows.get( shop )?.values() ?? [] ) ]
			.sort( ( a, b ) => a.id - b.id )
			.map( ( gap ) => structuredClone( gap ) );
	}

	async putGap( shop: string, gap: StoredGap ) {
		const rows = this.gapRows.get( shop ) ?? new Map();
		this.gapRows.set( shop, rows.set( gap.id, structuredClone( gap ) ) );
	}

	async dropGaps( shop: string, ids: number[] ) {
		ids.forEach( ( id ) => this.gapRows.get( shop )?.delete( id ) );
	}

	async backlog( shop: string ): Promise< Backlog > {
		const mails = [ ...this.outbox.values() ].filter(
			( row ) => row.shop === shop && row.sentAt === undefined
		);
		const due = [ ...this.due.values() ].filter(
			( row ) => row.shop === shop
		);
		return {
			mails: mails.length,
			...( mails.length > 0 && {
				oldestMail: Math.min( ...mails.map( ( row ) => row.askedAt ) ),
			} ),
			...( due.length > 0 && {
				nextDue: Math.min( ...due.map( ( row ) => row.at ) ),
			} ),
		};
	}

	async spendNonce( shop: string, nonce: string, until: number ) {
		return this.nonces.spend( key( shop, nonce ), until, this.clock.now() );
	}

	readonly addSpent = this.spending.addSpent.bind( this.spending );
	readonly spentIn = this.spending.spentIn.bind( this.spending );
	readonly spentOn = this.spending.spentOn.bind( this.spending );

	async ping() {}

	async close() {
		this.closed = true;
	}
}

const isWithAgent = ( { status, agent }: Conversation ) =>
	status === 'human' && agent !== undefined;

/** A lease beyond one from now is of a clock that was set back. */
const isFree = (
	{ leaseUntil }: { leaseUntil: number },
	now: number,
	leaseMs: number
) => leaseUntil <= now || leaseUntil > now + leaseMs;
