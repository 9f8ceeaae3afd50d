<?php
/**
 * Fills the empty shop: wp eval-file seed.php PICTURES-FOLDER
 *
 * Uses WooCommerce's public functions and classes only.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

list( $pictures ) = $args;

// Styles written by nobody in particular would be filtered.
wp_set_current_user( 1 );

// Orders of the past need no mail today.
add_filter( 'pre_wp_mail', '__return_true', 1 );

foreach ( array( 'settings', 'products', 'people', 'orders', 'content', 'look' ) as $baton_demo_part ) {
	require_once __DIR__ . '/' . $baton_demo_part . '.php';
}

baton_demo_settings();
$baton_demo_products = baton_demo_products( $pictures );
$baton_demo_people   = baton_demo_people();
baton_demo_orders( $baton_demo_products, $baton_demo_people );
baton_demo_content();
baton_demo_look();
