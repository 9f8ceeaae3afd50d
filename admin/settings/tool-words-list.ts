/** What the assistant says of what it looked up, as the owner edits it. */
import { __ } from '@wordpress/i18n';
import { entry, type WordEntry } from './words-list';

export const toolWords = (): WordEntry[] => [
	of( 'askOrder', __( 'Asks a guest for order number and e-mail', 'baton' ) ),
	of( 'askNumber', __( 'Asks for the order number alone', 'baton' ) ),
	of( 'askEmail', __( 'Asks for the e-mail alone', 'baton' ), 'order' ),
	of( 'noMatch', __( 'When the two do not belong together', 'baton' ) ),
	of( 'noOrders', __( 'When the account has no orders', 'baton' ) ),
	of(
		'notInAccount',
		__( 'When an order is not in the account', 'baton' ),
		'order'
	),
	of(
		'order',
		__( 'Names an order; what follows says how it stands', 'baton' ),
		'order',
		'date',
		'total',
		'items'
	),
	of( 'pending', __( 'Order: pending payment', 'baton' ), 'payment' ),
	of( 'onHold', __( 'Order: on hold', 'baton' ), 'payment' ),
	of( 'processing', __( 'Order: processing', 'baton' ) ),
	of( 'completed', __( 'Order: completed', 'baton' ) ),
	of(
		'completedOn',
		__( 'Order: completed on a known day', 'baton' ),
		'date'
	),
	of( 'cancelled', __( 'Order: cancelled', 'baton' ) ),
	of( 'refunded', __( 'Order: refunded in full', 'baton' ), 'refunded' ),
	of( 'failed', __( 'Order: failed', 'baton' ) ),
	of( 'otherStatus', __( 'Order: a status of your own', 'baton' ), 'status' ),
	of(
		'partRefund',
		__( 'After it: refunded in part', 'baton' ),
		'refunded',
		'total',
		'left'
	),
	of(
		'refundReason',
		__( 'After it: why it was refunded', 'baton' ),
		'refunded',
		'reason'
	),
	of( 'noRefund', __( 'After it: nothing was refunded', 'baton' ) ),
	of(
		'tracking',
		__( 'After it: tracking number and carrier', 'baton' ),
		'tracking',
		'carrier'
	),
	of(
		'trackingOnly',
		__( 'After it: tracking number', 'baton' ),
		'tracking'
	),
	of(
		'note',
		__( 'After it: your last note to the customer', 'baton' ),
		'date',
		'note'
	),
	of( 'moreOrders', __( 'When there are more orders', 'baton' ), 'count' ),
	of(
		'unavailable',
		__( 'When the shop’s system does not answer', 'baton' )
	),
	of( 'cart', __( 'What is in the cart', 'baton' ), 'items', 'total' ),
	of( 'cartEmpty', __( 'When the cart is empty', 'baton' ) ),
	of(
		'product',
		__( 'A product’s price and stock', 'baton' ),
		'name',
		'price',
		'stock'
	),
	of( 'inStock', __( 'In place of {stock}: there', 'baton' ) ),
	of( 'fewLeft', __( 'In place of {stock}: few left', 'baton' ), 'count' ),
	of( 'outOfStock', __( 'In place of {stock}: sold out', 'baton' ) ),
	of( 'onBackorder', __( 'In place of {stock}: on backorder', 'baton' ) ),
	of( 'hours', __( 'Your opening hours', 'baton' ), 'hours', 'zone' ),
];

const of = ( name: string, label: string, ...placeholders: string[] ) =>
	entry( `tools.${ name }`, label, ...placeholders );
