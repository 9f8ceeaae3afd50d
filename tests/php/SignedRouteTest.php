<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Settings\Options;
use Baton\Signing\Signature;

final class SignedRouteTest extends ShopTestCase {

	private static function now(): int {
		return (int) ( microtime( true ) * 1000 );
	}

	/** @param array<string, string> $instead */
	private function assert_refused( string $field, array $instead ): void {
		foreach ( array( '/settings', '/knowledge/list', '/knowledge/read', '/cart', '/mail', '/probe' ) as $route ) {
			$answer = $this->signed( $route, array(), $instead );
			$this->assertSame( array( 401, $field ), array( $answer->get_status(), $answer->get_data()['field'] ), $route );
			$this->assertArrayHasKey( 'message', $answer->get_data() );
		}
	}

	/** A call whose time or nonce is its own, signed rightly. */
	private function headers( string $time, string $nonce ): array {
		return array(
			'X-Baton-Time'      => $time,
			'X-Baton-Nonce'     => $nonce,
			'X-Baton-Signature' => Signature::of( Options::secret(), '/baton/v1/settings', $time, $nonce, '{}' ),
		);
	}

	public function test_7_1_a_call_that_is_signed_is_answered() {
		$this->assertSame( 200, $this->signed( '/settings', array() )->get_status() );
	}

	public function test_7_3_a_time_outside_the_window_is_refused() {
		foreach ( array( -301000, 301000 ) as $off ) {
			$this->assert_refused( 'time', array( 'X-Baton-Time' => (string) ( self::now() + $off ) ) );
		}
		foreach ( array( '', 'now', '1e12', '-5' ) as $time ) {
			$this->assert_refused( 'time', array( 'X-Baton-Time' => $time ) );
		}
	}

	public function test_7_3_a_time_inside_the_window_is_accepted() {
		foreach ( array( -290000, 290000 ) as $off ) {
			$headers = $this->headers( (string) ( self::now() + $off ), bin2hex( random_bytes( 8 ) ) );
			$this->assertSame( 200, $this->signed( '/settings', array(), $headers )->get_status() );
		}
	}

	public function test_7_3_a_nonce_is_taken_once() {
		$headers = $this->headers( (string) self::now(), 'once_' . bin2hex( random_bytes( 8 ) ) );
		$this->assertSame( 200, $this->signed( '/settings', array(), $headers )->get_status() );
		$again = $this->signed( '/settings', array(), $headers );
		$this->assertSame( array( 401, 'nonce' ), array( $again->get_status(), $again->get_data()['field'] ) );
	}

	public function test_7_1_a_nonce_of_another_form_is_refused() {
		foreach ( array( '', 'short', str_repeat( 'a', 65 ), 'sixteen chars !!!' ) as $nonce ) {
			$this->assert_refused( 'nonce', array( 'X-Baton-Nonce' => $nonce ) );
		}
	}

	public function test_7_2_a_signature_that_does_not_fit_is_refused() {
		foreach ( array( '', 'v1=', 'v1=' . str_repeat( '0', 64 ), Signature::of( 'another secret', '/baton/v1/settings', '1', 'x', '{}' ) ) as $signature ) {
			$this->assert_refused( 'signature', array( 'X-Baton-Signature' => $signature ) );
		}
	}

	public function test_7_2_a_signature_is_for_its_route_and_its_body() {
		$headers = $this->headers( (string) self::now(), bin2hex( random_bytes( 8 ) ) );
		$this->assertSame( 'signature', $this->signed( '/knowledge/list', array(), $headers )->get_data()['field'] );
		$this->assertSame( 'signature', $this->signed( '/settings', array( 'a' => 1 ), $headers )->get_data()['field'] );
	}

	public function test_7_3_a_stranger_cannot_use_up_a_nonce() {
		$headers = $this->headers( (string) self::now(), bin2hex( random_bytes( 8 ) ) );
		$this->signed( '/settings', array(), array( 'X-Baton-Signature' => 'v1=forged' ) + $headers );
		$this->assertSame( 200, $this->signed( '/settings', array(), $headers )->get_status() );
	}

	public function test_7_an_administrator_without_a_signature_is_refused() {
		$this->log_in( 'administrator' );
		$this->assertSame( 401, $this->post( '/settings', array() )->get_status() );
	}

	public function test_7_the_routes_are_post_only_and_not_in_the_index() {
		foreach ( array( '/settings', '/knowledge/list', '/cart', '/mail' ) as $route ) {
			$this->assertSame( 404, rest_do_request( new \WP_REST_Request( 'GET', '/baton/v1' . $route ) )->get_status() );
		}
		$routes = array_keys( rest_do_request( new \WP_REST_Request( 'GET', '/' ) )->get_data()['routes'] );
		$this->assertSame( array(), array_values( preg_grep( '#^/baton/v1/#', $routes ) ) );
	}

	public function test_7_settings_have_the_shape_of_the_fixture() {
		$this->user( Roles::AGENT );
		$body = $this->signed( '/settings', array() )->get_data();
		// Nothing, as long as the owner set nothing; set ones are in DetectionTest.
		$this->assertSame( '{}', wp_json_encode( $body['detection'] ) );
		unset( $body['detection'] );
		$this->assertSame( self::shape( self::fixture( 'settings' ) ), self::shape( $body ) );
		$this->assertSame( untrailingslashit( home_url() ), $body['shop']['url'] );
	}

	public function test_7_the_words_are_those_of_the_fixture_where_the_owner_changed_none() {
		Options::change_settings( array( 'words' => array() ) );
		$this->assertSame( self::fixture( 'settings' )['words'], $this->signed( '/settings', array() )->get_data()['words'] );
	}

	public function test_7_support_agents_are_rung_before_the_others() {
		$manager = (string) $this->user( 'shop_manager' )->ID;
		$agent   = (string) $this->user( Roles::AGENT )->ID;
		$ids     = array_column( $this->signed( '/settings', array() )->get_data()['agents'], 'id' );
		$this->assertLessThan( array_search( $manager, $ids, true ), array_search( $agent, $ids, true ) );
		$this->assertNotContains( (string) $this->user( 'customer' )->ID, $ids );
	}

	public function test_7_the_time_zone_is_one_that_javascript_knows() {
		update_option( 'timezone_string', '' );
		foreach ( array(
			'0'  => 'UTC',
			'2'  => 'Etc/GMT-2',
			'-5' => 'Etc/GMT+5',
		) as $offset => $name ) {
			update_option( 'gmt_offset', (string) $offset );
			$this->assertSame( $name, $this->signed( '/settings', array() )->get_data()['shop']['timeZone'] );
		}
	}
}
