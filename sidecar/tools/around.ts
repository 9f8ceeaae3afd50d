/** What tools are given to work with. */
import type { Clock, Log, Shop, ShopLookups, Tool, ToolStore } from '../ports';

export interface ToolAround {
	/** The shop's id. */
	shop: string;
	lookups: ShopLookups;
	cart: Shop[ 'cart' ];
	store: ToolStore;
	clock: Clock;
	log: Pick< Log, 'warn' | 'error' >;
}

export type MakeTool = ( around: ToolAround ) => Tool;
