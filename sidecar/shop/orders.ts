/** wc/v3's orders as the desk shows them; nothing else of them leaves here. */
import * as v from 'valibot';
import { Order } from '../../protocol';
import { ShopProblem, type Orders } from '../ports';

/** Of one order, so that one order does not fill the desk. */
const ITEMS_AT_MOST = 50;
const SHORT = 320;

export const short = v.pipe(
	v.string(),
	v.transform( ( text ) => text.slice( 0, SHORT ) )
);
export const Amount = v.pipe(
	v.string(),
	v.maxLength( 40 ),
	v.regex( /^-?\d+(?:\.\d+)?$/ )
);

const WooOrder = v.object( {
	id: v.pipe( v.number(), v.integer() ),
	number: short,
	status: short,
	currency: short,
	total: Amount,
	/** UTC, without saying so. */
	date_created_gmt: v.nullable(
		v.pipe( v.string(), v.regex( /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/ ) )
	),
	line_items: v.array( v.object( { name: short, quantity: v.number() } ) ),
	refunds: v.optional( v.array( v.object( { total: Amount } ) ), [] ),
} );

/** Whose it is: of another's order nothing more is looked at. */
const Owned = v.object( { customer_id: v.number() } );

/** What is asked for: the rest would only be carried, and some of it is secret. */
export const ORDER_FIELDS = [
	...Object.keys( WooOrder.entries ),
	...Object.keys( Owned.entries ),
].join( ',' );

/**
 * One order that a plugin has spoiled does not hide the others. Throws
 * `ShopProblem` when the answer is no list, or none of it can be read.
 *
 * @param answer   Of /orders.
 * @param customer Whose they must be.
 * @param editUrl  Makes the address of an order's screen, if it may be opened.
 */
export function readOrders(
	answer: unknown,
	customer: string,
	editUrl?: ( id: number ) => string
): Orders {
	if ( ! Array.isArray( answer ) ) {
		throw unreadable( 'no list' );
	}
	const orders: Order[] = [];
	const faults: string[] = [];
	for ( const one of answer ) {
		const owned = v.safeParse( Owned, one );
		// A filter that WooCommerce does not know is ignored by it.
		if (
			owned.success &&
			String( owned.output.customer_id ) !== customer
		) {
			continue;
		}
		const parsed = v.safeParse( WooOrder, one );
		const order =
			owned.success && parsed.success
				? v.safeParse( Order, deskOrder( parsed.output, editUrl ) )
				: undefined;
		if ( order?.success ) {
			orders.push( order.output );
		} else {
			const issue =
				owned.issues ?? parsed.issues ?? order?.issues ?? undefined;
			faults.push( ( issue && v.getDotPath( issue[ 0 ] ) ) ?? 'all' );
		}
	}
	if ( orders.length === 0 && faults[ 0 ] !== undefined ) {
		throw unreadable( faults[ 0 ] );
	}
	return { orders, unreadable: faults.length };
}

function deskOrder(
	order: v.InferOutput< typeof WooOrder >,
	editUrl?: ( id: number ) => string
): Order {
	return {
		id: order.id,
		number: order.number,
		status: order.status,
		createdAt: order.date_created_gmt
			? Date.parse( `${ order.date_created_gmt }Z` )
			: 0,
		currency: order.currency,
		total: order.total,
		refunded: sum( order.refunds.map( ( { total } ) => total ) ),
		items: order.line_items.slice( 0, ITEMS_AT_MOST ),
		...( editUrl && { editUrl: editUrl( order.id ) } ),
	};
}

const unreadable = ( where: string ) =>
	new ShopProblem(
		`WooCommerce's orders cannot be read (${ where }): check whether a plugin changes them.`
	);

/** Of decimal strings, without binary rounding: "-4.00" and "-0.50" are "4.50". */
export function sum( amounts: string[] ): string {
	const decimals = decimalsOf( amounts );
	return decimal(
		amounts
			.map( ( amount ) => units( amount.replace( '-', '' ), decimals ) )
			.reduce( ( one, other ) => one + other, 0n ),
		decimals
	);
}

/** "12.50" less "4.00" is "8.50"; never less than nothing. */
export function minus( amount: string, other: string ): string {
	const decimals = decimalsOf( [ amount, other ] );
	const left = units( amount, decimals ) - units( other, decimals );
	return decimal( left < 0n ? 0n : left, decimals );
}

const decimalsOf = ( amounts: string[] ) =>
	Math.max(
		2,
		...amounts.map( ( amount ) => amount.split( '.' )[ 1 ]?.length ?? 0 )
	);

function units( amount: string, decimals: number ): bigint {
	const [ whole = '0', part = '' ] = amount.split( '.' );
	return BigInt( whole + part.padEnd( decimals, '0' ) );
}

function decimal( total: bigint, decimals: number ): string {
	const digits = total.toString().padStart( decimals + 1, '0' );
	return `${ digits.slice( 0, -decimals ) }.${ digits.slice( -decimals ) }`;
}
