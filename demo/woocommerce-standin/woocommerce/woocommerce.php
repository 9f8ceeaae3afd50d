<?php
/**
 * Plugin Name: WooCommerce (stand-in)
 * Description: Answers the part of WooCommerce's public API that Baton uses. For demo and tests on machines without WooCommerce; sell nothing with it.
 * Version: 11.0.1
 * Requires PHP: 8.0
 * License: GPL-2.0-or-later
 * Text Domain: woocommerce
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

define( 'WC_VERSION', '11.0.1' );
define( 'WC_PLUGIN_FILE', __FILE__ );
define( 'WC_ABSPATH', __DIR__ . '/' );

foreach ( array(
	'class-woocommerce',
	'functions',
	'features',
	'install',
	'data/trait-wc-standin-fields',
	'data/product-types',
	'data/class-wc-product',
	'data/class-wc-product-variable',
	'data/class-wc-order-item',
	'data/class-wc-abstract-order',
	'data/class-wc-order',
	'data/order-store',
	'data/order-functions',
	'session/class-wc-session',
	'session/class-wc-session-handler',
	'session/class-wc-cart',
	'ajax',
	'rest/authentication',
	'rest/class-wc-standin-controller',
	'rest/orders',
	'rest/customers',
	'rest/products',
	'rest/store-cart',
	'storefront/look',
	'storefront/products',
	'storefront/cart',
	'storefront/checkout',
	'storefront/account',
	'admin/class-wc-admin',
	'admin/screens',
) as $wc_standin_file ) {
	require_once __DIR__ . '/includes/' . $wc_standin_file . '.php';
}

register_activation_hook( __FILE__, 'wc_standin_install' );

/**
 * The one instance.
 */
function WC(): WooCommerce { // phpcs:ignore WordPress.NamingConventions.ValidFunctionName
	return WooCommerce::instance();
}
WC();
