/** What the shop knows of a customer, asked for by desks, and never too often. */
import type { AgentFrame, Claims, FrameOf } from '../../protocol';
import type { Context } from '../conversation/context';
import { Pace } from '../conversation/pace';
import { notFound } from '../conversation/refused';
import { ShopProblem, type Conversation, type Log, type Shop } from '../ports';
import { ShopAnswers, type What } from './shop-answers';

type Lookup = AgentFrame & { type: 'lookup' };
type Facts = Omit< FrameOf< 'facts' >, 'type' | 'id' | 'conversation' >;

/** Of one agent; a desk asks for a cart every 20 s. */
const PER_MINUTE = 60;
/** Who asked too often comes back after so long. */
const AGAIN_MS = 30_000;
/** Questions to the shop at the same time; it has customers to serve as well. */
const AT_ONCE = 8;

export class Lookups {
	private readonly pace = new Pace( PER_MINUTE );
	/** The same question is asked once while its answer is on its way. */
	private readonly asked = new Map< string, Promise< Facts > >();
	private readonly answers = new ShopAnswers();
	private asking = 0;
	private readonly waiting: Array< () => void > = [];

	constructor(
		private readonly context: Context,
		private readonly shop: Shop
	) {}

	/** Throws `Refused` when there is no such conversation. */
	async facts(
		{ id, conversation: of, what }: Lookup,
		{ sub, orders = false }: Claims,
		log: Log
	): Promise< FrameOf< 'facts' > > {
		const { store, shop, clock } = this.context;
		const conversation = await store.conversation( shop, of );
		if ( ! conversation ) {
			throw notFound();
		}
		const key = JSON.stringify( [ of, what, orders ] );
		const known = this.asked.get( key );
		const facts =
			known ??
			( this.pace.take( sub, clock.now() )
				? this.once( key, log, () =>
						this.ask( conversation, what, orders, log )
					)
				: tooOften( clock.now() ) );
		return {
			type: 'facts',
			id,
			conversation: conversation.id,
			...( await facts ),
		};
	}

	private once(
		key: string,
		log: Log,
		ask: () => Promise< Facts >
	): Promise< Facts > {
		const asked = this.inTurn( log, ask ).finally( () =>
			this.asked.delete( key )
		);
		this.asked.set( key, asked );
		return asked;
	}

	private async inTurn(
		log: Log,
		ask: () => Promise< Facts >
	): Promise< Facts > {
		if ( this.asking >= AT_ONCE ) {
			await new Promise< void >( ( resolve ) =>
				this.waiting.push( resolve )
			);
		} else {
			this.asking++;
		}
		try {
			return await ask();
		} catch ( error ) {
			return problemOf( error, log );
		} finally {
			const next = this.waiting.shift();
			if ( next ) {
				next();
			} else {
				this.asking--;
			}
		}
	}

	private async ask(
		{ visitor, customer }: Conversation,
		what: What,
		mayEdit: boolean,
		log: Log
	): Promise< Facts > {
		if ( what === 'cart' ) {
			const cart = await this.answers.noting(
				what,
				log,
				this.shop.cart( visitor )
			);
			return cart ? { cart } : {};
		}
		if ( customer === undefined ) {
			// An e-mail address proves nothing.
			return {
				orders: [],
				reason: 'guest',
				problem:
					'This customer is not logged in, so it is not known which orders are theirs.',
			};
		}
		const { orders, unreadable } = await this.answers.noting(
			what,
			log,
			this.shop.orders( customer, mayEdit )
		);
		return {
			orders,
			...( unreadable > 0 && {
				reason: 'partly',
				problem: `${ unreadable } orders could not be read and are left out.`,
			} ),
		};
	}
}

const tooOften = ( now: number ): Facts => ( {
	reason: 'busy',
	problem: 'Too many look-ups in a minute.',
	retryAt: now + AGAIN_MS,
} );

/** Whatever went wrong, the desk is answered: what is not answered is asked again. */
function problemOf( error: unknown, log: Log ): Facts {
	if ( error instanceof ShopProblem ) {
		const { message, reason, retryAt } = error;
		return {
			problem: message,
			reason,
			...( retryAt !== undefined && { retryAt } ),
		};
	}
	log.error( { error: error as Error }, 'a lookup failed' );
	return {
		problem:
			'This could not be looked up; the log of the sidecar says why.',
		reason: 'broken',
	};
}
