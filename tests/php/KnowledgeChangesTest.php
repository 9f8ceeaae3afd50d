<?php
namespace Baton\Tests;

use Baton\Knowledge\Changes;
use Baton\Settings\Options;

/** What is told to the sidecar at the end of a request that changed something. */
final class KnowledgeChangesTest extends ShopTestCase {

	/** @var list<array{url: string, blocking: bool, signed: bool, changed: string[]}> */
	private $calls = array();

	/** @var mixed */
	private $answer = array( 'response' => array( 'code' => 200 ) );

	protected function set_up() {
		parent::set_up();
		Options::change_settings( array( 'sidecarUrl' => 'https://sidecar.example/base' ) );
		add_filter(
			'pre_http_request',
			function ( $none, $call, $url ) {
				if ( 0 === strpos( $url, 'https://sidecar.example' ) ) {
					$this->calls[] = array(
						'url'      => $url,
						'blocking' => $call['blocking'],
						'signed'   => isset( $call['headers']['X-Baton-Signature'] ),
						'changed'  => json_decode( $call['body'], true )['changed'] ?? array(),
					);
				}
				return $this->answer;
			},
			10,
			3
		);
		$this->told();
	}

	protected function tear_down() {
		Changes::send();
		remove_action( 'shutdown', array( Changes::class, 'send' ), PHP_INT_MAX );
		parent::tear_down();
	}

	/** @return string[] What is told when the request ends now. */
	private function told(): array {
		Changes::send();
		$told        = array_merge( array(), ...array_column( $this->calls, 'changed' ) );
		$this->calls = array();
		sort( $told );
		return $told;
	}

	/** @param array<string, mixed> $more */
	private function make( string $type, array $more = array() ): int {
		return wp_insert_post( array_merge( array( 'post_type' => $type, 'post_status' => 'publish', 'post_title' => 'T', 'post_content' => 'x' ), $more ) ); // phpcs:ignore WordPress.Arrays
	}

	public function test_11_2_a_page_that_comes_changes_or_goes_is_named_signed_and_without_waiting() {
		$id = $this->make( 'page' );
		$this->assertNotFalse( has_action( 'shutdown', array( Changes::class, 'send' ) ) );
		Changes::send();
		$this->assertSame(
			array(
				array(
					'url'      => 'https://sidecar.example/base/v1/shop/changed',
					'blocking' => false,
					'signed'   => true,
					'changed'  => array( "page:{$id}" ),
				),
			),
			$this->calls
		);
		$this->calls = array();
		foreach ( array(
			'changed'     => static fn() => wp_update_post( array( 'ID' => $id, 'post_content' => 'y' ) ), // phpcs:ignore WordPress.Arrays
			'unpublished' => static fn() => wp_update_post( array( 'ID' => $id, 'post_status' => 'draft' ) ), // phpcs:ignore WordPress.Arrays
			'published'   => static fn() => wp_publish_post( $id ),
			'trashed'     => static fn() => wp_trash_post( $id ),
			'deleted'     => static fn() => wp_delete_post( $id, true ),
		) as $what => $do ) {
			$do();
			$this->assertSame( array( "page:{$id}" ), $this->told(), $what );
		}
		$this->assertSame( array(), $this->told() );
	}

	public function test_11_2_of_posts_only_those_that_were_picked_and_nothing_of_drafts() {
		$picked = $this->make( 'post' );
		Options::change_settings( array( 'knowledgePosts' => array( $picked ) ) );
		$this->told();
		$this->make( 'post' );
		$this->make( 'page', array( 'post_status' => 'draft' ) );
		wp_update_post(
			array(
				'ID'         => $picked,
				'post_title' => 'New',
			)
		);
		$this->assertSame( array( "post:{$picked}" ), $this->told() );
	}

	public function test_11_2_a_product_a_variation_and_their_stock_name_the_product() {
		$this->needs( 'WC_Product_Variable', 'wc_update_product_stock' );
		$simple = new \WC_Product_Simple();
		$simple->set_name( 'Mug' );
		$simple->set_regular_price( '10' );
		$simple->set_manage_stock( true );
		$simple->set_stock_quantity( 5 );
		$simple->save();
		$parent = new \WC_Product_Variable();
		$parent->set_name( 'Stool' );
		$parent->save();
		$variation = new \WC_Product_Variation();
		$variation->set_parent_id( $parent->get_id() );
		$variation->set_regular_price( '20' );
		$variation->set_manage_stock( true );
		$variation->set_stock_quantity( 5 );
		$variation->save();
		$this->told();

		wc_update_product_stock( $simple, 1, 'decrease' );
		$this->assertSame( array( "product:{$simple->get_id()}" ), $this->told() );
		$simple->set_regular_price( '11' );
		$simple->save();
		$this->assertSame( array( "product:{$simple->get_id()}" ), $this->told() );
		wc_update_product_stock( $variation, 1, 'decrease' );
		$this->assertSame( array( "product:{$parent->get_id()}" ), $this->told() );
		$variation->set_regular_price( '21' );
		$variation->save();
		$this->assertSame( array( "product:{$parent->get_id()}" ), $this->told() );
	}

	public function test_11_2_shipping_and_payment_settings_name_their_kind() {
		$this->needs( 'WC_Shipping_Zone' );
		$zone = new \WC_Shipping_Zone();
		$zone->set_zone_name( 'Nordics' );
		$zone->save();
		$this->assertSame( array( 'shipping' ), $this->told() );
		$method = $zone->add_shipping_method( 'flat_rate' );
		$this->told();
		update_option( "woocommerce_flat_rate_{$method}_settings", array( 'cost' => '9' ) );
		$this->assertSame( array( 'shipping' ), $this->told() );
		update_option( 'woocommerce_bacs_settings', array( 'enabled' => 'yes' ) );
		$this->assertSame( array( 'payment' ), $this->told() );
	}

	public function test_11_2_an_import_of_hundreds_is_told_as_all_of_them() {
		for ( $made = 0; $made < 202; $made++ ) {
			$this->make( 'page' );
		}
		$this->assertSame( array( 'page' ), $this->told() );
	}

	public function test_11_2_the_shops_request_succeeds_whatever_becomes_of_it_and_a_sidecar_that_is_away_is_left_alone() {
		$this->answer = new \WP_Error( 'away', 'Connection timed out' );
		$id           = $this->make( 'page' );
		Changes::send();
		$this->assertCount( 1, $this->calls );
		$this->make( 'page' );
		Changes::send();
		$this->assertCount( 1, $this->calls );
		delete_transient( 'baton_push_rests' );
		$this->answer = array( 'response' => array( 'code' => 200 ) );
		remove_all_filters( 'pre_http_request' );
		add_filter(
			'pre_http_request',
			static function () {
				throw new \RuntimeException( 'A plugin broke.' );
			}
		);
		wp_delete_post( $id, true );
		Changes::send();
		$this->assertNull( get_post( $id ) );
	}

	public function test_11_2_without_a_sidecar_nobody_is_told() {
		Options::change_settings( array( 'sidecarUrl' => '' ) );
		$this->make( 'page' );
		$this->assertSame( array(), $this->told() );
	}
}
