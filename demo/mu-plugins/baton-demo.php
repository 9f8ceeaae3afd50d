<?php
/**
 * Plugin Name: Baton demo shop
 * Description: Keeps the demo to itself: nothing leaves this machine, and nothing asks for attention that a real shop's owner would have dealt with long ago.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

// Set up long ago.
add_filter( 'woocommerce_enable_setup_wizard', '__return_false' );
add_filter( 'woocommerce_prevent_automatic_wizard_redirect', '__return_true' );
add_filter( 'woocommerce_allow_marketplace_suggestions', '__return_false' );
add_filter( 'woocommerce_helper_suppress_admin_notices', '__return_true' );
add_filter( 'woocommerce_show_admin_notice', '__return_false' );
add_filter( 'woocommerce_coming_soon_exclude', '__return_true' );
add_filter(
	'woocommerce_admin_features',
	static fn( $features ) => array_values(
		array_diff(
			(array) $features,
			array(
				'marketing',
				'onboarding',
				'launch-your-store',
				'payment-gateway-suggestions',
				'remote-inbox-notifications',
				'remote-free-extensions',
				'wc-pay-promotion',
				'wc-pay-welcome-page',
				'customer-effort-score-tracks',
			)
		)
	)
);

// The menu has its own links to account and cart.
add_filter(
	'hooked_block_types',
	static fn( $blocks ) => array_values( array_diff( $blocks, array( 'woocommerce/mini-cart', 'woocommerce/customer-account' ) ) ),
	PHP_INT_MAX
);

// Pictures of people would come from elsewhere.
add_filter( 'pre_option_show_avatars', '__return_zero' );

// Behind a web server with a certificate that only this machine knows.
if ( defined( 'BATON_DEMO_CERTIFICATE' ) ) {
	add_filter(
		'http_request_args',
		static fn( $args ) => array_merge( $args, array( 'sslcertificates' => BATON_DEMO_CERTIFICATE ) )
	);
}

// Nobody to ask for updates; the requests would only wait and fail.
remove_action( 'init', 'wp_schedule_update_checks' );
add_filter( 'site_status_tests', static fn() => array( 'direct' => array(), 'async' => array() ) );
foreach ( array( 'core', 'plugins', 'themes' ) as $baton_demo_what ) {
	add_filter(
		'pre_site_transient_update_' . $baton_demo_what,
		static fn() => (object) array(
			'last_checked' => time(),
			'updates'      => array(),
			'response'     => array(),
			'no_update'    => array(),
			'translations' => array(),
			'version_checked' => wp_get_wp_version(),
			'checked'      => array(),
		)
	);
}
add_action(
	'wp_dashboard_setup',
	static function () {
		remove_meta_box( 'dashboard_primary', 'dashboard', 'side' );
		remove_meta_box( 'dashboard_site_health', 'dashboard', 'normal' );
		remove_action( 'welcome_panel', 'wp_welcome_panel' );
	},
	99
);
add_filter( 'admin_email_check_interval', '__return_zero' );
