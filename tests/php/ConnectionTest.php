<?php
namespace Baton\Tests;

use Baton\Connection\ServiceUser;
use Baton\Settings\Options;

final class ConnectionTest extends ShopTestCase {

	private const REST = 'wp-json';

	/** @return array<string, string> */
	private function connect(): array {
		$this->log_in( 'shop_manager' );
		$answer = $this->post( '/connection' );
		$this->assertSame( 200, $answer->get_status() );
		wp_set_current_user( 0 );
		$string = $answer->get_data()['connection'];
		$this->assertStringStartsWith( 'baton1.', $string );
		return json_decode( base64_decode( strtr( substr( $string, 7 ), '-_', '+/' ) ), true );
	}

	/** Whom WooCommerce takes the bearer of a key for, signed as OAuth 1.0a wants it over plain http. */
	private function bearer( array $connection, string $route ): int {
		$path                      = '/' . self::REST . $route;
		$_SERVER['REQUEST_URI']    = $path;
		$_SERVER['REQUEST_METHOD'] = 'GET';
		unset( $_SERVER['HTTPS'] );
		$_GET                    = array(
			'oauth_consumer_key'     => $connection['key'],
			'oauth_nonce'            => bin2hex( random_bytes( 8 ) ),
			'oauth_signature_method' => 'HMAC-SHA256',
			'oauth_timestamp'        => (string) time(),
		);
		$address                 = preg_replace( '#^https#', 'http', $connection['url'] ) . $path;
		$base                    = 'GET&' . rawurlencode( $address ) . '&' . rawurlencode( http_build_query( $_GET, '', '&', PHP_QUERY_RFC3986 ) );
		$_GET['oauth_signature'] = base64_encode( hash_hmac( 'sha256', $base, $connection['consumerSecret'] . '&', true ) );
		return (int) apply_filters( 'determine_current_user', false );
	}

	private function status( string $method, string $route ): int {
		return rest_do_request( new \WP_REST_Request( $method, $route ) )->get_status();
	}

	public function test_8_the_string_holds_what_a_sidecar_needs() {
		$connection = $this->connect();
		$this->assertSame( self::shape( self::fixture( 'connection' )['decoded'] ), self::shape( $connection ) );
		$this->assertSame( array( untrailingslashit( home_url() ), rest_url(), Options::shop_id(), Options::secret() ), array( $connection['url'], $connection['rest'], $connection['shop'], $connection['secret'] ) );
		$this->assertMatchesRegularExpression( '/^ck_[0-9a-f]{40}$/', $connection['key'] );
		$this->assertMatchesRegularExpression( '/^cs_[0-9a-f]{40}$/', $connection['consumerSecret'] );
	}

	/**
	 * In a process of its own: who a key belongs to is remembered for the rest of a request.
	 *
	 * @runInSeparateProcess
	 * @preserveGlobalState disabled
	 */
	public function test_8_the_key_is_the_service_users_and_woocommerce_accepts_it() {
		$connection = $this->connect();
		$this->assertSame( ServiceUser::find()->ID, $this->bearer( $connection, '/wc/v3/orders' ) );
	}

	/**
	 * @runInSeparateProcess
	 * @preserveGlobalState disabled
	 */
	public function test_8_a_new_string_ends_the_old_key_and_keeps_the_secret() {
		$old = $this->connect();
		$new = $this->connect();
		$this->assertSame( $old['secret'], $new['secret'] );
		$this->assertSame( 0, $this->bearer( $old, '/wc/v3/orders' ) );
		$this->assertSame( ServiceUser::find()->ID, $this->bearer( $new, '/wc/v3/orders' ) );
	}

	/**
	 * @runInSeparateProcess
	 * @preserveGlobalState disabled
	 */
	public function test_8_the_key_reads_orders_customers_and_products() {
		wp_set_current_user( $this->bearer( $this->connect(), '/wc/v3/orders' ) );
		foreach ( array( '/wc/v3/orders', '/wc/v3/customers', '/wc/v3/products' ) as $route ) {
			$this->assertSame( 200, $this->status( 'GET', $route ), $route );
		}
	}

	/**
	 * @runInSeparateProcess
	 * @preserveGlobalState disabled
	 */
	public function test_8_the_key_opens_nothing_else_and_writes_nothing() {
		wp_set_current_user( $this->bearer( $this->connect(), '/wc/v3/orders' ) );
		foreach ( array( '/wc/v3/settings/general', '/wc/v3/payment_gateways', '/wc/v3/system_status', '/wp/v2/users', '/wp/v2/settings', '/baton/v1/options' ) as $route ) {
			$this->assertSame( 403, $this->status( 'GET', $route ), $route );
		}
		foreach ( array( '/wc/v3/orders', '/wc/v3/customers', '/wc/v3/products', '/wc/v3/orders/batch', '/baton/v1/agent-session', '/batch/v1' ) as $route ) {
			$this->assertContains( $this->status( 'POST', $route ), array( 401, 403 ), $route );
		}
	}

	public function test_8_the_service_user_has_three_capabilities_and_no_way_in() {
		$this->connect();
		$user = ServiceUser::find();
		$this->assertSame( ServiceUser::CAPABILITIES, array_keys( array_filter( $user->allcaps ) ) );
		$user->user_pass = wp_hash_password( 'known' );
		$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->users, array( 'user_pass' => $user->user_pass ), array( 'ID' => $user->ID ) );
		clean_user_cache( $user );
		$this->assertWPErrorCode( 'baton_service_user', wp_authenticate( $user->user_login, 'known' ) );
		$this->assertInstanceOf( \WP_Error::class, get_password_reset_key( $user ) );
		$this->assertFalse( wp_is_application_passwords_available_for_user( $user ) );
	}

	public function test_8_rights_that_somebody_gave_the_service_user_are_taken_back() {
		$this->connect();
		ServiceUser::find()->add_role( 'administrator' );
		$this->connect();
		$this->assertSame( ServiceUser::CAPABILITIES, array_keys( array_filter( ServiceUser::find()->allcaps ) ) );
	}

	public function test_8_the_secrets_are_shown_once() {
		$connection = $this->connect();
		$this->log_in( 'shop_manager' );
		$state = wp_json_encode( rest_do_request( new \WP_REST_Request( 'GET', '/baton/v1/options' ) )->get_data() );
		foreach ( array( 'secret', 'key', 'consumerSecret' ) as $part ) {
			$this->assertStringNotContainsString( $connection[ $part ], $state );
		}
		$this->assertStringContainsString( substr( $connection['key'], -7 ), $state );
	}

	private function assertWPErrorCode( string $code, $error ): void {
		$this->assertInstanceOf( \WP_Error::class, $error );
		$this->assertSame( $code, $error->get_error_code() );
	}
}
