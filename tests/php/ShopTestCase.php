<?php
namespace Baton\Tests;

use Baton\Connection\Refresh;
use Baton\Session\Visitor;
use Baton\Settings\Options;
use Baton\Signing\Signature;
use Yoast\PHPUnitPolyfills\TestCases\TestCase;

/** A test in the running shop, whose database is afterwards what it was before. */
abstract class ShopTestCase extends TestCase {

	/** @var array<string, mixed> */
	private $globals = array();

	protected function set_up() {
		global $wpdb;
		parent::set_up();
		$this->globals = array( $_COOKIE, $_SERVER, $_GET, $GLOBALS['wp_filter'] );
		foreach ( $this->globals[3] as $name => $hook ) {
			$this->globals[3][ $name ] = clone $hook;
		}
		$wpdb->query( 'START TRANSACTION' );
		wp_cache_flush();
		wp_set_current_user( 0 );
		rest_get_server();
	}

	protected function tear_down() {
		global $wpdb;
		remove_action( 'shutdown', array( Refresh::class, 'send' ) );
		$wpdb->query( 'ROLLBACK' );
		wp_cache_flush();
		list( $_COOKIE, $_SERVER, $_GET, $GLOBALS['wp_filter'] ) = $this->globals;
		wp_set_current_user( 0 );
		wp_roles()->for_site();
		parent::tear_down();
	}

	protected function user( string $role, array $more = array() ): \WP_User {
		$name = $role . '_' . bin2hex( random_bytes( 4 ) );
		$id   = wp_insert_user(
			array_merge(
				array(
					'user_login' => $name,
					'user_pass'  => bin2hex( random_bytes( 8 ) ),
					'user_email' => $name . '@example.test',
					'role'       => $role,
				),
				$more
			)
		);
		$this->assertIsInt( $id );
		return new \WP_User( $id );
	}

	protected function log_in( string $role, array $more = array() ): \WP_User {
		$user = $this->user( $role, $more );
		wp_set_current_user( $user->ID );
		return $user;
	}

	/** Skips where the shop's WooCommerce is a stand-in without these functions or classes. */
	protected function needs( string ...$names ): void {
		foreach ( $names as $name ) {
			if ( ! function_exists( $name ) && ! class_exists( $name ) ) {
				$this->markTestSkipped( "This WooCommerce has no {$name}." );
			}
		}
	}

	protected function visitor(): string {
		$_COOKIE[ Visitor::COOKIE ] = 'v_' . bin2hex( random_bytes( 16 ) );
		return $_COOKIE[ Visitor::COOKIE ];
	}

	/** @param mixed $json */
	protected function post( string $route, $json = array() ): \WP_REST_Response {
		return $this->send( $route, (string) wp_json_encode( $json ), array() );
	}

	/**
	 * As the sidecar calls.
	 *
	 * @param mixed                 $json
	 * @param array<string, string> $instead Headers that differ from the right ones.
	 */
	protected function signed( string $route, $json, array $instead = array() ): \WP_REST_Response {
		$body    = '[]' === wp_json_encode( $json ) ? '{}' : (string) wp_json_encode( $json );
		$headers = Signature::headers( Options::secret(), '/baton/v1' . $route, $body );
		return $this->send( $route, $body, array_merge( $headers, $instead ) );
	}

	/** @param array<string, string> $headers */
	protected function send( string $route, string $body, array $headers ): \WP_REST_Response {
		$request = new \WP_REST_Request( 'POST', '/baton/v1' . $route );
		$request->set_header( 'Content-Type', 'application/json' );
		foreach ( $headers as $name => $value ) {
			$request->set_header( $name, $value );
		}
		$request->set_body( $body );
		return rest_do_request( $request );
	}

	/** @return array<string, mixed> */
	protected function claims( string $token ): array {
		$part = explode( '.', $token )[1];
		return json_decode( base64_decode( strtr( $part, '-_', '+/' ) ), true );
	}

	/** @return array<string, mixed> */
	protected static function fixture( string $name ): array {
		return json_decode( file_get_contents( dirname( __DIR__ ) . "/fixtures/protocol/{$name}.json" ), true );
	}

	/**
	 * @param mixed $value
	 * @return mixed The types of everything in it, by name; a list by its first entry.
	 */
	protected static function shape( $value ) {
		if ( ! is_array( $value ) ) {
			return is_float( $value ) ? 'integer' : gettype( $value );
		}
		if ( array_keys( $value ) === range( 0, count( $value ) - 1 ) ) {
			return array( self::shape( $value[0] ) );
		}
		ksort( $value );
		return array_map( array( self::class, 'shape' ), $value );
	}
}
