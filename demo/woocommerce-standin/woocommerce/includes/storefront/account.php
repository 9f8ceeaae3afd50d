<?php
/**
 * My account: login, orders, logout.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'wp_loaded',
	static function () {
		if ( ! isset( $_POST['login'], $_POST['username'], $_POST['password'] ) || ! wp_verify_nonce( sanitize_key( $_POST['woocommerce-login-nonce'] ?? '' ), 'woocommerce-login' ) ) {
			return;
		}
		$user = wp_signon(
			array(
				'user_login'    => trim( (string) wp_unslash( $_POST['username'] ) ), // phpcs:ignore WordPress.Security.ValidatedSanitizedInput
				'user_password' => (string) wp_unslash( $_POST['password'] ), // phpcs:ignore WordPress.Security.ValidatedSanitizedInput
				'remember'      => isset( $_POST['rememberme'] ),
			)
		);
		if ( is_wp_error( $user ) ) {
			wp_safe_redirect( add_query_arg( 'login', 'failed', wc_get_page_permalink( 'myaccount' ) ) );
			exit;
		}
		wp_safe_redirect( apply_filters( 'woocommerce_login_redirect', wc_get_page_permalink( 'myaccount' ), $user ) );
		exit;
	},
	20
);

add_action(
	'template_redirect',
	static function () {
		global $wp_query;
		if ( ! isset( $wp_query->query_vars['customer-logout'] ) || ! is_user_logged_in() ) {
			return;
		}
		if ( wp_verify_nonce( sanitize_key( $_GET['_wpnonce'] ?? '' ), 'customer-logout' ) ) {
			wp_logout();
			wp_safe_redirect( apply_filters( 'woocommerce_logout_default_redirect_url', wc_get_page_permalink( 'myaccount' ) ) );
			exit;
		}
	}
);

add_shortcode(
	'woocommerce_my_account',
	static function () {
		if ( ! is_user_logged_in() ) {
			return '<div class="woocommerce">' . wc_standin_login_form() . '</div>';
		}
		global $wp_query;
		$links = '';
		foreach ( array(
			'Dashboard' => wc_get_page_permalink( 'myaccount' ),
			'Orders'    => wc_get_account_endpoint_url( 'orders' ),
			'Log out'   => wc_logout_url(),
		) as $label => $url ) {
			$links .= sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html( $label ) );
		}
		if ( isset( $wp_query->query_vars['view-order'] ) ) {
			$content = wc_standin_account_order( (int) $wp_query->query_vars['view-order'] );
		} elseif ( isset( $wp_query->query_vars['orders'] ) ) {
			$content = wc_standin_account_orders();
		} else {
			$content = sprintf( '<p>Hello <strong>%s</strong></p><p>From your account dashboard you can view your <a href="%s">recent orders</a>.</p>', esc_html( wp_get_current_user()->display_name ), esc_url( wc_get_account_endpoint_url( 'orders' ) ) );
		}
		return '<div class="woocommerce"><nav class="woocommerce-MyAccount-navigation" aria-label="Account pages">' . $links . '</nav><div class="woocommerce-MyAccount-content">' . $content . '</div></div>';
	}
);

function wc_standin_login_form(): string {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	$failed = 'failed' === ( $_GET['login'] ?? '' ) ? '<div class="woocommerce-error" role="alert">The username or password is not right.</div>' : '';
	return $failed . '<h2>Login</h2><form class="woocommerce-form woocommerce-form-login login standin-form" method="post" action="' . esc_url( wc_get_page_permalink( 'myaccount' ) ) . '">'
		. '<label for="username">Username or email address</label><input class="wide" type="text" name="username" id="username" autocomplete="username" required>'
		. '<label for="password">Password</label><input class="wide" type="password" name="password" id="password" autocomplete="current-password" required>'
		. wp_nonce_field( 'woocommerce-login', 'woocommerce-login-nonce', true, false )
		. '<p><button type="submit" class="woocommerce-button button" name="login" value="Log in">Log in</button></p></form>';
}

function wc_standin_account_orders(): string {
	$rows   = '';
	$orders = wc_get_orders(
		array(
			'customer_id' => get_current_user_id(),
			'limit'       => 50,
		)
	);
	foreach ( $orders as $order ) {
		$rows .= sprintf(
			'<tr><td><a href="%s">#%s</a></td><td>%s</td><td>%s</td><td>%s</td></tr>',
			esc_url( $order->get_view_order_url() ),
			esc_html( $order->get_order_number() ),
			esc_html( $order->get_date_created()->date_i18n( (string) get_option( 'date_format' ) ) ),
			esc_html( wc_get_order_status_name( $order->get_status() ) ),
			wc_price( $order->get_total() )
		);
	}
	return $rows
		? '<table class="standin-table woocommerce-orders-table"><thead><tr><th>Order</th><th>Date</th><th>Status</th><th>Total</th></tr></thead><tbody>' . $rows . '</tbody></table>'
		: '<p class="woocommerce-info">No order has been made yet.</p>';
}

function wc_standin_account_order( int $id ): string {
	$order = wc_get_order( $id );
	if ( ! $order instanceof WC_Order || (int) $order->get_customer_id() !== get_current_user_id() ) {
		return '<div class="woocommerce-error" role="alert">Invalid order.</div>';
	}
	return sprintf( '<p>Order #%s is currently <mark>%s</mark>.</p>', esc_html( $order->get_order_number() ), esc_html( wc_get_order_status_name( $order->get_status() ) ) )
		. wc_standin_order_table( $order )
		. wc_standin_note_list( wc_get_order_notes( array( 'order_id' => $id, 'type' => 'customer' ) ) ); // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
}

function wc_standin_order_table( WC_Order $order ): string {
	$rows = '';
	foreach ( $order->get_items() as $item ) {
		$rows .= sprintf( '<tr><td>%s × %d</td><td>%s</td></tr>', esc_html( $item->get_name() ), $item->get_quantity(), wc_price( $item->get_total() ) );
	}
	foreach ( $order->get_items( 'shipping' ) as $item ) {
		$rows .= sprintf( '<tr><td>%s</td><td>%s</td></tr>', esc_html( $item->get_method_title() ), wc_price( $item->get_total() ) );
	}
	foreach ( $order->get_refunds() as $refund ) {
		$rows .= sprintf( '<tr><td>Refund: %s</td><td>−%s</td></tr>', esc_html( $refund->get_reason() ), wc_price( $refund->get_amount() ) );
	}
	return '<table class="standin-table">' . $rows . sprintf( '<tr><th>Total</th><th>%s</th></tr></table>', wc_price( $order->get_total() ) );
}

/** @param object[] $notes */
function wc_standin_note_list( array $notes ): string {
	$html = '';
	foreach ( $notes as $note ) {
		$html .= sprintf( '<li><p>%s</p><small>%s, %s</small></li>', esc_html( $note->content ), esc_html( $note->added_by ), esc_html( $note->date_created->date_i18n( 'F j, Y' ) ) );
	}
	return $html ? '<h2>Notes</h2><ul>' . $html . '</ul>' : '';
}
