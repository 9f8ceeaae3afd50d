<?php
/**
 * The shop's pages and its navigation.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

/**
 * Creates them from pages/*.html.
 */
function baton_demo_content(): void {
	$titles = array(
		'home'     => 'Home',
		'shipping' => 'Shipping',
		'returns'  => 'Returns',
		'warranty' => 'Warranty',
		'contact'  => 'Contact',
	);
	foreach ( $titles as $slug => $title ) {
		$id = wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_name'    => $slug,
				'post_title'   => $title,
				'post_content' => (string) file_get_contents( __DIR__ . "/pages/{$slug}.html" ),
				'post_author'  => 1,
			)
		);
		if ( 'home' === $slug ) {
			update_post_meta( $id, '_wp_page_template', 'page-no-title' );
			update_option( 'show_on_front', 'page' );
			update_option( 'page_on_front', $id );
		}
	}

	// Addresses without a host: the shop moves to another port with its home.
	$links = array(
		'Shop'       => '/shop/',
		'Shipping'   => '/shipping/',
		'Returns'    => '/returns/',
		'Warranty'   => '/warranty/',
		'Contact'    => '/contact/',
		'My account' => '/my-account/',
		'Cart'       => '/cart/',
	);
	$blocks = '';
	foreach ( $links as $label => $url ) {
		$attributes = array(
			'label' => $label,
			'url'   => $url,
			'kind'  => 'custom',
		);
		$blocks    .= '<!-- wp:navigation-link ' . wp_json_encode( $attributes, JSON_UNESCAPED_SLASHES ) . ' /-->';
	}
	wp_insert_post(
		array(
			'post_type'    => 'wp_navigation',
			'post_status'  => 'publish',
			'post_title'   => 'Main menu',
			'post_content' => $blocks,
		)
	);
}
