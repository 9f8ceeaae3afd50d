<?php
/**
 * The product post type and its categories.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		register_post_type(
			'product',
			array(
				'labels'          => array(
					'name'          => 'Products',
					'singular_name' => 'Product',
				),
				'public'          => true,
				'has_archive'     => 'shop',
				'rewrite'         => array(
					'slug'       => 'product',
					'with_front' => false,
				),
				'capability_type' => 'product',
				'map_meta_cap'    => true,
				'menu_icon'       => 'dashicons-archive',
				'supports'        => array( 'title', 'editor', 'excerpt', 'thumbnail' ),
			)
		);
		register_post_type(
			'product_variation',
			array(
				'public'          => false,
				'capability_type' => 'product',
				'supports'        => false,
			)
		);
		register_taxonomy(
			'product_cat',
			'product',
			array(
				'labels'       => array( 'name' => 'Product categories' ),
				'hierarchical' => true,
				'rewrite'      => array( 'slug' => 'product-category' ),
			)
		);
		foreach ( array( 'orders', 'view-order', 'customer-logout', 'order-received' ) as $endpoint ) {
			add_rewrite_endpoint( $endpoint, EP_PAGES );
		}
	},
	5
);

// The archive of all products, in the order in which they were made.
add_action(
	'pre_get_posts',
	static function ( WP_Query $query ) {
		if ( $query->is_main_query() && ! is_admin() && ( $query->is_post_type_archive( 'product' ) || $query->is_tax( 'product_cat' ) ) ) {
			$query->set( 'posts_per_page', 16 );
			$query->set( 'orderby', 'ID' );
			$query->set( 'order', 'ASC' );
		}
	}
);
