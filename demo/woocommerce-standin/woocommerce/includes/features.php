<?php
/**
 * Two utility classes that plugins ask.
 *
 * @package Baton\StandIn
 */

namespace Automattic\WooCommerce\Utilities;

defined( 'ABSPATH' ) || exit;

/** Takes declarations and does nothing with them. */
final class FeaturesUtil {

	public static function declare_compatibility( string $feature, string $plugin_file, bool $compatible = true ): bool {
		return did_action( 'before_woocommerce_init' ) || doing_action( 'before_woocommerce_init' );
	}

	public static function feature_is_enabled( string $feature ): bool {
		return in_array( $feature, array( 'custom_order_tables', 'cart_checkout_blocks' ), true );
	}
}

/** Orders live in a table of their own. */
final class OrderUtil {

	public static function custom_orders_table_usage_is_enabled(): bool {
		return true;
	}

	public static function is_order( $id, array $types = array( 'shop_order' ) ): bool {
		$order = wc_get_order( $id );
		return $order && in_array( $order->get_type(), $types, true );
	}
}
