<?php
/**
 * The shop's settings, as its owner would have left them.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

/**
 * Name, address, money, and no wizard.
 */
function baton_demo_settings(): void {
	$options = array(
		'blogname'                                => 'Juniper & Tide',
		'blogdescription'                         => 'Small-batch coffee and tea, and stoneware to drink them from',
		'timezone_string'                         => 'America/New_York',
		'permalink_structure'                     => '/%postname%/',
		'default_comment_status'                  => 'closed',
		'show_avatars'                            => '0',
		'woocommerce_store_address'               => '41 Wharf Street',
		'woocommerce_store_city'                  => 'Portland',
		'woocommerce_default_country'             => 'US:ME',
		'woocommerce_store_postcode'              => '04101',
		'woocommerce_currency'                    => 'USD',
		'woocommerce_calc_taxes'                  => 'no',
		'woocommerce_enable_guest_checkout'       => 'yes',
		'woocommerce_enable_myaccount_registration' => 'yes',
		'woocommerce_coming_soon'                 => 'no',
		'woocommerce_store_pages_only'            => 'no',
		'woocommerce_allow_tracking'              => 'no',
		'woocommerce_show_marketplace_suggestions' => 'no',
		'woocommerce_merchant_email_notifications' => 'no',
		'woocommerce_task_list_hidden'            => 'yes',
		'woocommerce_extended_task_list_hidden'   => 'yes',
		'woocommerce_task_list_welcome_modal_dismissed' => 'yes',
		'woocommerce_onboarding_profile'          => array(
			'skipped'   => true,
			'completed' => true,
		),
		'woocommerce_admin_customize_store_completed' => 'yes',
		'woocommerce_cod_settings'                => array(
			'enabled' => 'yes',
			'title'   => 'Pay when it arrives',
		),
		'woocommerce_bacs_settings'               => array(
			'enabled' => 'yes',
			'title'   => 'Bank transfer',
		),
	);
	foreach ( $options as $name => $value ) {
		update_option( $name, $value );
	}
	delete_transient( '_wc_activation_redirect' );
	delete_option( 'rewrite_rules' );

	foreach ( get_posts( array( 'post_type' => array( 'post', 'page' ), 'post_status' => 'any', 'numberposts' => 20 ) ) as $post ) {
		if ( in_array( $post->post_name, array( 'hello-world', 'sample-page', 'privacy-policy', 'refund_returns' ), true ) ) {
			wp_delete_post( $post->ID, true );
		}
	}

	if ( class_exists( 'WC_Shipping_Zone' ) ) {
		$zone = new WC_Shipping_Zone();
		$zone->set_zone_name( 'United States' );
		$zone->add_location( 'US', 'country' );
		$zone->save();
		$flat = $zone->add_shipping_method( 'flat_rate' );
		update_option(
			"woocommerce_flat_rate_{$flat}_settings",
			array(
				'title'      => 'Standard, 3–5 working days',
				'tax_status' => 'none',
				'cost'       => '6.00',
			)
		);
		$free = $zone->add_shipping_method( 'free_shipping' );
		update_option(
			"woocommerce_free_shipping_{$free}_settings",
			array(
				'title'      => 'Free from $75',
				'requires'   => 'min_amount',
				'min_amount' => '75',
			)
		);
	}
}
