<?php
/**
 * Guests' orders, a draft and a product to choose of, which the demo shop does not
 * have; prints the ids that the contract speaks of.
 *
 * @package Baton\Tests
 */

defined( 'ABSPATH' ) || exit;

add_filter( 'pre_wp_mail', '__return_true', 1 );

$place    = static function ( string $name, string $email, string $number = '' ) {
	$order = wc_create_order();
	$order->add_product( wc_get_product( current( get_posts( 'post_type=product&fields=ids&name=harbor-mug' ) ) ), 1 );
	$order->set_address(
		array(
			'first_name' => $name,
			'last_name'  => 'Guest',
			'email'      => $email,
		),
		'billing'
	);
	if ( '' !== $number ) {
		$order->update_meta_data( '_contract_number', $number );
	}
	$order->calculate_totals();
	$order->update_status( 'processing' );
	return $order;
};
$guest    = $place( 'Gus', 'gus@example.com' );
$numbered = $place( 'Nora', 'nora@example.com', 'JT-2026-0107' );
// Whoever reads a number as an id finds another's order here.
$crossed = $place( 'Otto', 'otto@example.com', (string) $numbered->get_id() );

$crossed->update_meta_data(
	'_wc_shipment_tracking_items',
	array(
		array(
			'tracking_provider' => 'ups',
			'tracking_number'   => '1Z 777 ITEM',
		),
	)
);
$crossed->add_order_note( 'Your parcel is on its way.', 1 );
$crossed->add_order_note( 'Checked the address by phone.' );
$crossed->save();
$fulfillments = class_exists( \Automattic\WooCommerce\Admin\Features\Fulfillments\Fulfillment::class );
foreach ( $fulfillments ? array(
	'fulfilled'   => 'FUL-123',
	'unfulfilled' => 'NOT-YET',
) : array() as $state => $number ) {
	$parcel = new \Automattic\WooCommerce\Admin\Features\Fulfillments\Fulfillment();
	$parcel->set_entity_type( WC_Order::class );
	$parcel->set_entity_id( (string) $crossed->get_id() );
	$parcel->set_status( $state );
	$parcel->set_items(
		array(
			array(
				'item_id' => (int) key( $crossed->get_items() ),
				'qty'     => 1,
			),
		)
	);
	$parcel->set_tracking_number( $number );
	$parcel->set_shipment_provider( 'dhl' );
	$parcel->set_tracking_url( "https://parcels.example/{$number}" );
	$parcel->save();
}

$choice  = static function ( string $name, array $options ) {
	$attribute = new WC_Product_Attribute();
	$attribute->set_name( $name );
	$attribute->set_options( $options );
	$attribute->set_visible( true );
	$attribute->set_variation( true );
	return $attribute;
};
$variable = static function ( string $name, string $sku, string $status ) use ( $choice ) {
	$product = new WC_Product_Variable();
	$product->set_name( $name );
	$product->set_sku( $sku );
	$product->set_status( $status );
	$product->set_attributes( array( $choice( 'Colour', array( 'Blue', 'Cream' ) ), $choice( 'Size', array( 'M', 'L' ) ) ) );
	$product->save();
	return $product;
};
$sweater  = $variable( 'Fisher Sweater', 'JT-SWT', 'publish' );
// Its choice is published, and must not be told of.
$secret = $variable( 'Secret Cloak', 'JT-CLK', 'draft' );
foreach ( array(
	array( 'Blue', 'M', '88.00', 0, $sweater ),
	array( 'Blue', 'L', '92.00', 3, $sweater ),
	array( 'Cream', 'L', '90.00', 12, $sweater ),
	array( 'Cream', 'L', '70.00', 2, $secret ),
) as $one ) {
	$variation = new WC_Product_Variation();
	$variation->set_parent_id( $one[4]->get_id() );
	$variation->set_attributes(
		array(
			'colour' => $one[0],
			'size'   => $one[1],
		)
	);
	$variation->set_regular_price( $one[2] );
	$variation->set_manage_stock( true );
	$variation->set_stock_quantity( $one[3] );
	$variation->save();
}
WC_Product_Variable::sync( $sweater->get_id() );

$draft = new WC_Product_Simple();
$draft->set_name( 'Not Yet Mug' );
$draft->set_sku( 'JT-DRAFT' );
$draft->set_regular_price( '10.00' );
$draft->set_status( 'draft' );
$draft->save();

$ids = array(
	'guestOrder'    => $guest->get_id(),
	'numberedOrder' => $numbered->get_id(),
	'crossedOrder'  => $crossed->get_id(),
	'draft'         => $draft->get_id(),
	'customers'     => array(),
	'products'      => array(),
);
foreach ( array( 'ines', 'walter', 'priya' ) as $login ) {
	$ids['customers'][ $login ] = get_user_by( 'login', $login )->ID;
}
foreach ( get_posts( 'post_type=product&numberposts=20' ) as $post ) {
	$ids['products'][ $post->post_name ] = $post->ID;
}
echo wp_json_encode( $ids );
