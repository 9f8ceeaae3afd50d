<?php
/**
 * Colours, type, header and footer of the block theme.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

/**
 * Saved where the site editor saves what an owner changes.
 */
function baton_demo_look(): void {
	$palette = array(
		'base'     => '#faf7f1',
		'contrast' => '#1d2b2a',
		'accent-1' => '#e9e1d2',
		'accent-2' => '#cf7a3c',
		'accent-3' => '#24504a',
		'accent-4' => '#5b6664',
		'accent-5' => '#f2ecdf',
		'accent-6' => '#1d2b2a33',
	);
	$colours = array();
	foreach ( $palette as $slug => $colour ) {
		$colours[] = array(
			'slug'  => $slug,
			'name'  => ucfirst( $slug ),
			'color' => $colour,
		);
	}
	$styles = array(
		'version'                     => 3,
		'isGlobalStylesUserThemeJSON' => true,
		'settings'                    => array( 'color' => array( 'palette' => array( 'theme' => $colours ) ) ),
		'styles'                      => array(
			'typography' => array( 'lineHeight' => '1.6' ),
			'elements'   => array(
				'link'   => array( 'color' => array( 'text' => '#24504a' ) ),
				'button' => array(
					'color'  => array(
						'background' => '#24504a',
						'text'       => '#ffffff',
					),
					'border' => array( 'radius' => '6px' ),
				),
			),
			'css'        => (string) file_get_contents( __DIR__ . '/look.css' ),
		),
	);
	$id     = WP_Theme_JSON_Resolver::get_user_global_styles_post_id();
	wp_update_post(
		array(
			'ID'           => $id,
			'post_content' => wp_slash( (string) wp_json_encode( $styles ) ),
		)
	);
	wp_set_object_terms( $id, get_stylesheet(), 'wp_theme' );
	foreach ( array( 'header', 'footer' ) as $part ) {
		$id = wp_insert_post(
			array(
				'post_type'    => 'wp_template_part',
				'post_status'  => 'publish',
				'post_name'    => $part,
				'post_title'   => ucfirst( $part ),
				'post_content' => (string) file_get_contents( __DIR__ . "/pages/{$part}.html" ),
			)
		);
		wp_set_object_terms( $id, get_stylesheet(), 'wp_theme' );
		wp_set_object_terms( $id, $part, 'wp_template_part_area' );
	}
}
