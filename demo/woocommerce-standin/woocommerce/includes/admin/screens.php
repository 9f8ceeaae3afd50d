<?php
/**
 * The WooCommerce menu with the orders, and the components that other plugins build on.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_menu',
	static function () {
		add_menu_page( 'WooCommerce', 'WooCommerce', 'edit_others_shop_orders', 'woocommerce', 'wc_standin_orders_screen', 'dashicons-cart', 55 );
		add_submenu_page( 'woocommerce', 'Orders', 'Orders', 'edit_others_shop_orders', 'wc-orders', 'wc_standin_orders_screen' );
		remove_submenu_page( 'woocommerce', 'woocommerce' );
	},
	9
);

add_action(
	'admin_enqueue_scripts',
	static function () {
		$folder = WC_ABSPATH . 'dist/';
		$asset  = is_file( $folder . 'components.asset.php' ) ? require $folder . 'components.asset.php' : null;
		if ( ! $asset ) {
			return;
		}
		wp_register_script( 'wc-components', plugins_url( 'dist/components.js', WC_PLUGIN_FILE ), $asset['dependencies'], $asset['version'], true );
		wp_register_style( 'wc-components', plugins_url( 'dist/components.css', WC_PLUGIN_FILE ), array( 'wp-components' ), $asset['version'] );
	},
	10
);

function wc_standin_orders_screen(): void {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	$order = wc_get_order( absint( $_GET['id'] ?? 0 ) );
	echo '<div class="wrap">';
	if ( $order instanceof WC_Order ) {
		printf( '<h1>Order #%s</h1><p>%s, %s</p>', esc_html( $order->get_order_number() ), esc_html( wc_get_order_status_name( $order->get_status() ) ), esc_html( $order->get_billing_email() ) );
		echo wp_kses_post( wc_standin_order_table( $order ) . wc_standin_note_list( wc_get_order_notes( array( 'order_id' => $order->get_id() ) ) ) );
	} else {
		echo '<h1>Orders</h1><table class="wp-list-table widefat striped"><thead><tr><th>Order</th><th>Date</th><th>Status</th><th>Total</th></tr></thead><tbody>';
		foreach ( wc_get_orders( array( 'limit' => 50 ) ) as $row ) {
			printf(
				'<tr><td><a href="%s">#%s %s</a></td><td>%s</td><td>%s</td><td>%s</td></tr>',
				esc_url( $row->get_edit_order_url() ),
				esc_html( $row->get_order_number() ),
				esc_html( trim( ( $row->get_billing()['first_name'] ?? '' ) . ' ' . ( $row->get_billing()['last_name'] ?? '' ) ) ),
				esc_html( $row->get_date_created()->date_i18n( 'F j, Y' ) ),
				esc_html( wc_get_order_status_name( $row->get_status() ) ),
				wp_kses_post( wc_price( $row->get_total() ) )
			);
		}
		echo '</tbody></table>';
	}
	echo '</div>';
}
