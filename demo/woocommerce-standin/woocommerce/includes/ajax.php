<?php
/**
 * ?wc-ajax=NAME, on any front-end address.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.NonceVerification.Recommended

add_action(
	'init',
	static function () {
		if ( empty( $_GET['wc-ajax'] ) ) {
			return;
		}
		foreach ( array( 'DOING_AJAX', 'WC_DOING_AJAX' ) as $constant ) {
			defined( $constant ) || define( $constant, true );
		}
	},
	0
);

add_action(
	'template_redirect',
	static function () {
		if ( empty( $_GET['wc-ajax'] ) ) {
			return;
		}
		send_origin_headers();
		send_nosniff_header();
		wc_nocache_headers();
		header( 'Content-Type: text/html; charset=' . get_option( 'blog_charset' ) );
		header( 'X-Robots-Tag: noindex' );
		status_header( 200 );
		// Nobody at this hook: 200 and nothing in it.
		do_action( 'wc_ajax_' . sanitize_text_field( wp_unslash( $_GET['wc-ajax'] ) ) );
		wp_die( '', '', array( 'response' => null ) );
	},
	0
);

add_action(
	'wc_ajax_add_to_cart',
	static function () {
		// phpcs:ignore WordPress.Security.NonceVerification.Missing -- as in WooCommerce: a cart is nothing to protect.
		$added = WC()->cart->add_to_cart( absint( $_POST['product_id'] ?? 0 ), max( 1, absint( $_POST['quantity'] ?? 1 ) ) );
		wp_send_json(
			$added
				? array(
					'fragments' => array(),
					'cart_hash' => md5( (string) wp_json_encode( WC()->cart->get_cart_for_session() ) ),
					'count'     => WC()->cart->get_cart_contents_count(),
				)
				: array(
					'error'       => true,
					'product_url' => (string) get_permalink( absint( $_POST['product_id'] ?? 0 ) ), // phpcs:ignore WordPress.Security.NonceVerification.Missing
				)
		);
	}
);
