<?php
namespace Baton\Tests;

use Baton\Settings\Options;

final class ConnectionCheckTest extends ShopTestCase {

	protected function set_up() {
		parent::set_up();
		Options::change_settings( array( 'sidecarUrl' => 'https://sidecar.example' ) );
		update_option( 'permalink_structure', '/%postname%/' );
		$this->log_in( 'shop_manager' );
	}

	/**
	 * @param mixed $answer What the network brings back.
	 * @return array<string, array<string, mixed>> The checks by name.
	 */
	private function checks( $answer ): array {
		add_filter( 'pre_http_request', static fn() => $answer );
		return array_column( $this->post( '/connection-test' )->get_data()['checks'], null, 'name' );
	}

	private function http( int $status, array $body, int $date = 0 ): array {
		return array(
			'response' => array(
				'code'    => $status,
				'message' => '',
			),
			'headers'  => array( 'date' => gmdate( 'D, d M Y H:i:s', $date ? $date : time() ) . ' GMT' ),
			'body'     => wp_json_encode( $body ),
			'cookies'  => array(),
		);
	}

	private function diagnosis( array $checks, int $now = 0 ): array {
		return $this->http(
			200,
			array(
				'now'    => ( $now ? $now : time() ) * 1000,
				'checks' => $checks,
			)
		);
	}

	public function test_3_3_all_is_well() {
		$checks = $this->checks(
			$this->diagnosis(
				array(
					array(
						'name' => 'settings',
						'ok'   => true,
					),
					array(
						'name' => 'orders',
						'ok'   => true,
					),
				)
			)
		);
		$this->assertSame( array( 'permalinks', 'sidecar', 'clock', 'settings', 'orders' ), array_keys( $checks ) );
		$this->assertSame( array( true ), array_unique( array_column( $checks, 'ok' ) ) );
	}

	public function test_3_3_without_an_address_it_says_so() {
		Options::change_settings( array( 'sidecarUrl' => '' ) );
		$this->assert_problem( 'address', $this->checks( null ), 'sidecar' );
	}

	public function test_3_3_an_unreachable_sidecar_is_named_with_the_reason() {
		$this->assert_problem( 'refused', $this->checks( new \WP_Error( 'http', 'Connection refused' ) ), 'sidecar' );
	}

	public function test_3_3_clocks_that_differ_are_named() {
		$this->assert_problem( '200 seconds', $this->checks( $this->diagnosis( array(), time() - 200 ) ), 'clock' );
	}

	public function test_3_3_clocks_that_differ_too_much_for_a_signed_call_are_named() {
		$checks = $this->checks( $this->http( 401, array( 'field' => 'time' ), time() + 4000 ) );
		$this->assert_problem( 'clocks', $checks, 'sidecar' );
		$this->assert_problem( 'seconds', $checks, 'clock' );
	}

	public function test_3_3_a_sidecar_of_another_shop_is_named() {
		$this->assert_problem( 'BATON_CONNECTION', $this->checks( $this->http( 401, array( 'field' => 'signature' ) ) ), 'sidecar' );
	}

	public function test_3_3_another_web_server_is_named() {
		$this->assert_problem( 'BATON_BASE_PATH', $this->checks( $this->http( 404, array() ) ), 'sidecar' );
		$this->assert_problem( 'status 502', $this->checks( $this->http( 502, array() ) ), 'sidecar' );
	}

	public function test_3_3_plain_permalinks_are_named() {
		update_option( 'permalink_structure', '' );
		$this->assert_problem( 'Permalinks', $this->checks( $this->diagnosis( array() ) ), 'permalinks' );
	}

	public function test_3_3_what_the_sidecar_could_not_read_is_handed_on() {
		$checks = $this->checks(
			$this->diagnosis(
				array(
					array(
						'name'    => 'settings',
						'ok'      => false,
						'problem' => 'REST is switched off.',
					),
					array(
						'name' => 'orders',
						'ok'   => false,
					),
				)
			)
		);
		$this->assert_problem( 'REST is switched off.', $checks, 'settings' );
		$this->assert_problem( 'log', $checks, 'orders' );
	}

	private function assert_problem( string $words, array $checks, string $name ): void {
		$this->assertFalse( $checks[ $name ]['ok'] );
		$this->assertStringContainsString( $words, $checks[ $name ]['problem'] );
	}
}
