<?php
/**
 * Orders and refunds.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** An order. */
class WC_Order extends WC_Abstract_Order {

	/** When stock has been taken for it. */
	private const HOLDS_STOCK = array( 'processing', 'completed', 'on-hold' );

	protected function defaults(): array {
		return array(
			'order_key'            => 'wc_order_' . wp_generate_password( 13, false ),
			'payment_method'       => '',
			'payment_method_title' => '',
			'customer_note'        => '',
			'billing'              => array(),
			'shipping'             => array(),
			'shipping_total'       => '0.00',
			'date_paid'            => null,
			'date_completed'       => null,
			'stock_taken'          => false,
			'created_via'          => '',
		);
	}

	public function get_type(): string {
		return 'shop_order';
	}

	public function get_order_number(): string {
		return (string) apply_filters( 'woocommerce_order_number', $this->get_id(), $this );
	}

	public function get_billing_email(): string {
		return (string) ( $this->data['billing']['email'] ?? '' );
	}

	public function set_billing_email( string $email ): void {
		$this->data['billing']['email'] = $email;
	}

	public function set_address( array $address, string $type = 'billing' ): void {
		$this->data[ $type ] = array_merge( $this->data[ $type ], $address );
	}

	/**
	 * @param WC_Product $product  What.
	 * @param int        $quantity How many.
	 * @return int Item id.
	 */
	public function add_product( $product, int $quantity = 1 ): int {
		$total = wc_format_decimal( (float) $product->get_price() * $quantity, 2 );
		$item  = new WC_Order_Item_Product(
			array(
				'name'       => $product->get_name(),
				'product_id' => $product->get_id(),
				'sku'        => $product->get_sku(),
				'quantity'   => $quantity,
				'subtotal'   => $total,
				'total'      => $total,
			)
		);
		$this->add_item( $item );
		return $item->get_id();
	}

	public function calculate_totals(): string {
		$sum                          = static fn( array $items ) => array_sum( array_map( static fn( $item ) => (float) $item->get_total(), $items ) );
		$this->data['shipping_total'] = wc_format_decimal( $sum( $this->get_items( 'shipping' ) ), 2 );
		$this->data['total']          = wc_format_decimal( $sum( $this->get_items() ) + (float) $this->data['shipping_total'], 2 );
		$this->save();
		return $this->data['total'];
	}

	public function set_status( string $status ): void {
		$status = preg_replace( '/^wc-/', '', $status );
		$holds  = in_array( $status, self::HOLDS_STOCK, true );
		if ( $holds !== $this->data['stock_taken'] && 'refunded' !== $status ) {
			foreach ( $this->get_items() as $item ) {
				$product = $item->get_product();
				if ( $product && $product->get_manage_stock() ) {
					$product->set_stock_quantity( max( 0, $product->get_stock_quantity() + ( $holds ? -1 : 1 ) * $item->get_quantity() ) );
					$product->save();
				}
			}
			$this->data['stock_taken'] = $holds;
		}
		if ( 'completed' === $status ) {
			$this->data['date_completed'] = time();
		}
		if ( in_array( $status, array( 'processing', 'completed' ), true ) && ! $this->data['date_paid'] ) {
			$this->data['date_paid'] = time();
		}
		$this->data['status'] = $status;
	}

	public function update_status( string $status, string $note = '' ): bool {
		$from = $this->data['status'];
		$this->set_status( $status );
		$this->save();
		$said = sprintf( 'Order status changed from %s to %s.', wc_get_order_status_name( $from ), wc_get_order_status_name( $this->data['status'] ) );
		$this->add_order_note( trim( $note . ' ' . $said ) );
		return true;
	}

	public function has_status( $status ): bool {
		return in_array( $this->data['status'], (array) $status, true );
	}

	/**
	 * @param string $note     Text.
	 * @param int    $customer 1 when the customer may read it.
	 * @param bool   $by_user  Written by the current user rather than the shop.
	 * @return int Note id.
	 */
	public function add_order_note( string $note, $customer = 0, bool $by_user = false ): int {
		return wc_standin_add_note( $this->get_id(), $note, (bool) $customer, $by_user ? wp_get_current_user()->display_name : 'system' );
	}

	/** @return WC_Order_Refund[] Newest first. */
	public function get_refunds(): array {
		return wc_get_orders(
			array(
				'type'   => 'shop_order_refund',
				'parent' => $this->get_id(),
				'limit'  => -1,
			)
		);
	}

	public function get_total_refunded(): string {
		return wc_format_decimal( array_sum( array_map( static fn( $refund ) => (float) $refund->get_amount(), $this->get_refunds() ) ), 2 );
	}

	public function get_edit_order_url(): string {
		return admin_url( 'admin.php?page=wc-orders&action=edit&id=' . $this->get_id() );
	}

	public function get_view_order_url(): string {
		return wc_get_account_endpoint_url( 'view-order/' . $this->get_id() );
	}
}

/** Money given back. */
class WC_Order_Refund extends WC_Abstract_Order {

	protected function defaults(): array {
		return array(
			'amount'      => '0.00',
			'reason'      => '',
			'refunded_by' => get_current_user_id(),
			'status'      => 'completed',
		);
	}

	public function get_type(): string {
		return 'shop_order_refund';
	}
}
