import { OrderStatus, Pill } from '@woocommerce/components';
import type { ComponentType } from 'react';
import { memo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Order } from '../../../protocol/shop';
import { countOf, dayOf, money } from '../format';
import { orderStatusWords } from '../order-status-words';
import { SafeLink } from './message-article';

// Its own types, made from plain JavaScript, say that it returns any object.
const Status = OrderStatus as unknown as ComponentType< {
	order: { status: string };
	orderStatusMap: Record< string, string >;
} >;

export const OrderFacts = memo( OrderList );

function OrderList( {
	orders,
	explained,
}: {
	orders: Order[];
	/** It is said already why there are none. */
	explained: boolean;
} ) {
	if ( orders.length === 0 && explained ) {
		return null;
	}
	return orders.length === 0 ? (
		<p>{ __( 'No orders.', 'baton' ) }</p>
	) : (
		<ul className="baton-orders">
			{ orders.map( ( order ) => (
				<OrderRow key={ order.id } order={ order } />
			) ) }
		</ul>
	);
}

function OrderRow( { order }: { order: Order } ) {
	const title = sprintf(
		/* translators: %s: order number */
		__( 'Order #%s', 'baton' ),
		order.number
	);
	return (
		<li className="baton-order">
			<p className="baton-order__head">
				<strong>
					{ order.editUrl ? (
						<SafeLink url={ order.editUrl } text={ title } />
					) : (
						title
					) }
				</strong>
				<span>{ money( order.total, order.currency ) }</span>
			</p>
			<div className="baton-order__status">
				<Status
					order={ { status: order.status } }
					orderStatusMap={ orderStatusWords() }
				/>
				<span>{ dayOf( order.createdAt ) }</span>
			</div>
			{ Number( order.refunded ) > 0 && (
				<p>
					<Pill>
						{ sprintf(
							/* translators: %s: an amount */
							__( '%s refunded', 'baton' ),
							money( order.refunded, order.currency )
						) }
					</Pill>
				</p>
			) }
			<ul className="baton-order__items">
				{ order.items.map( ( { name, quantity }, index ) => (
					<li key={ index }>{ countOf( quantity, name ) }</li>
				) ) }
			</ul>
		</li>
	);
}
