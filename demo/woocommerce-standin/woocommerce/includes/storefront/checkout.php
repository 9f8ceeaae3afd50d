<?php
/**
 * A checkout that takes an order and no money.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Label, HTML type and autocomplete of each field. */
function wc_standin_checkout_fields(): array {
	return array(
		'first_name' => array( 'First name', 'text', 'given-name' ),
		'last_name'  => array( 'Last name', 'text', 'family-name' ),
		'address_1'  => array( 'Street address', 'text', 'address-line1' ),
		'city'       => array( 'Town / City', 'text', 'address-level2' ),
		'postcode'   => array( 'ZIP code', 'text', 'postal-code' ),
		'email'      => array( 'E-mail address', 'email', 'email' ),
	);
}

add_action(
	'wp_loaded',
	static function () {
		if ( ! isset( $_POST['woocommerce-process-checkout-nonce'] ) || ! wp_verify_nonce( sanitize_key( $_POST['woocommerce-process-checkout-nonce'] ), 'woocommerce-process_checkout' ) ) {
			return;
		}
		$address = array( 'country' => 'US' );
		foreach ( array_keys( wc_standin_checkout_fields() ) as $field ) {
			$address[ $field ] = sanitize_text_field( wp_unslash( $_POST[ 'billing_' . $field ] ?? '' ) );
		}
		if ( WC()->cart->is_empty() || ! is_email( $address['email'] ) ) {
			wp_safe_redirect( add_query_arg( 'refused', 'yes', wc_get_checkout_url() ) );
			exit;
		}
		$order = wc_create_order(
			array(
				'customer_id' => get_current_user_id(),
				'created_via' => 'checkout',
			)
		);
		foreach ( WC()->cart->get_cart() as $line ) {
			$order->add_product( $line['data'], $line['quantity'] );
		}
		$order->set_address( $address, 'billing' );
		$order->set_address( $address, 'shipping' );
		$order->set_payment_method( 'cod' );
		$order->set_payment_method_title( 'Pay when it arrives' );
		$order->calculate_totals();
		$order->update_status( 'processing' );
		WC()->cart->empty_cart();
		wp_safe_redirect( add_query_arg( array( 'key' => $order->get_order_key() ), trailingslashit( wc_get_checkout_url() ) . 'order-received/' . $order->get_id() . '/' ) );
		exit;
	},
	30
);

add_shortcode(
	'woocommerce_checkout',
	static function () {
		$received = wc_get_order( get_query_var( 'order-received' ) );
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended
		if ( $received instanceof WC_Order && hash_equals( $received->get_order_key(), sanitize_text_field( wp_unslash( $_GET['key'] ?? '' ) ) ) ) {
			return sprintf( '<div class="woocommerce"><p class="woocommerce-message">Thank you. Your order has been received.</p><p>Order number: <strong>%s</strong><br>Total: <strong>%s</strong></p></div>', esc_html( $received->get_order_number() ), wc_price( $received->get_total() ) );
		}
		if ( ! WC()->cart || WC()->cart->is_empty() ) {
			return '<div class="woocommerce"><p class="woocommerce-info">There is nothing in your cart to check out.</p></div>';
		}
		$fields = '';
		foreach ( wc_standin_checkout_fields() as $name => list( $label, $type, $autocomplete ) ) {
			$known   = 'email' === $name ? wp_get_current_user()->user_email : get_user_meta( get_current_user_id(), 'billing_' . $name, true );
			$fields .= sprintf( '<label for="billing_%1$s">%2$s</label><input class="wide" required type="%3$s" id="billing_%1$s" name="billing_%1$s" autocomplete="%4$s" value="%5$s">', esc_attr( $name ), esc_html( $label ), esc_attr( $type ), esc_attr( $autocomplete ), esc_attr( (string) $known ) );
		}
		return sprintf(
			'<div class="woocommerce"><form class="checkout standin-form" method="post" action="%s">%s%s<p>Total <strong>%s</strong>, to be paid when it arrives.</p><button type="submit" class="button alt" id="place_order">Place order</button></form></div>',
			esc_url( wc_get_checkout_url() ),
			$fields,
			wp_nonce_field( 'woocommerce-process_checkout', 'woocommerce-process-checkout-nonce', true, false ),
			wc_price( WC()->cart->get_totals()['total'] )
		);
	}
);
