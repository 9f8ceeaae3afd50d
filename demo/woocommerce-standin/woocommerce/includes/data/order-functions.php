<?php
/**
 * Making orders, refunds and notes.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** @param array<string, mixed> $args customer_id, status, customer_note, created_via. */
function wc_create_order( array $args = array() ): WC_Order {
	$order = new WC_Order( array_intersect_key( $args, array_flip( array( 'customer_id', 'status', 'customer_note', 'created_via' ) ) ) );
	$order->save();
	return $order;
}

/**
 * A refund changes neither the order's total nor its status, until all of it is
 * given back.
 *
 * @param array<string, mixed> $args order_id, amount, reason, line_items.
 * @return WC_Order_Refund|WP_Error
 */
function wc_create_refund( array $args = array() ) {
	$order  = wc_get_order( $args['order_id'] ?? 0 );
	$amount = (float) ( $args['amount'] ?? 0 );
	if ( ! $order instanceof WC_Order ) {
		return new WP_Error( 'error', 'Invalid order ID.' );
	}
	$left = (float) $order->get_total() - (float) $order->get_total_refunded();
	if ( $amount <= 0 || $amount > $left + 0.001 ) {
		return new WP_Error( 'error', 'Invalid refund amount.' );
	}
	$refund = new WC_Order_Refund(
		array(
			'parent_id'   => $order->get_id(),
			'customer_id' => $order->get_customer_id(),
			'currency'    => $order->get_currency(),
			'amount'      => wc_format_decimal( $amount, 2 ),
			'total'       => wc_format_decimal( -$amount, 2 ),
			'reason'      => (string) ( $args['reason'] ?? '' ),
		)
	);
	foreach ( (array) ( $args['line_items'] ?? array() ) as $item_id => $line ) {
		$item = $order->get_items()[ $item_id ] ?? null;
		if ( $item ) {
			$refund->add_item(
				new WC_Order_Item_Product(
					array(
						'name'       => $item->get_name(),
						'product_id' => $item->get_product_id(),
						'quantity'   => -1 * (int) $line['qty'],
						'total'      => wc_format_decimal( -1 * (float) $line['refund_total'], 2 ),
						'subtotal'   => wc_format_decimal( -1 * (float) $line['refund_total'], 2 ),
					)
				)
			);
		}
	}
	$refund->save();
	if ( $left - $amount < 0.005 ) {
		$order->update_status( 'refunded' );
	}
	do_action( 'woocommerce_order_refunded', $order->get_id(), $refund->get_id() );
	return $refund;
}

function wc_standin_add_note( int $order, string $content, bool $customer, string $author ): int {
	global $wpdb;
	$wpdb->insert(
		$wpdb->prefix . 'wc_order_notes',
		array(
			'order_id'      => $order,
			'author'        => '' === $author ? 'system' : $author,
			'date_created'  => time(),
			'customer_note' => $customer ? 1 : 0,
			'content'       => $content,
		)
	);
	$id = (int) $wpdb->insert_id;
	if ( $customer ) {
		do_action(
			'woocommerce_new_customer_note',
			array(
				'order_id'      => $order,
				'customer_note' => $content,
			)
		);
	}
	return $id;
}

/**
 * Newest first.
 *
 * @param array<string, mixed> $args order_id, type (customer, internal or '').
 * @return object[] With id, date_created (WC_DateTime), content, customer_note, added_by.
 */
function wc_get_order_notes( array $args ): array {
	global $wpdb;
	$rows  = (array) $wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wc_order_notes WHERE order_id = %d ORDER BY note_id DESC", $args['order_id'] ?? 0 ) );
	$notes = array();
	foreach ( $rows as $row ) {
		$customer = (bool) $row->customer_note;
		if ( in_array( $args['type'] ?? '', array( $customer ? 'internal' : 'customer' ), true ) ) {
			continue;
		}
		$notes[] = (object) array(
			'id'            => (int) $row->note_id,
			'date_created'  => new WC_DateTime( '@' . $row->date_created ),
			'content'       => $row->content,
			'customer_note' => $customer,
			'added_by'      => $row->author,
		);
	}
	return $notes;
}
