<?php
namespace Baton\Tests;

use Baton\Connection\ShopReasons;
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
		return array_column( $this->tested( $answer )['checks'], null, 'name' );
	}

	/** @param mixed $answer */
	private function tested( $answer ): array {
		add_filter( 'pre_http_request', static fn() => $answer );
		return $this->post( '/connection-test' )->get_data();
	}

	/** A page of the web server's own. */
	private function page( int $status, array $headers = array() ): array {
		$page            = $this->http( $status, array() );
		$page['body']    = "<html><h1>{$status}</h1></html>";
		$page['headers'] = array_merge( $page['headers'], $headers );
		return $page;
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

	private function diagnosis( array $checks, int $now = 0, array $more = array() ): array {
		return $this->http(
			200,
			array_merge(
				array(
					'now'    => ( $now ? $now : time() ) * 1000,
					'checks' => $checks,
				),
				$more
			)
		);
	}

	public function test_6_3_all_is_well() {
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

	public function test_6_3_without_an_address_it_says_so() {
		Options::change_settings( array( 'sidecarUrl' => '' ) );
		$this->assert_problem( 'address', $this->checks( null ), 'sidecar' );
	}

	public function test_6_3_an_unreachable_sidecar_is_named_with_the_reason() {
		$this->assert_problem( 'refused', $this->checks( new \WP_Error( 'http', 'Connection refused' ) ), 'sidecar' );
	}

	public function test_6_3_clocks_that_differ_are_named() {
		$this->assert_problem( '200 seconds', $this->checks( $this->diagnosis( array(), time() - 200 ) ), 'clock' );
	}

	public function test_6_3_clocks_that_differ_too_much_for_a_signed_call_are_named() {
		$checks = $this->checks( $this->http( 401, array( 'field' => 'time' ), time() + 4000 ) );
		$this->assert_problem( 'clocks', $checks, 'sidecar' );
		$this->assert_problem( 'seconds', $checks, 'clock' );
	}

	public function test_7_3_a_sidecar_that_cannot_write_is_named() {
		$this->assert_problem( 'disk', $this->checks( $this->http( 503, array( 'code' => 'unavailable' ) ) ), 'sidecar' );
	}

	public function test_6_3_a_sidecar_of_another_shop_is_named() {
		$this->assert_problem( 'BATON_CONNECTION', $this->checks( $this->http( 401, array( 'field' => 'signature' ) ) ), 'sidecar' );
	}

	/**
	 * @testWith [404, "BATON_BASE_PATH"]
	 *           [502, "BATON_PORT"]
	 *           [503, "BATON_PORT"]
	 *           [504, "BATON_PORT"]
	 *           [401, "a password"]
	 *           [403, "firewall"]
	 *           [200, "it is not the sidecar"]
	 *           [500, "the sidecar’s log"]
	 */
	public function test_6_3_a_page_of_the_web_servers_own_is_named( int $status, string $words ) {
		$this->assert_problem( $words, $this->checks( $this->page( $status ) ), 'sidecar' );
	}

	public function test_6_3_an_address_that_forwards_is_named_with_where_it_forwards_to() {
		$this->assert_problem( 'to https://www.sidecar.example/baton)', $this->checks( $this->page( 301, array( 'location' => 'https://www.sidecar.example/baton/v1/shop/diagnose' ) ) ), 'sidecar' );
	}

	public function test_6_3_a_wrong_base_path_is_named_with_the_right_one() {
		$missed = fn( string $path ) => $this->checks(
			$this->http(
				404,
				array(
					'code'     => 'not_found',
					'path'     => $path,
					'basePath' => '/other',
				)
			)
		);
		$this->assert_problem( 'BATON_BASE_PATH=/baton', $missed( '/baton/v1/shop/diagnose' ), 'sidecar' );
		$this->assert_problem( 'without BATON_BASE_PATH', $missed( '/v1/shop/diagnose' ), 'sidecar' );
	}

	public function test_6_3_the_call_brings_an_address_that_nobody_has_and_the_judgement_is_handed_on() {
		$sent   = array();
		$answer = $this->diagnosis(
			array(),
			0,
			array(
				'forwarding' => array(
					'trust' => 'believes',
					'hops'  => 1,
				),
			)
		);
		add_filter(
			'pre_http_request',
			static function ( $none, $call ) use ( &$sent ) {
				$sent = $call['headers'];
				return $none;
			},
			1,
			2
		);
		$this->assertSame( 'believes', $this->tested( $answer )['forwarding']['trust'] );
		$this->assertSame( '192.0.2.1', $sent['X-Forwarded-For'] );
		$this->assertArrayHasKey( 'X-Baton-Signature', $sent );
	}

	/**
	 * @testWith [true, false, "Authorization"]
	 *           [false, true, "X-Forwarded-Proto"]
	 *           [true, true, "As the sidecar said."]
	 */
	public function test_6_3_why_the_key_did_not_arrive_is_named( bool $https, bool $authorization, string $words ) {
		add_filter( 'rest_url', static fn( $url ) => set_url_scheme( $url, 'https' ) );
		$refused = array(
			'name'    => 'orders',
			'ok'      => false,
			'problem' => 'As the sidecar said.',
		);
		$seen    = array(
			'https'         => $https,
			'authorization' => $authorization,
		);
		$this->assert_problem( $words, $this->checks( $this->diagnosis( array( $refused ), 0, array( 'shop' => $seen ) ) ), 'orders' );
	}

	public function test_6_3_the_probe_says_what_arrived() {
		$this->assertSame(
			array(
				'https'         => false,
				'authorization' => false,
			),
			$this->signed( '/probe', array() )->get_data()
		);
		$_SERVER['HTTPS'] = 'on';
		$this->assertSame(
			array(
				'https'         => true,
				'authorization' => true,
			),
			$this->signed( '/probe', array( 'filling' => str_repeat( '.', 320 * 1024 ) ), array( 'Authorization' => 'Baton probe' ) )->get_data()
		);
	}

	public function test_6_3_plain_permalinks_are_named() {
		update_option( 'permalink_structure', '' );
		$this->assert_problem( 'Permalinks', $this->checks( $this->diagnosis( array() ) ), 'permalinks' );
	}

	public function test_6_3_what_the_sidecar_could_not_read_is_handed_on() {
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

	/**
	 * @dataProvider reasons
	 */
	public function test_10_4_why_the_sidecar_could_not_read_is_said_in_the_owners_words( string $name, string $reason, string $words ) {
		$checks = $this->checks(
			$this->diagnosis(
				array(
					array(
						'name'    => $name,
						'ok'      => false,
						'problem' => 'For the log.',
						'reason'  => $reason,
					),
				)
			)
		);
		$this->assert_problem( $words, $checks, $name );
		$this->assertStringNotContainsString( 'For the log', $checks[ $name ]['problem'] );
	}

	public function reasons(): array {
		return array(
			'a revoked key'     => array( 'orders', 'keys', 'key' ),
			'another signature' => array( 'settings', 'keys', 'signature' ),
			'a firewall'        => array( 'orders', 'forbidden', 'firewall' ),
			'REST is off'       => array( 'orders', 'missing', 'Permalinks' ),
			'too many requests' => array( 'orders', 'busy', 'too many requests' ),
			'an error'          => array( 'orders', 'broken', 'error log' ),
			'slow'              => array( 'orders', 'slow', 'in time' ),
			'a page'            => array( 'orders', 'page', '/wp-json/' ),
			'nothing'           => array( 'orders', 'empty', 'fatal error' ),
			'a cut connection'  => array( 'orders', 'cut', 'broke off' ),
			'another shape'     => array( 'orders', 'unreadable', 'plugin' ),
			'another version'   => array( 'settings', 'unreadable', 'same version' ),
			'too large'         => array( 'orders', 'too_large', 'too large' ),
			'another address'   => array( 'orders', 'moved', 'another address' ),
		);
	}

	/** The sidecar's list, read from where it is kept. */
	public function test_10_4_every_reason_has_words() {
		$source = file_get_contents( dirname( __DIR__, 2 ) . '/protocol/shop.ts' );
		preg_match( '/SHOP_REASONS = \[(.*?)\] as const/s', $source, $list );
		preg_match_all( "/^\t'(\w+)',$/m", $list[1], $reasons );
		$this->assertGreaterThan( 15, count( $reasons[1] ) );
		foreach ( array_diff( $reasons[1], array( 'guest', 'partly' ) ) as $reason ) {
			foreach ( array( 'settings', 'orders' ) as $check ) {
				$this->assertNotSame( '', ShopReasons::words( $check, $reason ), "{$check}: {$reason}" );
			}
		}
	}

	private function assert_problem( string $words, array $checks, string $name ): void {
		$this->assertFalse( $checks[ $name ]['ok'] );
		$this->assertStringContainsString( $words, $checks[ $name ]['problem'] );
	}
}
