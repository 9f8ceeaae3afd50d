/** wc/v3's orders as the desk shows them; nothing else of them leaves here. */
import * as v from 'valibot';
import type { Order } from '../../protocol';
import { ShopProblem } from '../ports';

const WooOrder = v.object( {
	id: v.number(),
	number: v.string(),
	status: v.string(),
	currency: v.string(),
	total: v.string(),
	customer_id: v.number(),
	/** UTC, without saying so. */
	date_created_gmt: v.nullable( v.string() ),
	line_items: v.array(
		v.object( { name: v.string(), quantity: v.number() } )
	),
	refunds: v.optional( v.array( v.object( { total: v.string() } ) ), [] ),
} );

/**
 * @param answer   Of /orders.
 * @param customer Whose they must be.
 * @param editUrl  Makes the address of an order's screen, if it may be opened.
 */
export function readOrders(
	answer: unknown,
	customer: string,
	editUrl?: ( id: number ) => string
): Order[] {
	const parsed = v.safeParse( v.array( WooOrder ), answer );
	if ( ! parsed.success ) {
		throw new ShopProblem(
			`WooCommerce's orders cannot be read (${
				v.getDotPath( parsed.issues[ 0 ] ) ?? 'all'
			}): check whether a plugin changes them.`
		);
	}
	return (
		parsed.output
			// A filter that WooCommerce does not know is ignored by it.
			.filter( ( order ) => String( order.customer_id ) === customer )
			.map( ( order ) => ( {
				id: order.id,
				number: order.number.slice( 0, 320 ),
				status: order.status,
				createdAt: order.date_created_gmt
					? Date.parse( `${ order.date_created_gmt }Z` )
					: 0,
				currency: order.currency,
				total: order.total,
				refunded: sum( order.refunds.map( ( { total } ) => total ) ),
				items: order.line_items.map( ( { name, quantity } ) => ( {
					name: name.slice( 0, 320 ),
					quantity,
				} ) ),
				...( editUrl && { editUrl: editUrl( order.id ) } ),
			} ) )
	);
}

/** Of decimal strings, without binary rounding: "-4.00" and "-0.50" are "4.50". */
export function sum( amounts: string[] ): string {
	const decimals = Math.max(
		2,
		...amounts.map( ( amount ) => amount.split( '.' )[ 1 ]?.length ?? 0 )
	);
	let total = 0n;
	for ( const amount of amounts ) {
		const [ whole = '0', part = '' ] = amount
			.replace( '-', '' )
			.split( '.' );
		total += BigInt( whole + part.padEnd( decimals, '0' ) );
	}
	const digits = total.toString().padStart( decimals + 1, '0' );
	return `${ digits.slice( 0, -decimals ) }.${ digits.slice( -decimals ) }`;
}
