<?php
/**
 * Runs the tests inside a real WordPress: BATON_WP is the folder of a site
 * where WooCommerce and this plugin are active. Each test takes back what it did.
 *
 * @package Baton
 */

$baton_site = (string) getenv( 'BATON_WP' );
if ( ! is_file( $baton_site . '/wp-load.php' ) ) {
	fwrite( STDERR, "BATON_WP must be the folder of a WordPress where WooCommerce and Baton are active.\n" );
	exit( 1 );
}

require_once dirname( __DIR__, 2 ) . '/vendor/autoload.php';

// What a web server would say; WordPress and WooCommerce read it as they load.
$_SERVER['HTTP_HOST']       = '127.0.0.1';
$_SERVER['SERVER_NAME']     = '127.0.0.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

// WordPress keeps its state in globals, which a file included from a function would not reach.
foreach ( array( 'wp', 'wp_query', 'wpdb', 'wp_rewrite', 'wp_filter' ) as $baton_name ) {
	global $$baton_name;
}
error_reporting( E_ALL & ~E_DEPRECATED & ~E_USER_DEPRECATED );
require_once $baton_site . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

if ( ! class_exists( 'Baton\Plugin' ) || ! function_exists( 'WC' ) ) {
	fwrite( STDERR, "WooCommerce and Baton must be active in {$baton_site}.\n" );
	exit( 1 );
}
// Passwords that live for one test need no strong hash.
add_filter( 'wp_hash_password_options', static fn() => array( 'cost' => 4 ) );
require_once __DIR__ . '/ShopTestCase.php';
