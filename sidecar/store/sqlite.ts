/** The conversation store on SQLite: one file, durable at every commit. */
import Database from 'better-sqlite3';
import type { ConversationEvent } from '../../protocol';
import type {
	Backlog,
	Change,
	Clock,
	Committed,
	Conversation,
	ConversationStore,
	Due,
	DueKind,
	OutgoingMail,
	Page,
	Queue,
	Spent,
	SpentInMonth,
	StoredGap,
	ToolStore,
} from '../ports';
import { AT_COMMIT, Checkpoints } from './checkpoints';
import { EventLog } from './event-log';
import { NOTHING_SPENT } from './nothing-spent';
import { GroupCommit } from './group-commit';
import { migrate } from './migrations';
import { prepareStatements, type Statements } from './statements';
import { KeptConversations } from './kept';
import { toolsOnSqlite } from './tools-on-sqlite';
import { writeChange } from './write';

/** While another program writes; group-commit.ts asks again. */
const BUSY_MS = 10;

const present = ( conversation: Conversation | undefined ) =>
	conversation !== undefined;

const isLive = ( { status }: Conversation ) =>
	status === 'waiting' || status === 'human';

/** A live one first. */
const latestOf = ( found: Conversation[] ): Conversation | undefined =>
	found.sort(
		( a, b ) =>
			Number( isLive( b ) ) - Number( isLive( a ) ) || b.lastAt - a.lastAt
	)[ 0 ];

export class SqliteStore implements ConversationStore {
	private readonly database: Database.Database;
	private readonly statements: Statements;
	private readonly log: EventLog;
	private readonly kept: KeptConversations;
	private readonly checkpoints: Checkpoints;
	private readonly group: GroupCommit;
	private closing?: Promise< void >;
	readonly tools: ToolStore;

	/**
	 * @param file    Path of the database; made when it is not there.
	 * @param clock   Dates the events.
	 * @param unfiled So many events may wait in the journal.
	 */
	constructor(
		file: string,
		private readonly clock: Pick< Clock, 'now' >,
		unfiled?: number
	) {
		this.database = new Database( file );
		this.database.pragma( 'journal_mode = WAL' );
		this.database.pragma( 'synchronous = FULL' );
		this.database.pragma( 'busy_timeout = 5000' );
		this.database.pragma( `wal_autocheckpoint = ${ AT_COMMIT }` );
		migrate( this.database );
		// From here on somebody would be held up by waiting longer.
		this.database.pragma( `busy_timeout = ${ BUSY_MS }` );
		this.statements = prepareStatements( this.database );
		this.log = new EventLog( this.database, unfiled );
		this.kept = new KeptConversations(
			this.database,
			this.statements,
			this.log
		);
		this.checkpoints = new Checkpoints( file );
		this.group = new GroupCommit( this.database, {
			begun: () => {
				this.log.begin();
				this.kept.begin();
			},
			ending: ( changes ) => this.log.tidy( changes ),
			ended: () => this.checkpoints.committed(),
			marked: () => this.log.mark(),
			undone: ( what ) => {
				this.kept.undo();
				this.log.undo( what );
			},
		} );
		this.tools = toolsOnSqlite( this.database, ( work ) =>
			this.group.run( work )
		);
	}

	commit( change: Change ): Promise< Committed > {
		return this.group.run( () =>
			writeChange(
				{ statements: this.statements, log: this.log },
				this.kept,
				change,
				this.clock.now()
			)
		);
	}

	async conversation( shop: string, id: string ) {
		return this.kept.read( shop, id );
	}

	/** Those with these ids, as a statement found them. */
	private these( shop: string, ids: unknown[] ): Conversation[] {
		return ids
			.map( ( id ) => this.kept.read( shop, id as string ) )
			.filter( present );
	}

	async ofVisitor( shop: string, visitor: string ) {
		const { ofVisitor } = this.statements;
		return latestOf( this.these( shop, ofVisitor.all( shop, visitor ) ) );
	}

