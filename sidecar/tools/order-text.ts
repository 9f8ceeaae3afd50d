/** How an order stands, in the shop's words and as plain data for a model. */
import type { ShopSettings } from '../../protocol';
import type { CustomerOrder, Tracking } from '../ports';
import { day, itemsText, money, say } from './format';

export interface Told {
	order: CustomerOrder;
	/** Absent where it could not be asked for. */
	tracking?: Tracking;
}

/** Of a note to the customer. */
const LONGEST_NOTE = 600;
const NOTES = 3;

export function orderText(
	settings: ShopSettings,
	{ order, tracking }: Told,
	about: 'status' | 'refund'
): string {
	const amount = ( text: string ) => money( settings, text, order.currency );
	const first = `${ say( settings, 'order', {
		order: `#${ order.number }`,
		date: day( settings, order.createdAt ),
		total: amount( order.total ),
		items: itemsText( order.items ),
	} ) } ${ statusText( settings, order ) }`;
	return [
		first,
		...refundTexts( settings, order, about ),
		...trackingTexts( settings, tracking ),
	].join( '\n' );
}

const isZero = ( amount: string ) => ! /[1-9]/u.test( amount );

function statusText( settings: ShopSettings, order: CustomerOrder ): string {
	const { status, payment, completedAt } = order;
	const unpaid = ( name: 'pending' | 'onHold' ) =>
		say( settings, name, { payment } ).replace( ' ()', '' );
	switch ( status ) {
		case 'pending':
			return unpaid( 'pending' );
		case 'on-hold':
			return unpaid( 'onHold' );
		case 'processing':
		case 'cancelled':
		case 'failed':
			return say( settings, status );
		case 'completed':
			return completedAt === undefined
				? say( settings, 'completed' )
				: say( settings, 'completedOn', {
						date: day( settings, completedAt ),
					} );
		case 'refunded':
			if ( isZero( order.left ) ) {
				return fullRefund( settings, order );
			}
	}
	return say( settings, 'otherStatus', {
		status:
			settings.orderStatuses?.[ status ] ??
			status.replace( /[-_]/gu, ' ' ),
	} );
}

const fullRefund = ( settings: ShopSettings, order: CustomerOrder ) =>
	say( settings, 'refunded', {
		refunded: money( settings, order.refunded, order.currency ),
	} );

/** It begins a line of its own. */
const capital = ( text: string ) =>
	text.slice( 0, 1 ).toLocaleUpperCase() + text.slice( 1 );

function refundTexts(
	settings: ShopSettings,
	order: CustomerOrder,
	about: 'status' | 'refund'
): string[] {
	const amount = ( text: string ) => money( settings, text, order.currency );
	if ( isZero( order.refunded ) ) {
		return about === 'refund' ? [ say( settings, 'noRefund' ) ] : [];
	}
	const reasons = order.refunds
		.filter( ( { reason } ) => reason !== '' )
		.map( ( { amount: given, reason } ) =>
			say( settings, 'refundReason', {
				refunded: amount( given ),
				reason: reason.replace( /[.\s]+$/u, '' ),
			} )
		);
	if ( isZero( order.left ) ) {
		return order.status === 'refunded'
			? reasons
			: [ capital( fullRefund( settings, order ) ), ...reasons ];
	}
	return [
		say( settings, 'partRefund', {
			refunded: amount( order.refunded ),
			total: amount( order.total ),
			left: amount( order.left ),
		} ),
		...reasons,
	];
}

function trackingTexts(
	settings: ShopSettings,
	tracking: Tracking | undefined
): string[] {
	const { shipments = [], notes = [] } = tracking ?? {};
	return [
		...shipments.map( ( { number, carrier, url } ) =>
			[
				say( settings, carrier === '' ? 'trackingOnly' : 'tracking', {
					tracking: number,
					carrier,
				} ),
				...( url === undefined ? [] : [ url ] ),
			].join( ' ' )
		),
		...notes.slice( 0, 1 ).map( ( { text, at } ) =>
			say( settings, 'note', {
				date: day( settings, at ),
				note: text.slice( 0, LONGEST_NOTE ),
			} )
		),
	];
}

/** Without ids: a model needs none, and none can be asked for by them. */
export function orderFacts(
	settings: ShopSettings,
	told: Told
): Record< string, unknown > {
	const { order, tracking } = told;
	const amount = ( text: string ) => money( settings, text, order.currency );
	return {
		number: order.number,
		status: order.status,
		placed: day( settings, order.createdAt ),
		total: amount( order.total ),
		refundedSoFar: amount( order.refunded ),
		remaining: amount( order.left ),
		refunds: order.refunds.map( ( one ) => ( {
			amount: amount( one.amount ),
			reason: one.reason,
		} ) ),
		items: order.items,
		payment: order.payment,
		shipments: tracking?.shipments ?? [],
		notesToCustomer: ( tracking?.notes ?? [] )
			.slice( 0, NOTES )
			.map( ( { text, at } ) => ( {
				date: day( settings, at ),
				text: text.slice( 0, LONGEST_NOTE ),
			} ) ),
		inWords: orderText( settings, told, 'status' ),
	};
}
