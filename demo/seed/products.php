<?php
/**
 * Eight products with their pictures.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

/**
 * Creates them.
 *
 * @param string $pictures Folder with a PNG for each key.
 * @return array<string, int> Product ids by key.
 */
function baton_demo_products( string $pictures ): array {
	$ids = array();
	foreach ( baton_demo_catalogue() as $key => $row ) {
		$product = new WC_Product_Simple();
		$product->set_name( $row['name'] );
		$product->set_sku( $row['sku'] );
		$product->set_regular_price( $row['price'] );
		$product->set_short_description( $row['short'] );
		$product->set_description( $row['long'] );
		$product->set_manage_stock( true );
		$product->set_stock_quantity( $row['stock'] );
		$product->set_status( 'publish' );
		$product->set_category_ids( array( baton_demo_category( $row['category'] ) ) );
		$product->set_image_id( baton_demo_picture( $pictures . '/' . $key . '.png', $row['name'] ) );
		$ids[ $key ] = $product->save();
	}
	return $ids;
}

/**
 * A product category, created on first use.
 *
 * @param string $name Its name.
 */
function baton_demo_category( string $name ): int {
	$term = term_exists( $name, 'product_cat' );
	if ( ! $term ) {
		$term = wp_insert_term( $name, 'product_cat' );
	}
	return (int) $term['term_id'];
}

/**
 * Puts a picture into the media library.
 *
 * @param string $file A PNG.
 * @param string $alt  What it shows.
 */
function baton_demo_picture( string $file, string $alt ): int {
	require_once ABSPATH . 'wp-admin/includes/image.php';
	$stored = wp_upload_bits( basename( $file ), null, (string) file_get_contents( $file ), '2026/01' );
	$id     = wp_insert_attachment(
		array(
			'post_title'     => $alt,
			'post_mime_type' => 'image/png',
			'post_status'    => 'inherit',
		),
		$stored['file']
	);
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $stored['file'] ) );
	update_post_meta( $id, '_wp_attachment_image_alt', $alt );
	return $id;
}

/**
 * What is sold.
 *
 * @return array<string, array{name: string, sku: string, price: string, stock: int, category: string, short: string, long: string}>
 */
function baton_demo_catalogue(): array {
	return array(
		'mug'     => array(
			'name'     => 'Harbor Mug',
			'sku'      => 'JT-MUG-350',
			'price'    => '24.00',
			'stock'    => 42,
			'category' => 'Stoneware',
			'short'    => 'Wheel-thrown stoneware mug, 350 ml, in our speckled sea-grey glaze.',
			'long'     => "Thrown on the wheel in our studio on Wharf Street. The foot is left unglazed so that you can feel the clay.\n\nHolds 350 ml (12 oz), 9 cm wide and 10 cm high, 380 g. Dishwasher and microwave safe; not for the oven. The glaze is free of lead and cadmium. Every mug differs a little in speckle and tone.",
		),
		'dripper' => array(
			'name'     => 'Drift Pour-Over Dripper',
			'sku'      => 'JT-DRP-02',
			'price'    => '38.00',
			'stock'    => 18,
			'category' => 'Brewing',
			'short'    => 'Porcelain cone for one to four cups; takes size 2 paper filters.',
			'long'     => "A porcelain cone with eight long ribs that keep the water moving, on a wide collar that sits safely on mugs and carafes of 7 to 11 cm.\n\nTakes ordinary size 2 cone filters (sold in every supermarket). Pre-heat it with hot water, use 15 g of coffee to 250 ml, and pour for about three minutes. Dishwasher safe. The carafe in the picture is not included.",
		),
		'teapot'  => array(
			'name'     => 'Tidepool Teapot',
			'sku'      => 'JT-POT-900',
			'price'    => '64.00',
			'stock'    => 9,
			'category' => 'Stoneware',
			'short'    => 'Stoneware teapot, 900 ml, with a steel strainer that lifts out.',
			'long'     => "Deep green stoneware for three large cups. The spout does not drip; we test every one. A stainless steel strainer for loose tea is included and lifts out when the tea is done.\n\nHolds 900 ml. Dishwasher safe. Do not put it on the stove and do not pour boiling water into a pot that comes from the fridge.",
		),
		'tumbler' => array(
			'name'     => 'Lighthouse Travel Tumbler',
			'sku'      => 'JT-TMB-400',
			'price'    => '32.00',
			'stock'    => 0,
			'category' => 'Brewing',
			'short'    => 'Double-walled steel tumbler, 400 ml; hot for six hours, cold for twelve.',
			'long'     => "Double-walled stainless steel with a ceramic coating inside, so that coffee tastes of coffee. The lid closes tight and comes apart for cleaning. Fits most car cup holders (7.2 cm at the foot).\n\nHolds 400 ml (14 oz), keeps drinks hot for six hours and cold for twelve. Hand wash the body; the lid may go into the dishwasher. Next batch: the second week of the month.",
		),
		'coffee'  => array(
			'name'     => 'Morning Fog Coffee',
			'sku'      => 'JT-COF-340',
			'price'    => '17.50',
			'stock'    => 120,
			'category' => 'Coffee & tea',
			'short'    => 'Medium roast whole beans, 340 g: cocoa, baked apple, a little smoke.',
			'long'     => "Our house coffee: beans from two cooperatives in Huehuetenango (Guatemala) and Huila (Colombia), roasted every Tuesday and Thursday and shipped within two days of roasting.\n\n340 g (12 oz) of whole beans. Best between one week and six weeks after roasting; the date is on the bag. We grind on request: write how you brew into the order note.",
		),
		'tea'     => array(
			'name'     => 'Juniper Green Tea',
			'sku'      => 'JT-TEA-080',
			'price'    => '14.00',
			'stock'    => 65,
			'category' => 'Coffee & tea',
			'short'    => 'Loose green tea with Maine juniper and lemon peel, 80 g tin, about 32 cups.',
			'long'     => "Sencha from Shizuoka, blended by hand with juniper berries from the Maine coast and lemon peel. Organic (ICE certified).\n\n80 g in a tin that can be refilled, about 32 cups. Two minutes at 75 °C (170 °F); boiling water makes it bitter. Contains caffeine, about a third of a cup of coffee.",
		),
		'towels'  => array(
			'name'     => 'Linen Tea Towels, Set of Two',
			'sku'      => 'JT-LIN-2',
			'price'    => '28.00',
			'stock'    => 30,
			'category' => 'Linen',
			'short'    => 'Two washed linen towels, one oat, one chalk with blue stripes.',
			'long'     => "Woven from European flax and washed before they are sewn, so they dry glasses from the first day and do not shrink.\n\n48 × 70 cm (19 × 27 in), two towels. Machine wash at 60 °C, tumble dry low.",
		),
		'kettle'  => array(
			'name'     => 'Copper Gooseneck Kettle',
			'sku'      => 'JT-KET-1000',
			'price'    => '89.00',
			'stock'    => 7,
			'category' => 'Brewing',
			'short'    => 'Stovetop kettle, 1 litre, copper outside and steel inside, with a slow, exact pour.',
			'long'     => "The long, narrow spout lets you pour as slowly as pour-over coffee asks for. Copper outside, stainless steel inside, a beech handle that stays cool.\n\nHolds 1 litre, fill to 0.8. For gas and electric stoves; not for induction. Wipe dry after use; the copper darkens with time and can be polished with lemon and salt. Three-year warranty.",
		),
	);
}
