<?php
/**
 * Tables, roles and pages.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** On activation; harmless twice. */
function wc_standin_install(): void {
	wc_standin_tables();
	wc_standin_roles();
	wc_standin_pages();
	add_option( 'woocommerce_version', WC_VERSION );
	add_option( 'woocommerce_currency', 'USD' );
	update_option( 'woocommerce_email_from_address', get_option( 'admin_email' ) );
	delete_option( 'rewrite_rules' );
}

function wc_standin_tables(): void {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	$charset = $wpdb->get_charset_collate();
	dbDelta(
		"CREATE TABLE {$wpdb->prefix}wc_orders (
			id bigint(20) unsigned NOT NULL auto_increment,
			type varchar(20) NOT NULL,
			status varchar(20) NOT NULL,
			parent_order_id bigint(20) unsigned NOT NULL,
			customer_id bigint(20) unsigned NOT NULL,
			billing_email varchar(320) NOT NULL,
			total_amount varchar(30) NOT NULL,
			date_created bigint(20) NOT NULL,
			date_updated bigint(20) NOT NULL,
			data longtext NOT NULL,
			PRIMARY KEY  (id),
			KEY customer_id (customer_id),
			KEY parent_order_id (parent_order_id)
		) {$charset};
		CREATE TABLE {$wpdb->prefix}wc_order_notes (
			note_id bigint(20) unsigned NOT NULL auto_increment,
			order_id bigint(20) unsigned NOT NULL,
			author varchar(200) NOT NULL,
			date_created bigint(20) NOT NULL,
			customer_note tinyint(1) NOT NULL,
			content longtext NOT NULL,
			PRIMARY KEY  (note_id),
			KEY order_id (order_id)
		) {$charset};
		CREATE TABLE {$wpdb->prefix}woocommerce_sessions (
			session_id bigint(20) unsigned NOT NULL auto_increment,
			session_key char(32) NOT NULL,
			session_value longtext NOT NULL,
			session_expiry bigint(20) unsigned NOT NULL,
			PRIMARY KEY  (session_id),
			UNIQUE KEY session_key (session_key)
		) {$charset};
		CREATE TABLE {$wpdb->prefix}woocommerce_api_keys (
			key_id bigint(20) unsigned NOT NULL auto_increment,
			user_id bigint(20) unsigned NOT NULL,
			description varchar(200) NULL,
			permissions varchar(10) NOT NULL,
			consumer_key char(64) NOT NULL,
			consumer_secret char(43) NOT NULL,
			nonces longtext NULL,
			truncated_key char(7) NOT NULL,
			last_access datetime NULL default null,
			PRIMARY KEY  (key_id),
			KEY consumer_key (consumer_key)
		) {$charset};"
	);
}

function wc_standin_roles(): void {
	add_role( 'customer', 'Customer', array( 'read' => true ) );
	$manager = get_role( 'editor' )->capabilities + array(
		'list_users'               => true,
		'edit_theme_options'       => true,
		'manage_woocommerce'       => true,
		'view_woocommerce_reports' => true,
		'create_customers'         => true,
	);
	$things  = array();
	foreach ( array( 'product', 'shop_order', 'shop_coupon' ) as $type ) {
		foreach ( array( 'edit_%s', 'read_%s', 'delete_%s', 'edit_%ss', 'edit_others_%ss', 'publish_%ss', 'read_private_%ss', 'delete_%ss', 'delete_private_%ss', 'delete_published_%ss', 'delete_others_%ss', 'edit_private_%ss', 'edit_published_%ss', 'manage_%s_terms', 'edit_%s_terms', 'delete_%s_terms', 'assign_%s_terms' ) as $capability ) {
			$things[ sprintf( $capability, $type ) ] = true;
		}
	}
	add_role( 'shop_manager', 'Shop manager', $manager + $things );
	$administrator = get_role( 'administrator' );
	foreach ( array_keys(
		$things + array(
			'manage_woocommerce'       => true,
			'view_woocommerce_reports' => true,
			'create_customers'         => true,
		)
	) as $capability ) {
		$administrator->add_cap( $capability );
	}
}

function wc_standin_pages(): void {
	$pages = array(
		'shop'      => array( 'Shop', '' ),
		'cart'      => array( 'Cart', '[woocommerce_cart]' ),
		'checkout'  => array( 'Checkout', '[woocommerce_checkout]' ),
		'myaccount' => array( 'My account', '[woocommerce_my_account]' ),
	);
	foreach ( $pages as $name => list( $title, $shortcode ) ) {
		if ( get_post( wc_get_page_id( $name ) ) ) {
			continue;
		}
		$id = wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_title'   => $title,
				'post_name'    => sanitize_title( $title ),
				'post_content' => '' === $shortcode ? '' : "<!-- wp:shortcode -->{$shortcode}<!-- /wp:shortcode -->",
			)
		);
		update_option( 'woocommerce_' . $name . '_page_id', $id );
	}
}