	async ofCustomer( shop: string, customer: string ) {
		const { ofCustomer } = this.statements;
		return latestOf( this.these( shop, ofCustomer.all( shop, customer ) ) );
	}

	async claimedAt( shop: string, visitor: string ) {
		const row = this.statements.claimedAt.get( shop, visitor ) as {
			at: number | null;
		};
		return row.at ?? undefined;
	}

	async begunSince( shop: string, visitor: string, since: number ) {
		const row = this.statements.begunSince.get( shop, visitor, since );
		return ( row as { n: number } ).n;
	}

	async sentAs(
		shop: string,
		conversation: string,
		sender: string,
		id: string
	) {
		const kept = this.kept.get( shop, conversation );
		return kept && this.kept.sent( kept, { sender, id } );
	}

	async events(
		shop: string,
		conversation: string,
		after: number,
		limit?: number
	): Promise< ConversationEvent[] > {
		return this.log.read( shop, conversation, after, limit );
	}

	async page(
		shop: string,
		conversation: string,
		after: number,
		characters: number
	): Promise< Page > {
		return this.log.page( shop, conversation, after, characters );
	}

	async desk( shop: string, since: number ): Promise< Conversation[] > {
		const found = this.statements.desk.all( { shop, since } );
		return this.these( shop, found ).sort(
			( a, b ) => a.lastAt - b.lastAt
		);
	}

	async activeByAgent( shop: string ) {
		const { activeByAgent } = this.statements;
		return new Map( activeByAgent.all( shop ) as [ string, number ][] );
	}

	async ofAgent( shop: string, agent: string ) {
		return this.statements.ofAgent.all( shop, agent ) as string[];
	}

	async queue( shop: string ): Promise< Queue > {
		const { waiting, oldestWait } = this.statements.queue.get( shop ) as {
			waiting: number;
			oldestWait: number | null;
		};
		return { waiting, ...( oldestWait !== null && { oldestWait } ) };
	}

	async unanswered( shop: string ): Promise< Conversation[] > {
		return this.these( shop, this.statements.unanswered.all( shop ) );
	}

	claimDue( shop: string, now: number, leaseMs: number, limit: number ) {
		return this.group.run(
			() =>
				this.statements.claimDue.all( {
					shop,
					now,
					until: now + leaseMs,
					limit,
				} ) as Due[]
		);
	}

	async dueNotLater( shop: string, kind: DueKind, at: number ) {
		await this.group.run( () =>
			this.statements.dueNotLater.run( { shop, kind, at } )
		);
	}

	async dueNotBefore( shop: string, kind: DueKind, at: number ) {
		await this.group.run( () =>
			this.statements.dueNotBefore.run( { shop, kind, at } )
		);
	}

	async mailNotLater( shop: string, at: number ) {
		await this.group.run( () =>
			this.statements.mailNotLater.run( { shop, at } )
		);
	}

	claimMail( shop: string, now: number, leaseMs: number, limit: number ) {
		return this.group.run( () =>
			this.statements.claimMail
				.all( { shop, now, until: now + leaseMs, limit } )
				.map( ( row ) => {
					const { body, ...rest } = row as OutgoingMail & {
						body: string;
					};
					return { ...rest, mail: JSON.parse( body ) };
				} )
		);
	}

	async mailSent( shop: string, key: string, at: number ) {
		await this.group.run( () =>
			this.statements.mailSent.run( at, shop, key )
		);
	}

	async mailFailed(
		shop: string,
		key: string,
		nextAt: number,
		problem: string
	) {
		await this.group.run( () =>
			this.statements.mailFailed.run( nextAt, problem, shop, key )
		);
	}

	nextNumber( shop: string, name: string ) {
		return this.group.run(
			() =>
				(
					this.statements.nextNumber.get( shop, name ) as {
						value: number;
					}
				 ).value
		);
	}

	async agentSwitch( shop: string, agent: string ) {
		const row = this.statements.agentSwitch.get( shop, agent ) as
			{ available: number } | undefined;
		return row && row.available === 1;
	}

