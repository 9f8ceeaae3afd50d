<?php
/**
 * Six orders, each at another point of its life.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

/**
 * Places them.
 *
 * @param array<string, int> $products Ids by key.
 * @param array<string, int> $people   Customer ids by login.
 */
function baton_demo_orders( array $products, array $people ): void {
	$place = static fn( string $who, array $items, string $ago, string $payment = 'cod' ) =>
		baton_demo_order( $people[ $who ], $who, array_map( static fn( $line ) => array( wc_get_product( $products[ $line[0] ] ), $line[1] ), $items ), $ago, $payment );

	$shipped = $place( 'ines', array( array( 'coffee', 2 ), array( 'tumbler', 1 ) ), '38 days' );
	$shipped->update_status( 'completed' );
	$shipped->add_order_note( 'Your parcel left us today with UPS, tracking number 1Z 999 AA1 01 2345 6784. It should reach you in three to five working days.', 1, true );
	$shipped->add_order_note( 'Customer called: the tumbler lid was stiff. Explained how to take the seal out. Offer a new lid if she writes again.', 0, true );

	$broken = $place( 'walter', array( array( 'mug', 2 ), array( 'tea', 1 ) ), '21 days' );
	$broken->update_status( 'completed' );
	wc_create_refund(
		array(
			'order_id'   => $broken->get_id(),
			'amount'     => '24.00',
			'reason'     => 'One mug arrived broken',
			'line_items' => baton_demo_refund_line( $broken ),
		)
	);

	$returned = $place( 'priya', array( array( 'teapot', 1 ) ), '15 days' );
	$returned->update_status( 'completed' );
	wc_create_refund(
		array(
			'order_id' => $returned->get_id(),
			'amount'   => $returned->get_total(),
			'reason'   => 'Returned within 30 days',
		)
	);

	$cancelled = $place( 'priya', array( array( 'kettle', 1 ) ), '6 days', 'bacs' );
	$cancelled->update_status( 'cancelled', 'Cancelled at the customer’s request: the kettle is not for induction.' );

	$packing = $place( 'ines', array( array( 'kettle', 1 ), array( 'coffee', 1 ) ), '2 days' );
	$packing->update_status( 'processing' );

	$unpaid = $place( 'walter', array( array( 'towels', 1 ), array( 'dripper', 1 ) ), '1 day', 'bacs' );
	$unpaid->update_status( 'on-hold' );
}

/**
 * One order with its address and shipping.
 *
 * @param int                                $customer User id.
 * @param string                             $who      Login, for the address.
 * @param array<int, array{WC_Product, int}> $lines    Product and quantity.
 * @param string                             $ago      Age, for strtotime.
 * @param string                             $payment  Gateway id.
 * @return WC_Order Pending, saved.
 */
function baton_demo_order( int $customer, string $who, array $lines, string $ago, string $payment ) {
	$order = wc_create_order( array( 'customer_id' => $customer ) );
	foreach ( $lines as $line ) {
		$order->add_product( $line[0], $line[1] );
	}
	$address = baton_demo_addresses()[ $who ];
	$order->set_address( $address + array( 'email' => get_userdata( $customer )->user_email ), 'billing' );
	$order->set_address( $address, 'shipping' );
	$shipping = new WC_Order_Item_Shipping();
	$shipping->set_method_title( 'Standard, 3–5 working days' );
	$shipping->set_method_id( 'flat_rate' );
	$shipping->set_total( '6.00' );
	$order->add_item( $shipping );
	$order->set_payment_method( $payment );
	$order->set_payment_method_title( 'bacs' === $payment ? 'Bank transfer' : 'Pay when it arrives' );
	$order->set_date_created( strtotime( '-' . $ago ) );
	$order->calculate_totals();
	$order->save();
	return $order;
}

/**
 * One piece of the order's first line, for a refund.
 *
 * @param WC_Order $order The order.
 * @return array<int, array{qty: int, refund_total: string}>
 */
function baton_demo_refund_line( $order ): array {
	$lines = $order->get_items();
	return array(
		(int) key( $lines ) => array(
			'qty'          => 1,
			'refund_total' => '24.00',
		),
	);
}
