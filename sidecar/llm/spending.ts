/**
 * What the model costs, counted before it is asked: a request that a crash cuts
 * short is counted as if it had used all that it might.
 */
import type {
	ModelSettings,
	ModelSpending,
	ShopSettings,
} from '../../protocol';
import type { Clock, Log, SpendingStore, Spent } from '../ports';
import { monthOf } from './month';

export interface Usage {
	/** Tokens sent. */
	input: number;
	/** Tokens that came back. */
	output: number;
}

/** A request that is counted. */
export interface Counted {
	/** Puts what was used in the place of what was set aside. Never throws. */
	settle: ( used: Usage ) => Promise< void >;
}

/** Prices are in dollars for a million tokens, so a token's is in millionths. */
const microsFor = (
	{ inputPrice, outputPrice }: ModelSettings,
	{ input, output }: Usage
) => Math.ceil( input * inputPrice + output * outputPrice );

const MICROS = 1_000_000;

export class Spending {
	private queue: Promise< unknown > = Promise.resolve();
	private reachedIn = '';

	/**
	 * @param shop
	 * @param store
	 * @param clock
	 * @param log
	 */
	constructor(
		private readonly shop: string,
		private readonly store: SpendingStore,
		private readonly clock: Pick< Clock, 'now' >,
		private readonly log: Log
	) {}

	/**
	 * Counts a request with all that it may use. Undefined: the month's limit
	 * is reached, and it must not be sent. Throws `Unavailable`.
	 */
	count(
		conversation: string,
		settings: ShopSettings,
		most: Usage
	): Promise< Counted | undefined > {
		// One after the other: of many at once none may slip past the limit.
		const counted = this.queue.then( () =>
			this.countNow( conversation, settings, most )
		);
		this.queue = counted.catch( () => {} );
		return counted;
	}

	/** What the owner is told. */
	async summary(
		model: string,
		settings: ShopSettings
	): Promise< ModelSpending > {
		const month = monthOf( this.clock.now(), settings.shop.timeZone );
		const spent = await this.store.spentIn( this.shop, month );
		return {
			model,
			month,
			...spent,
			limitReached: isReached( spent, settings.model ),
		};
	}

	private async countNow(
		conversation: string,
		settings: ShopSettings,
		most: Usage
	): Promise< Counted | undefined > {
		const prices = settings.model;
		const month = monthOf( this.clock.now(), settings.shop.timeZone );
		if ( prices.monthlyLimit > 0 ) {
			const spent = await this.store.spentIn( this.shop, month );
			if ( isReached( spent, prices ) ) {
				this.sayOnce( month );
				return undefined;
			}
		}
		const aside = { ...most, micros: microsFor( prices, most ) };
		const add = ( spent: Spent ) =>
			this.store.addSpent( this.shop, month, conversation, spent );
		await add( { ...aside, requests: 1 } );
		return {
			settle: async ( used ) => {
				await add( {
					micros: microsFor( prices, used ) - aside.micros,
					input: used.input - aside.input,
					output: used.output - aside.output,
					requests: 0,
				} ).catch( ( error: Error ) =>
					this.log.warn(
						{ conversation, error },
						'a request to the model stays counted in full'
					)
				);
			},
		};
	}

	private sayOnce( month: string ): void {
		if ( this.reachedIn !== month ) {
			this.reachedIn = month;
			this.log.warn(
				{},
				'this month’s limit for the model is reached; answers are quoted'
			);
		}
	}
}

const isReached = ( { micros }: Spent, { monthlyLimit }: ModelSettings ) =>
	monthlyLimit > 0 && micros >= monthlyLimit * MICROS;