	async setAgentSwitch( shop: string, agent: string, on: boolean ) {
		await this.group.run( () =>
			this.statements.setAgentSwitch.run( shop, agent, on ? 1 : 0 )
		);
	}

	async connectedAgents( shop: string ) {
		return this.statements.connectedAgents
			.all( shop )
			.map( ( row ) => ( row as { agent: string } ).agent );
	}

	async setAgentConnected( shop: string, agent: string, connected: boolean ) {
		const { addConnected, dropConnected } = this.statements;
		await this.group.run( () =>
			( connected ? addConnected : dropConnected ).run( shop, agent )
		);
	}

	async dueAt( shop: string, conversation: string, kind: DueKind ) {
		const row = this.statements.dueAt.get( shop, conversation, kind );
		return ( row as { at: number } | undefined )?.at;
	}

	async ticketsSince( shop: string, visitor: string, since: number ) {
		const row = this.statements.ticketsSince.get( shop, visitor, since );
		return ( row as { n: number } ).n;
	}

	async cached( shop: string, name: string ): Promise< unknown > {
		const row = this.statements.cached.get( shop, name ) as
			{ body: string } | undefined;
		return row && JSON.parse( row.body );
	}

	async setCached( shop: string, name: string, value: unknown ) {
		await this.group.run( () =>
			this.statements.setCached.run( shop, name, JSON.stringify( value ) )
		);
	}

	async gaps( shop: string ): Promise< StoredGap[] > {
		return this.statements.gaps
			.all( shop )
			.map( ( body ) => JSON.parse( body as string ) );
	}

	async putGap( shop: string, gap: StoredGap ) {
		const { id, lastAt } = gap;
		await this.group.run( () =>
			this.statements.putGap.run( {
				shop,
				id,
				lastAt,
				body: JSON.stringify( gap ),
			} )
		);
	}

	async dropGaps( shop: string, ids: number[] ) {
		await this.group.run( () =>
			this.statements.dropGaps.run( shop, JSON.stringify( ids ) )
		);
	}

	async backlog( shop: string ): Promise< Backlog > {
		const { mails, oldestMail } = this.statements.mailBacklog.get(
			shop
		) as { mails: number; oldestMail: number | null };
		const due = this.statements.nextDue.get( shop ) as {
			at: number | null;
		};
		return {
			mails,
			...( oldestMail !== null && { oldestMail } ),
			...( due.at !== null && { nextDue: due.at } ),
		};
	}

	spendNonce( shop: string, nonce: string, until: number ) {
		const { addNonce, dropNonces } = this.statements;
		return this.group.run( () => {
			dropNonces.run( shop, this.clock.now() );
			return addNonce.run( shop, nonce, until ).changes === 1;
		} );
	}

	async addSpent(
		shop: string,
		month: string,
		conversation: string,
		spent: Spent
	) {
		await this.group.run( () => {
			for ( const one of [ '', conversation ] ) {
				this.statements.addSpent.run( {
					...spent,
					shop,
					month,
					conversation: one,
				} );
			}
		} );
	}

	async spentIn( shop: string, month: string ): Promise< SpentInMonth > {
		const { spentInMonth, conversationsIn } = this.statements;
		return {
			...NOTHING_SPENT,
			...( spentInMonth.get( shop, month ) as Spent | undefined ),
			conversations: conversationsIn.get( shop, month ) as number,
		};
	}

	async spentOn( shop: string, conversation: string ) {
		return this.statements.spentOn.get( shop, conversation ) as Spent;
	}

	async ping() {
		this.statements.ping.get();
		if ( this.group.isStuck ) {
			await this.group.run( () =>
				this.statements.probe.run( this.clock.now() )
			);
		}
	}

	close(): Promise< void > {
		this.closing ??= this.end();
		return this.closing;
	}

	private async end() {
		this.group.close();
		await this.checkpoints.end();
		this.database.close();
	}
}
