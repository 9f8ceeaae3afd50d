<?php
namespace Baton\Tests;

use Baton\Knowledge\Kinds;

/** Products, shipping and payment as the assistant quotes them. */
final class KnowledgeShopTest extends ShopTestCase {

	/** @param array<string, mixed> $more */
	private function product( array $more = array() ): \WC_Product {
		$product = new \WC_Product_Simple();
		$product->set_name( 'Oak &amp; Ash Stool' );
		$product->set_regular_price( '12.50' );
		$product->set_status( 'publish' );
		foreach ( $more as $name => $value ) {
			$product->{"set_{$name}"}( $value );
		}
		$product->save();
		return $product;
	}

	private function text( string $kind, string $key ): string {
		$documents = Kinds::get( $kind )->read( array( $key ) );
		return $documents ? $documents[0]['text'] : '';
	}

	public function test_11_1_a_product_says_its_price_and_stock() {
		$id   = $this->product(
			array(
				'sku'               => 'ST-1',
				'sale_price'        => '10.00',
				'short_description' => '<p>Holds <b>120 kg</b>.</p>',
				'description'       => "First.\n\nSecond &lt;3.",
				'manage_stock'      => true,
				'stock_quantity'    => 4,
			)
		)->get_id();
		$text = $this->text( 'product', (string) $id );
		$this->assertStringContainsString( 'Oak & Ash Stool. Holds 120 kg. Price: $10.00, reduced from $12.50. 4 in stock. SKU ST-1.', $text );
		$this->assertStringContainsString( "First.\nSecond <3.", $text );
	}

	public function test_11_1_each_variation_has_its_own_price_and_stock() {
		$this->needs( 'WC_Product_Variable', 'WC_Product_Attribute' );
		$size = new \WC_Product_Attribute();
		$size->set_name( 'Size' );
		$size->set_options( array( 'Small', 'Large' ) );
		$size->set_visible( true );
		$size->set_variation( true );
		$parent = new \WC_Product_Variable();
		$parent->set_name( 'Stool' );
		$parent->set_status( 'publish' );
		$parent->set_attributes( array( $size ) );
		$parent->save();
		foreach ( array( 'Small' => array( '20', 3 ), 'Large' => array( '30', 0 ) ) as $name => list( $price, $stock ) ) { // phpcs:ignore WordPress.Arrays
			$variation = new \WC_Product_Variation();
			$variation->set_parent_id( $parent->get_id() );
			$variation->set_attributes( array( 'size' => $name ) );
			$variation->set_regular_price( $price );
			$variation->set_manage_stock( true );
			$variation->set_stock_quantity( $stock );
			$variation->save();
		}
		\WC_Product_Variable::sync( $parent->get_id() );
		$text = $this->text( 'product', (string) $parent->get_id() );
		$this->assertStringContainsString( 'Price: $20.00 to $30.00.', $text );
		$this->assertStringContainsString( 'Size: Small, Large.', $text );
		$this->assertStringContainsString( "Stool, Size: Small. Price: \$20.00. 3 in stock.\nStool, Size: Large. Price: \$30.00. Out of stock.", $text );

		$before = Kinds::get( 'product' )->stamps()[ $parent->get_id() ];
		wc_update_product_stock( $variation, 9 );
		$this->assertNotSame( $before, Kinds::get( 'product' )->stamps()[ $parent->get_id() ] );
	}

	public function test_11_1_how_many_there_are_is_only_said_where_the_shop_says_it() {
		$this->needs( 'wc_format_stock_for_display' );
		update_option( 'woocommerce_stock_format', 'no_amount' );
		$id = $this->product(
			array(
				'manage_stock'   => true,
				'stock_quantity' => 4321,
			)
		)->get_id();
		$this->assertStringNotContainsString( '4321', $this->text( 'product', (string) $id ) );
	}

