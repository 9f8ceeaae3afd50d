/** What the desk shows of WooCommerce: no order keys, payment URLs or IP addresses. */
import * as v from 'valibot';
import { Millis, ShortText, Text } from './scalars';

/**
 * Why the shop gave no answer to a lookup. The screens say in words what it
 * means and what to do; the text beside it is for logs.
 */
export const SHOP_REASONS = [
	/** No connection: refused, no such name, no valid certificate. */
	'unreachable',
	/** No whole answer in time. */
	'slow',
	/** The connection broke off within the answer. */
	'cut',
	/** Sent on to another address. */
	'moved',
	/** 401: the key or the signature is not accepted. */
	'keys',
	/** 403: refused though it knows who asks, or by a firewall. */
	'forbidden',
	/** 404 */
	'missing',
	/** Keys do not work with plain permalinks. */
	'permalinks',
	/** 413: a web server takes no request as large. */
	'oversize',
	/** 429; `retryAt` says until when nothing is asked. */
	'busy',
	/** 503 */
	'maintenance',
	/** Any other status. */
	'broken',
	/** Nothing, where data should be. */
	'empty',
	/** A web page, where data should be. */
	'page',
	/** Data of another shape, or no JSON. */
	'unreadable',
	'too_large',
	/** The clocks of both servers differ too much for signed calls. */
	'clock',
	/** No failure: nobody is logged in, so no order is known to be theirs. */
	'guest',
	/** No failure: some orders could not be read and are left out. */
	'partly',
] as const;
export type ShopReason = ( typeof SHOP_REASONS )[ number ];

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

/** Where an order's parcels are, and what the shop wrote to its customer. */
export const Tracking = v.object( {
	shipments: v.array(
		v.object( {
			number: ShortText,
			/** '' where it is not known. */
			carrier: ShortText,
			url: v.optional( Text ),
		} )
	),
	/** Newest first. */
	notes: v.array( v.object( { text: Text, at: Millis } ) ),
} );
export type Tracking = v.InferOutput< typeof Tracking >;
