/** wc/v3's orders as a customer may hear of them; nothing else of them leaves here. */
import * as v from 'valibot';
import type { CustomerOrder } from '../ports';
import { Amount, minus, short, sum } from './orders';
import { withoutSecrets } from './secrets';

const Utc = v.nullish(
	v.pipe( v.string(), v.regex( /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/ ) )
);

const WooOrder = v.object( {
	id: v.pipe( v.number(), v.integer() ),
	number: short,
	status: short,
	currency: short,
	total: Amount,
	date_created_gmt: Utc,
	date_completed_gmt: Utc,
	payment_method_title: v.optional( short, '' ),
	line_items: v.array( v.object( { name: short, quantity: v.number() } ) ),
	refunds: v.optional(
		v.array(
			v.object( { total: Amount, reason: v.optional( short, '' ) } )
		),
		[]
	),
	customer_id: v.number(),
	billing: v.object( { email: v.optional( short, '' ) } ),
} );
type WooOrder = v.InferOutput< typeof WooOrder >;

export const CUSTOMER_ORDER_FIELDS = Object.keys( WooOrder.entries ).join(
	','
);

/** Carts that never became an order, and what was thrown away. */
const NO_ORDERS = new Set( [
	'checkout-draft',
	'auto-draft',
	'draft',
	'trash',
] );

/**
 * Those of an answer that are an order's, and `fits` says are theirs. One that
 * a plugin has spoiled hides no other.
 *
 * @param answer
 * @param fits
 */
export const ordersIn = (
	answer: unknown,
	fits: ( order: WooOrder ) => boolean
): CustomerOrder[] =>
	( Array.isArray( answer ) ? answer : [ answer ] ).flatMap( ( one ) => {
		const { success, output } = v.safeParse( WooOrder, one );
		return success && ! NO_ORDERS.has( output.status ) && fits( output )
			? [ customerOrder( output ) ]
			: [];
	} );

/** "#1234 " and "1234" are the same. */
export const sameNumber = ( one: string, other: string ) =>
	bare( one ) === bare( other ) && bare( one ) !== '';

export const sameEmail = ( one: string, other: string ) =>
	one.trim().toLowerCase() === other.trim().toLowerCase() &&
	one.trim() !== '';

const bare = ( number: string ) =>
	number.replace( /[#\s]/gu, '' ).toLowerCase();

function customerOrder( order: WooOrder ): CustomerOrder {
	const refunds = order.refunds.map( ( { total, reason } ) => ( {
		amount: total.replace( '-', '' ),
		reason: withoutSecrets( reason ),
	} ) );
	const refunded = sum( refunds.map( ( { amount } ) => amount ) );
	const completedAt = utc( order.date_completed_gmt );
	return {
		id: order.id,
		number: order.number,
		status: order.status,
		createdAt: utc( order.date_created_gmt ) ?? 0,
		...( completedAt !== undefined && { completedAt } ),
		currency: order.currency,
		total: order.total,
		refunded,
		refunds,
		left: minus( order.total, refunded ),
		items: order.line_items.map( ( { name, quantity } ) => ( {
			name: withoutSecrets( name ),
			quantity,
		} ) ),
		payment: withoutSecrets( order.payment_method_title ),
	};
}

const utc = ( time: string | null | undefined ) =>
	time ? Date.parse( `${ time }Z` ) : undefined;
