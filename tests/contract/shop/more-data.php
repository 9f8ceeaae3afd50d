<?php
/**
 * A guest's order and a draft, which the demo shop does not have; prints the ids
 * that the contract speaks of.
 *
 * @package Baton\Tests
 */

defined( 'ABSPATH' ) || exit;

add_filter( 'pre_wp_mail', '__return_true', 1 );

$guest = wc_create_order();
$guest->add_product( wc_get_product( current( get_posts( 'post_type=product&fields=ids&name=harbor-mug' ) ) ), 1 );
$guest->set_address(
	array(
		'first_name' => 'Gus',
		'last_name'  => 'Guest',
		'email'      => 'gus@example.com',
	),
	'billing'
);
$guest->calculate_totals();
$guest->update_status( 'processing' );

$draft = new WC_Product_Simple();
$draft->set_name( 'Not Yet Mug' );
$draft->set_sku( 'JT-DRAFT' );
$draft->set_regular_price( '10.00' );
$draft->set_status( 'draft' );
$draft->save();

$ids = array(
	'guestOrder' => $guest->get_id(),
	'draft'      => $draft->get_id(),
	'customers'  => array(),
	'products'   => array(),
);
foreach ( array( 'ines', 'walter', 'priya' ) as $login ) {
	$ids['customers'][ $login ] = get_user_by( 'login', $login )->ID;
}
foreach ( get_posts( 'post_type=product&numberposts=20' ) as $post ) {
	$ids['products'][ $post->post_name ] = $post->ID;
}
echo wp_json_encode( $ids );
