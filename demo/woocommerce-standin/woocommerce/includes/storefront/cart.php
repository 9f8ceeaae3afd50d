<?php
/**
 * The cart page.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

add_shortcode(
	'woocommerce_cart',
	static function () {
		$cart = WC()->cart;
		if ( ! $cart || $cart->is_empty() ) {
			return '<div class="woocommerce"><p class="cart-empty woocommerce-info">Your cart is currently empty.</p><p><a class="button" href="' . esc_url( wc_get_page_permalink( 'shop' ) ) . '">Return to shop</a></p></div>';
		}
		$rows = '';
		foreach ( $cart->get_cart() as $key => $line ) {
			$product = $line['data'];
			$rows   .= sprintf(
				'<tr class="cart_item"><td>%1$s <a href="%2$s">%3$s</a></td><td>%4$s</td><td><input type="number" class="qty" name="cart[%5$s][qty]" value="%6$d" min="0" aria-label="%7$s"></td><td>%8$s</td></tr>',
				$product->get_image(),
				esc_url( $product->get_permalink() ),
				esc_html( $product->get_name() ),
				wc_price( $product->get_price() ),
				esc_attr( $key ),
				(int) $line['quantity'],
				esc_attr( sprintf( '%s quantity', $product->get_name() ) ),
				wc_price( $line['line_total'] )
			);
		}
		return sprintf(
			'<div class="woocommerce">%s<form class="woocommerce-cart-form standin-form" action="%s" method="post"><table class="standin-table shop_table cart"><thead><tr><th>Product</th><th>Price</th><th>Quantity</th><th>Subtotal</th></tr></thead><tbody>%s</tbody></table><p>%s<button type="submit" name="update_cart" value="1" class="button">Update cart</button></p></form><p class="order-total"><strong>Total %s</strong></p><p><a class="checkout-button button alt" href="%s">Proceed to checkout</a></p></div>',
			wc_standin_notice(),
			esc_url( wc_get_cart_url() ),
			$rows,
			wp_nonce_field( 'woocommerce-cart', 'woocommerce-cart-nonce', true, false ),
			wc_price( $cart->get_totals()['total'] ),
			esc_url( wc_get_checkout_url() )
		);
	}
);
