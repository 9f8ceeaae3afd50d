<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Settings\Options;
use Baton\Settings\ShopSettings;

final class ModelSettingsTest extends ShopTestCase {

	protected function set_up() {
		parent::set_up();
		delete_option( 'baton_settings' );
		$this->log_in( 'shop_manager' );
	}

	public function test_13_7_what_the_owner_set_reaches_the_sidecar_and_one_field_changes_no_other() {
		$set = array(
			'inputPrice'   => 0.15,
			'outputPrice'  => 0.6,
			'monthlyLimit' => 20,
		);
		$this->assertSame( 200, $this->post( '/options', array( 'model' => $set ) )->get_status() );
		$answer = $this->post( '/options', array( 'model' => array( 'consent' => true ) ) );
		$wanted = array_merge( array( 'consent' => true ), $set );
		$this->assertSame( $wanted, $answer->get_data()['model'] );
		$this->assertSame( $wanted, ShopSettings::current()['model'] );
	}

	/**
	 * @dataProvider wrong
	 * @param mixed $value
	 */
	public function test_13_7_a_wrong_field_is_named_and_nothing_is_stored( string $field, $value ) {
		$answer = $this->post(
			'/options',
			array(
				'model'  => array( $field => $value ),
				'accent' => '#000000',
			)
		);
		$this->assertSame( 400, $answer->get_status() );
		$this->assertSame( array( "model.{$field}" ), array_keys( $answer->get_data()['data']['errors'] ) );
		$this->assertSame( Options::defaults(), Options::settings() );
	}

	public function wrong(): array {
		return array(
			'no switch'               => array( 'consent', 'yes' ),
			'a price in words'        => array( 'inputPrice', '0.15' ),
			'a price below nothing'   => array( 'outputPrice', -1 ),
			'a slip of the keyboard'  => array( 'monthlyLimit', 1000001 ),
			'a limit without a price' => array( 'monthlyLimit', 5 ),
			'no setting of ours'      => array( 'name', 'gpt' ),
		);
	}

	/** @return \WP_REST_Response */
	private function spending() {
		return rest_do_request( new \WP_REST_Request( 'GET', '/baton/v1/model-spending' ) );
	}

	public function test_13_7_what_was_spent_is_what_the_sidecar_says() {
		Options::change_settings( array( 'sidecarUrl' => 'https://sidecar.example/base' ) );
		$spent = array(
			'month'  => '2026-11',
			'micros' => 5,
		);
		$url   = '';
		add_filter(
			'pre_http_request',
			function ( $none, $call, $to ) use ( $spent, &$url ) {
				$url = isset( $call['headers']['X-Baton-Signature'] ) ? $to : 'not signed';
				return array(
					'response' => array(
						'code'    => 200,
						'message' => '',
					),
					'headers'  => array(),
					'body'     => wp_json_encode( $spent ),
					'cookies'  => array(),
				);
			},
			10,
			3
		);
		$answer = $this->spending();
		$this->assertSame( array( 200, $spent ), array( $answer->get_status(), $answer->get_data() ) );
		$this->assertSame( 'https://sidecar.example/base/v1/shop/spending', $url );
	}

	public function test_13_7_without_a_sidecar_it_says_so_and_others_may_not_ask() {
		$this->assertSame( 'baton_no_sidecar', $this->spending()->get_data()['code'] );
		$this->log_in( Roles::AGENT );
		$this->assertSame( 403, $this->spending()->get_status() );
	}
}
