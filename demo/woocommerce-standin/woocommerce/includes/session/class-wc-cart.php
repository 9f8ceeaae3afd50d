<?php
/**
 * The cart, which lives in the session.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Lines by key; every change is written to the session at once. */
class WC_Cart {

	/** @var array<string, array<string, mixed>> */
	private $lines = array();

	public function __construct() {
		$this->reload();
		add_action( 'wp_loaded', array( $this, 'act_on_request' ), 20 );
	}

	public function reload(): void {
		$lines       = WC()->session->get( 'cart', array() );
		$this->lines = is_array( $lines ) ? $lines : array();
	}

	/** ?add-to-cart=ID, and the cart page's form. */
	public function act_on_request(): void {
		// phpcs:disable WordPress.Security.NonceVerification.Recommended -- adding is harmless, changing has its nonce.
		if ( isset( $_REQUEST['add-to-cart'] ) && is_numeric( $_REQUEST['add-to-cart'] ) && ! isset( $_GET['wc-ajax'] ) ) {
			$added = $this->add_to_cart( (int) $_REQUEST['add-to-cart'], max( 1, (int) ( $_REQUEST['quantity'] ?? 1 ) ) );
			wp_safe_redirect( add_query_arg( 'added', $added ? 'yes' : 'no', remove_query_arg( array( 'add-to-cart', 'quantity', 'added' ), wp_get_referer() ? wp_get_referer() : wc_get_cart_url() ) ) );
			exit;
		}
		// phpcs:enable
		if ( isset( $_POST['update_cart'], $_POST['woocommerce-cart-nonce'] ) && wp_verify_nonce( sanitize_key( $_POST['woocommerce-cart-nonce'] ), 'woocommerce-cart' ) ) {
			foreach ( (array) ( $_POST['cart'] ?? array() ) as $key => $line ) {
				$this->set_quantity( sanitize_key( $key ), absint( $line['qty'] ?? 0 ) );
			}
			wp_safe_redirect( wc_get_cart_url() );
			exit;
		}
	}

	/** @return array<string, array<string, mixed>> Each with 'data', the product. */
	public function get_cart(): array {
		$full = array();
		foreach ( $this->lines as $key => $line ) {
			$product = wc_get_product( (int) $line['product_id'] );
			if ( $product ) {
				$full[ $key ] = $line + array( 'data' => $product );
			}
		}
		return $full;
	}

	/** @return array<string, array<string, mixed>> As it is stored. */
	public function get_cart_for_session(): array {
		return $this->lines;
	}

	/**
	 * @param int $product_id What.
	 * @param int $quantity   How many.
	 * @return string|false The line's key.
	 */
	public function add_to_cart( $product_id = 0, $quantity = 1 ) {
		$product = wc_get_product( (int) $product_id );
		if ( ! $product || ! $product->is_purchasable() || ! $product->is_in_stock() ) {
			return false;
		}
		$key  = md5( (string) $product->get_id() );
		$many = ( $this->lines[ $key ]['quantity'] ?? 0 ) + (int) $quantity;
		if ( $product->get_manage_stock() && $many > (int) $product->get_stock_quantity() ) {
			return false;
		}
		$this->lines[ $key ] = array(
			'key'          => $key,
			'product_id'   => $product->get_id(),
			'variation_id' => 0,
			'variation'    => array(),
			'quantity'     => $many,
		);
		do_action( 'woocommerce_add_to_cart', $key, $product->get_id(), $quantity, 0, array(), array() );
		$this->keep();
		return $key;
	}

	public function set_quantity( string $key, int $quantity ): void {
		if ( isset( $this->lines[ $key ] ) ) {
			if ( $quantity > 0 ) {
				$this->lines[ $key ]['quantity'] = $quantity;
			} else {
				unset( $this->lines[ $key ] );
			}
			$this->keep();
		}
	}

	public function remove_cart_item( string $key ): bool {
		$there = isset( $this->lines[ $key ] );
		$this->set_quantity( $key, 0 );
		return $there;
	}

	public function empty_cart(): void {
		$this->lines = array();
		$this->keep();
	}

	public function is_empty(): bool {
		return ! $this->lines;
	}

	public function get_cart_contents_count(): int {
		return (int) array_sum( array_column( $this->lines, 'quantity' ) );
	}

	public function calculate_totals(): void {
		foreach ( $this->lines as $key => $line ) {
			$product             = wc_get_product( (int) $line['product_id'] );
			$total               = $product ? (float) $product->get_price() * $line['quantity'] : 0.0;
			$this->lines[ $key ] = array_merge(
				$line,
				array(
					'line_subtotal'     => $total,
					'line_subtotal_tax' => 0,
					'line_total'        => $total,
					'line_tax'          => 0,
				)
			);
		}
	}

	/** @return array<string, string|float> */
	public function get_totals(): array {
		$sum = array_sum( array_column( $this->lines, 'line_total' ) );
		return array(
			'subtotal'            => wc_format_decimal( $sum, 2 ),
			'cart_contents_total' => wc_format_decimal( $sum, 2 ),
			'total'               => wc_format_decimal( $sum, 2 ),
			'total_tax'           => 0,
		);
	}

	private function keep(): void {
		$this->calculate_totals();
		$session = WC()->session;
		$session->set( 'cart', $this->lines );
		$session->set( 'cart_totals', $this->get_totals() );
		do_action( 'woocommerce_set_cart_cookies', ! $this->is_empty() || $session->has_session() );
		wc_setcookie( 'woocommerce_items_in_cart', $this->is_empty() ? '' : '1', $this->is_empty() ? 1 : 0 );
		do_action( 'woocommerce_cart_updated' );
	}
}
