/** What a model cost, in memory. */
import type { SpendingStore, Spent, SpentInMonth } from '../ports';
import { NOTHING_SPENT } from './nothing-spent';

export class SpentInMemory implements SpendingStore {
	private readonly all: Array<
		Spent & { shop: string; month: string; conversation: string }
	> = [];

	async addSpent(
		shop: string,
		month: string,
		conversation: string,
		spent: Spent
	) {
		this.all.push( { ...spent, shop, month, conversation } );
	}

	async spentIn( shop: string, month: string ): Promise< SpentInMonth > {
		const all = this.all.filter(
			( one ) => one.shop === shop && one.month === month
		);
		return {
			...sum( all ),
			conversations: new Set( all.map( ( one ) => one.conversation ) )
				.size,
		};
	}

	async spentOn( shop: string, conversation: string ) {
		return sum(
			this.all.filter(
				( one ) =>
					one.shop === shop && one.conversation === conversation
			)
		);
	}
}

const sum = ( all: Spent[] ): Spent =>
	all.reduce(
		( total, one ) => ( {
			micros: total.micros + one.micros,
			input: total.input + one.input,
			output: total.output + one.output,
			requests: total.requests + one.requests,
		} ),
		NOTHING_SPENT
	);
