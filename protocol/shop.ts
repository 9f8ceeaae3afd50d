/** What the desk shows of WooCommerce: no order keys, payment URLs or IP addresses. */
import * as v from 'valibot';
import { Millis, ShortText, Text } from './scalars';

/** Amounts are decimal strings in `currency` ("12.50"), as wc/v3 gives them. */
const Money = v.string();

export const Order = v.object( {
	id: v.number(),
	number: ShortText,
	/** wc/v3's word: processing, on-hold, completed, cancelled, refunded, … */
	status: ShortText,
	createdAt: Millis,
	currency: ShortText,
	total: Money,
	/** The sum given back so far ("4.00"), "0.00" for none. */
	refunded: Money,
	items: v.array( v.object( { name: ShortText, quantity: v.number() } ) ),
	/** The order's screen in wp-admin; absent when this agent may not open it. */
	editUrl: v.optional( Text ),
} );
export type Order = v.InferOutput< typeof Order >;

export const Cart = v.object( {
	currency: ShortText,
	total: Money,
	items: v.array(
		v.object( { name: ShortText, quantity: v.number(), total: Money } )
	),
} );
export type Cart = v.InferOutput< typeof Cart >;
