<?php
namespace Baton\Tests;

use Baton\Session\Visits;

final class LiveCartTest extends ShopTestCase {

	/** @var array<string, mixed> */
	private $before;

	protected function set_up() {
		parent::set_up();
		$this->before = array( WC()->session, WC()->cart, WC()->customer );
		// Each test is a request of its own.
		WC()->session  = null;
		WC()->cart     = null;
		WC()->customer = null;
		$this->needs( 'WC_Product_Simple', 'wc_load_cart' );
		// What a shop charges for shipping is its own affair.
		add_filter( 'woocommerce_cart_needs_shipping', '__return_false' );
		add_filter( 'wc_shipping_enabled', '__return_false' );
	}

	protected function tear_down() {
		list( WC()->session, WC()->cart, WC()->customer ) = $this->before;
		parent::tear_down();
	}

	private function product( string $name, string $price ): int {
		$product = new \WC_Product_Simple();
		$product->set_name( $name );
		$product->set_regular_price( $price );
		$product->set_status( 'publish' );
		return $product->save();
	}

	/** What the storefront does for somebody who is logged in. */
	private function shop_as( string $role ): \WP_User {
		$user = $this->log_in( $role );
		wc_load_cart();
		return $user;
	}

	private function cart( string $visitor ): ?array {
		$answer = $this->signed( '/cart', array( 'visitor' => $visitor ) );
		$this->assertSame( 200, $answer->get_status() );
		return $answer->get_data()['cart'];
	}

	public function test_7_a_real_cart_is_read_from_its_session() {
		update_option( 'woocommerce_currency', 'EUR' );
		$visitor = $this->visitor();
		$this->shop_as( 'customer' );
		WC()->cart->add_to_cart( $this->product( 'Walnut board', '12.50' ), 3 );
		WC()->cart->calculate_totals();
		WC()->session->save_data();
		$this->assertSame( self::fixture( 'cart' )['cart'], $this->cart( $visitor ) );
	}

	public function test_7_the_cart_is_live() {
		$visitor = $this->visitor();
		$this->shop_as( 'customer' );
		WC()->cart->add_to_cart( $this->product( 'Walnut board', '12.50' ), 1 );
		WC()->session->save_data();
		$this->assertCount( 1, $this->cart( $visitor )['items'] );
		WC()->cart->add_to_cart( $this->product( 'Oak spoon', '4.00' ), 2 );
		WC()->cart->calculate_totals();
		WC()->session->save_data();
		$this->assertSame( '20.50', $this->cart( $visitor )['total'] );
		WC()->cart->empty_cart();
		WC()->session->save_data();
		$this->assertNull( $this->cart( $visitor ) );
	}

	public function test_7_an_unknown_visitor_has_no_cart() {
		$this->assertNull( $this->cart( 'v_00000000000000000000000000000000' ) );
	}

	public function test_7_a_product_that_is_gone_is_still_a_line() {
		$visitor = $this->visitor();
		$this->shop_as( 'customer' );
		$id = $this->product( 'Walnut board', '12.50' );
		WC()->cart->add_to_cart( $id, 1 );
		WC()->cart->calculate_totals();
		WC()->session->save_data();
		wp_delete_post( $id, true );
		$this->assertSame( '12.50', $this->cart( $visitor )['items'][0]['total'] );
	}

	public function test_7_a_guest_who_logs_in_keeps_the_cart() {
		$visitor = $this->visitor();
		$this->shop_as( 'customer' );
		$key = Visits::session_key( $visitor );
		$this->assertSame( '', $key );
		WC()->cart->add_to_cart( $this->product( 'Walnut board', '12.50' ), 1 );
		$key = Visits::session_key( $visitor );
		do_action( 'woocommerce_guest_session_to_user_id', $key, '4711' );
		$this->assertSame( '4711', Visits::session_key( $visitor ) );
	}

	public function test_4_html_in_a_name_stays_data() {
		$visitor = $this->visitor();
		$this->shop_as( 'customer' );
		WC()->cart->add_to_cart( $this->product( 'Knife &amp; <b>board</b>', '1.00' ), 1 );
		WC()->session->save_data();
		$this->assertSame( 'Knife & board', $this->cart( $visitor )['items'][0]['name'] );
	}

	public function test_4_nothing_of_the_customer_is_in_the_answer() {
		$visitor = $this->visitor();
		$this->shop_as( 'customer' );
		WC()->cart->add_to_cart( $this->product( 'Walnut board', '12.50' ), 1 );
		WC()->session->save_data();
		$this->assertSame( array( 'currency', 'total', 'items' ), array_keys( $this->cart( $visitor ) ) );
	}

	public function test_7_without_a_visitor_the_field_is_named() {
		$this->assertSame( 'visitor', $this->signed( '/cart', array() )->get_data()['field'] );
	}
}
