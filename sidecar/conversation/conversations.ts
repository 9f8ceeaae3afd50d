/**
 * Every change of a conversation goes through here: planned on its present
 * state, committed, acknowledged, then told, one after the other.
 */
import type { NewEvent } from '../../protocol';
import {
	Conflict,
	conversationRoom,
	deskRoom,
	Unavailable,
	type Change,
	type Committed,
	type Conversation,
} from '../ports';
import type { Context } from './context';
import { deskNews } from './desk-news';
import { dueByStatus } from './due';
import { KeyedQueue } from './keyed-queue';
import { notFound } from './refused';
import { Storing } from './storing';
import { transition, type Operation } from './transitions';

/** What is to be done to a conversation. */
export interface Plan {
	/** Absent: the status stays what it is. */
	operation?: Operation;
	events: NewEvent[];
	set?: Change[ 'set' ];
	expect?: Change[ 'expect' ];
	due?: Change[ 'due' ];
	mail?: Change[ 'mail' ];
	/** Agents whose desks ring. */
	ring?: string[];
}

export interface Asked {
	/** Who sent the frame, and the frame's own id. */
	once?: { sender: string; id: string };
	/** Called once it is on disk and before anybody else is told. */
	acknowledge?: ( committed: Committed ) => void;
	/** The conversation to begin when it is not there. */
	create?: Omit< Conversation, 'seq' >;
}

type Planner = (
	conversation: Conversation
) => Plan | undefined | Promise< Plan | undefined >;
type Watcher = (
	before: Conversation,
	committed: Committed,
	plan: Plan
) => void;

/** Somebody else (another process) may have been faster so often. */
const ATTEMPTS = 4;

export class Conversations {
	private readonly queue = new KeyedQueue();
	private readonly watchers: Watcher[] = [];
	private readonly storing: Storing;

	constructor( readonly context: Context ) {
		this.storing = new Storing( context );
	}

	/** Told after each commit that changed something. */
	watch( watcher: Watcher ): void {
		this.watchers.push( watcher );
	}

	/**
	 * Throws `Refused`, `IllegalTransition` or `Unavailable`; then nothing was
	 * changed. A planner that returns undefined changes nothing.
	 */
	operate(
		id: string,
		plan: Planner,
		asked: Asked = {}
	): Promise< Conversation > {
		return this.queue.run( id, () => this.attempt( id, plan, asked, 1 ) );
	}

	/** In order with other work under the same key. */
	inOrder< T >( key: string, work: () => Promise< T > ): Promise< T > {
		return this.queue.run( key, work );
	}

	idle(): Promise< void > {
		return this.queue.idle();
	}

	private async attempt(
		id: string,
		planner: Planner,
		asked: Asked,
		attempt: number
	): Promise< Conversation > {
		const { store, shop } = this.context;
		const stored = await store.conversation( shop, id );
		const before = stored ?? ( asked.create && begin( asked.create ) );
		if ( ! before ) {
			throw notFound();
		}
		const repeated = stored && ( await this.repeated( stored, asked ) );
		if ( repeated ) {
			asked.acknowledge?.( repeated );
			return stored;
		}
		const plan = await planner( before );
		if ( ! plan ) {
			asked.acknowledge?.( nothingNew( before ) );
			return before;
		}
		try {
			const from = performance.now();
			const committed = await store.commit(
				this.change( before, plan, asked, stored === undefined )
			);
			const durable = performance.now();
			this.storing.worked( durable - from );
			this.told( before, committed, plan, asked, durable );
			return committed.conversation;
		} catch ( error ) {
			if ( error instanceof Conflict && attempt < ATTEMPTS ) {
				return this.attempt( id, planner, asked, attempt + 1 );
			}
			if ( error instanceof Unavailable ) {
				this.storing.failed( error, {
					// One that was to begin would have another id the next time.
					conversation: stored?.id,
					request: asked.once?.id,
				} );
			}
			throw error;
		}
	}

	private async repeated(
		conversation: Conversation,
		{ once }: Asked
	): Promise< Committed | undefined > {
		const seq =
			once &&
			( await this.context.store.sentAs(
				this.context.shop,
				conversation.id,
				once.sender,
				once.id
			) );
		return seq === undefined
			? undefined
			: { ...nothingNew( conversation ), seq, repeated: true };
	}

	private change(
		before: Conversation,
		plan: Plan,
		asked: Asked,
		isNew: boolean
	): Change {
		const status = plan.operation
			? transition( plan.operation, before.status )
			: before.status;
		const set = { ...plan.set, status };
		if ( status !== 'assistant' && before.turn ) {
			set.turn = undefined;
		}
		const due = dueByStatus( this.context, before, status );
		return {
			shop: this.context.shop,
			conversation: before.id,
			create: isNew ? asked.create : undefined,
			expect: { status: before.status, ...plan.expect },
			set,
			events: plan.events,
			once: asked.once,
			due: [ ...due, ...( plan.due ?? [] ) ],
			mail: plan.mail,
		};
	}

	private told(
		before: Conversation,
		committed: Committed,
		plan: Plan,
		asked: Asked,
		durable: number
	): void {
		const { bus, metrics, shop } = this.context;
		const { conversation, events, written, after } = committed;
		asked.acknowledge?.( committed );
		if ( committed.repeated ) {
			return;
		}
		if ( events.length > 0 ) {
			bus.publish( conversationRoom( shop, conversation.id ), {
				kind: 'events',
				conversation: conversation.id,
				after,
				upTo: conversation.seq,
				events,
				written,
			} );
		}
		const news = deskNews( before, conversation, plan.ring );
		if ( news ) {
			bus.publish( deskRoom( shop ), {
				kind: 'desk',
				conversation,
				news,
				ring: plan.ring,
			} );
		}
		metrics.broadcast( performance.now() - durable );
		for ( const watcher of this.watchers ) {
			watcher( before, committed, plan );
		}
	}
}

const begin = ( create: Omit< Conversation, 'seq' > ): Conversation => ( {
	...create,
	seq: 0,
} );

function nothingNew( conversation: Conversation ): Committed {
	return {
		conversation,
		events: [],
		written: [],
		after: conversation.seq,
		seq: conversation.seq,
		repeated: false,
	};
}
