<?php
/**
 * The orders table: the one place that reads and writes it.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

function wc_standin_next_item_id(): int {
	$next = (int) get_option( 'wc_standin_item_id', 0 ) + 1;
	update_option( 'wc_standin_item_id', $next );
	return $next;
}

/** Orders share their numbers with posts in WooCommerce: the first is never 1. */
const WC_STANDIN_FIRST_ORDER = 1041;

/** @return int The id, new or old. */
function wc_standin_store_order( WC_Abstract_Order $order ): int {
	global $wpdb;
	$table = $wpdb->prefix . 'wc_orders';
	if ( ! $order->get_id() ) {
		$row = wc_standin_order_row( $order );
		if ( ! $wpdb->get_var( "SELECT id FROM {$table} LIMIT 1" ) ) {
			$row['id'] = WC_STANDIN_FIRST_ORDER;
		}
		$wpdb->insert( $table, $row );
		$order->set_id( (int) $wpdb->insert_id );
	}
	$wpdb->update( $table, wc_standin_order_row( $order ), array( 'id' => $order->get_id() ) );
	return $order->get_id();
}

/** @return array<string, mixed> */
function wc_standin_order_row( WC_Abstract_Order $order ): array {
	$data = $order->export();
	return array(
		'type'            => $order->get_type(),
		'status'          => $data['status'],
		'parent_order_id' => $data['parent_id'],
		'customer_id'     => $data['customer_id'],
		'billing_email'   => $data['billing']['email'] ?? '',
		'total_amount'    => $data['total'],
		'date_created'    => $data['date_created'],
		'date_updated'    => $data['date_modified'],
		'data'            => wp_json_encode( $data ),
	);
}

/**
 * @param mixed $order Id or order.
 * @return WC_Order|WC_Order_Refund|false
 */
function wc_get_order( $order = false ) {
	if ( $order instanceof WC_Abstract_Order ) {
		return $order;
	}
	global $wpdb;
	$row = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wc_orders WHERE id = %d", (int) $order ) );
	return $row ? wc_standin_read_order( $row ) : false;
}

/** @param object $row */
function wc_standin_read_order( $row ): WC_Abstract_Order {
	$data = array( 'id' => (int) $row->id ) + json_decode( $row->data, true );
	return 'shop_order_refund' === $row->type ? new WC_Order_Refund( $data ) : new WC_Order( $data );
}

/**
 * Newest first.
 *
 * @param array<string, mixed> $args type, status[], customer_id, parent, include[], exclude[], search, after, before (seconds), limit (-1: all), offset, orderby (date or id), order.
 * @return WC_Abstract_Order[]
 */
function wc_get_orders( array $args = array() ): array {
	global $wpdb;
	$limit  = (int) ( $args['limit'] ?? 10 );
	$column = 'id' === ( $args['orderby'] ?? 'date' ) ? 'id' : 'date_created';
	$way    = 'ASC' === strtoupper( (string) ( $args['order'] ?? 'DESC' ) ) ? 'ASC' : 'DESC';
	$sql    = "SELECT * FROM {$wpdb->prefix}wc_orders WHERE " . wc_standin_order_condition( $args ) . " ORDER BY {$column} {$way}, id {$way}";
	if ( $limit >= 0 ) {
		$sql .= $wpdb->prepare( ' LIMIT %d OFFSET %d', $limit, (int) ( $args['offset'] ?? 0 ) );
	}
	return array_map( 'wc_standin_read_order', (array) $wpdb->get_results( $sql ) );
}

function wc_standin_count_orders( array $args ): int {
	global $wpdb;
	return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}wc_orders WHERE " . wc_standin_order_condition( $args ) );
}

/** Prepared SQL for the conditions of `wc_get_orders`. */
function wc_standin_order_condition( array $args ): string {
	global $wpdb;
	$ids   = static fn( $list ) => implode( ',', array_map( 'intval', (array) $list ) );
	$parts = array( $wpdb->prepare( 'type = %s', $args['type'] ?? 'shop_order' ) );
	if ( isset( $args['customer_id'] ) ) {
		$parts[] = $wpdb->prepare( 'customer_id = %d', $args['customer_id'] );
	}
	if ( isset( $args['customer'] ) ) {
		$parts[] = is_numeric( $args['customer'] ) ? $wpdb->prepare( 'customer_id = %d', $args['customer'] ) : $wpdb->prepare( 'billing_email = %s', $args['customer'] );
	}
	if ( isset( $args['parent'] ) ) {
		$parts[] = $wpdb->prepare( 'parent_order_id = %d', $args['parent'] );
	}
	$statuses = array_diff( (array) ( $args['status'] ?? array() ), array( 'any' ) );
	if ( $statuses ) {
		$parts[] = 'status IN (' . implode( ',', array_map( static fn( $status ) => $wpdb->prepare( '%s', preg_replace( '/^wc-/', '', $status ) ), $statuses ) ) . ')';
	}
	if ( ! empty( $args['include'] ) ) {
		$parts[] = 'id IN (' . $ids( $args['include'] ) . ')';
	}
	if ( ! empty( $args['exclude'] ) ) {
		$parts[] = 'id NOT IN (' . $ids( $args['exclude'] ) . ')';
	}
	if ( isset( $args['search'] ) && '' !== $args['search'] ) {
		$parts[] = $wpdb->prepare( '(data LIKE %s OR id = %d)', '%' . $wpdb->esc_like( $args['search'] ) . '%', is_numeric( $args['search'] ) ? $args['search'] : 0 );
	}
	if ( ! empty( $args['after'] ) ) {
		$parts[] = $wpdb->prepare( 'date_created > %d', $args['after'] );
	}
	if ( ! empty( $args['before'] ) ) {
		$parts[] = $wpdb->prepare( 'date_created < %d', $args['before'] );
	}
	return implode( ' AND ', $parts );
}