	public function test_11_1_a_stamp_changes_with_stock_and_price_alone() {
		$this->needs( 'wc_update_product_stock' );
		$product = $this->product(
			array(
				'manage_stock'   => true,
				'stock_quantity' => 4,
			)
		);
		$other   = $this->product();
		$before  = Kinds::get( 'product' )->stamps();
		wc_update_product_stock( $product, 3 );
		$after = Kinds::get( 'product' )->stamps();
		$this->assertNotSame( $before[ $product->get_id() ], $after[ $product->get_id() ] );
		$this->assertSame( $before[ $other->get_id() ], $after[ $other->get_id() ] );
		update_option( 'woocommerce_currency', 'CHF' );
		$this->assertNotSame( $after[ $other->get_id() ], Kinds::get( 'product' )->stamps()[ $other->get_id() ] );
	}

	public function test_11_1_what_the_catalogue_does_not_show_is_not_quoted() {
		$draft = $this->product( array( 'status' => 'draft' ) )->get_id();
		$this->assertArrayNotHasKey( $draft, Kinds::get( 'product' )->stamps() );
		$this->assertSame( '', $this->text( 'product', (string) $draft ) );
		$this->needs( 'wc_get_product_visibility_term_ids' );
		$hidden = $this->product( array( 'catalog_visibility' => 'hidden' ) )->get_id();
		$this->assertArrayNotHasKey( $hidden, Kinds::get( 'product' )->stamps() );
		$this->assertSame( '', $this->text( 'product', (string) $hidden ) );
	}

	public function test_11_1_a_shipping_zone_says_where_how_and_what_it_costs() {
		$this->needs( 'WC_Shipping_Zone' );
		$zone = new \WC_Shipping_Zone();
		$zone->set_zone_name( 'Nordics' );
		$zone->add_location( 'NO', 'country' );
		$zone->add_location( 'SE', 'country' );
		$zone->save();
		foreach ( array(
			'flat_rate'     => array(
				'title' => 'Post',
				'cost'  => '7.5',
			),
			'free_shipping' => array(
				'title'      => 'Free',
				'requires'   => 'min_amount',
				'min_amount' => '80',
			),
			'local_pickup'  => array(
				'title' => 'Pick-up',
				'cost'  => '',
			),
		) as $method => $settings ) {
			update_option( "woocommerce_{$method}_" . $zone->add_shipping_method( $method ) . '_settings', $settings );
		}
		\WC_Cache_Helper::get_transient_version( 'shipping', true );
		$text = $this->text( 'shipping', (string) $zone->get_id() );
		$this->assertSame( "We ship to Nordics (Norway, Sweden):\nPost: \$7.50\nFree: free for orders from \$80.00\nPick-up: free", $text );
		$this->assertStringContainsString( 'Nordics', $this->text( 'shipping', '0' ) );

		$before = Kinds::get( 'shipping' )->stamps();
		$zone->set_zone_name( 'The north' );
		$zone->save();
		$this->assertNotSame( $before[ $zone->get_id() ], Kinds::get( 'shipping' )->stamps()[ $zone->get_id() ] );
	}

	public function test_11_1_only_payment_methods_that_are_switched_on_and_nothing_of_their_settings() {
		$this->needs( 'WC_Payment_Gateways' );
		update_option(
			'woocommerce_bacs_settings',
			array(
				'enabled'      => 'yes',
				'title'        => 'Bank transfer',
				'description'  => '<p>Pay within <b>7 days</b>.</p>',
				'instructions' => 'CANARY-INSTRUCTIONS',
			)
		);
		update_option( 'woocommerce_bacs_accounts', array( array( 'iban' => 'CANARY-IBAN' ) ) );
		update_option(
			'woocommerce_cheque_settings',
			array(
				'enabled' => 'no',
				'title'   => 'Cheque by pigeon',
			)
		);
		WC()->payment_gateways()->init();
		$text = $this->text( 'payment', 'methods' );
		$this->assertStringContainsString( 'Bank transfer: Pay within 7 days.', $text );
		$this->assertStringNotContainsString( 'pigeon', $text );
		$this->assertStringNotContainsString( 'CANARY', $text );
	}
}
