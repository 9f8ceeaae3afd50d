<?php
namespace Baton\Tests;

use Baton\Session\CustomerEndpoint;
use Baton\Session\SameOrigin;
use Baton\Session\Visitor;
use Baton\Session\Visits;
use Baton\Settings\Options;

final class CustomerSessionTest extends ShopTestCase {

	private const POST = array( 'REQUEST_METHOD' => 'POST' );

	protected function set_up() {
		parent::set_up();
		unset( $_COOKIE[ Visitor::COOKIE ] );
	}

	public function test_7_the_session_of_a_customer_has_the_shape_of_the_fixture() {
		$this->log_in( 'customer', array( 'first_name' => 'Zoë' ) );
		list( $status, $body ) = CustomerEndpoint::answer( self::POST );
		$fixture               = self::fixture( 'customer-session' );
		unset( $fixture['translations'] );
		$this->assertSame( 200, $status );
		$this->assertSame( self::shape( $fixture ), self::shape( $body ) );
	}

	public function test_7_a_stranger_gets_a_visitor_and_no_name() {
		list( , $body ) = CustomerEndpoint::answer( self::POST );
		$claims         = $this->claims( $body['token'] );
		$this->assertMatchesRegularExpression( '/^v_[0-9a-f]{32}$/', $body['visitor'] );
		$this->assertSame( array( 'aud', 'sub', 'shop', 'iat', 'exp' ), array_keys( $claims ) );
		$this->assertSame( array( 'customer', $body['visitor'], Options::shop_id(), 600 ), array( $claims['aud'], $claims['sub'], $claims['shop'], $claims['exp'] - $claims['iat'] ) );
		$this->assertArrayNotHasKey( 'customer', $body );
	}

	public function test_7_the_same_browser_stays_the_same_visitor() {
		$first  = CustomerEndpoint::answer( self::POST )[1]['visitor'];
		$second = CustomerEndpoint::answer( self::POST )[1]['visitor'];
		$this->assertSame( $first, $second );
	}

	public function test_7_a_visitor_id_that_we_did_not_make_is_replaced() {
		foreach ( array( 'admin', "v_\n", '<script>', str_repeat( 'v', 400 ) ) as $made_up ) {
			$_COOKIE[ Visitor::COOKIE ] = $made_up;
			$this->assertNotSame( $made_up, CustomerEndpoint::answer( self::POST )[1]['visitor'] );
		}
	}

	public function test_5_1_who_is_logged_in_is_in_the_token() {
		$user   = $this->log_in(
			'customer',
			array(
				'first_name' => 'Zoë',
				'last_name'  => 'Müller',
			)
		);
		$body   = CustomerEndpoint::answer( self::POST )[1];
		$claims = $this->claims( $body['token'] );
		$this->assertSame( array( (string) $user->ID, 'Zoë Müller', $user->user_email ), array( $claims['customer'], $claims['name'], $claims['email'] ) );
		$this->assertSame(
			array(
				'name'  => 'Zoë Müller',
				'email' => $user->user_email,
			),
			$body['customer']
		);
	}

	public function test_5_1_logging_out_makes_another_visitor() {
		$before = CustomerEndpoint::answer( self::POST )[1]['visitor'];
		do_action( 'wp_logout', 0 );
		$this->assertNotSame( $before, CustomerEndpoint::answer( self::POST )[1]['visitor'] );
	}

	public function test_7_only_post_is_answered() {
		$this->assertSame( 405, CustomerEndpoint::answer( array( 'REQUEST_METHOD' => 'GET' ) )[0] );
		$this->assertArrayNotHasKey( Visitor::COOKIE, $_COOKIE );
	}

	/** @dataProvider foreign_requests */
	public function test_2_7_a_foreign_page_gets_no_token( array $headers ) {
		list( $status, $body ) = CustomerEndpoint::answer( self::POST + $headers );
		$this->assertSame( 403, $status );
		$this->assertArrayNotHasKey( 'token', $body );
		$this->assertArrayNotHasKey( Visitor::COOKIE, $_COOKIE );
	}

	public function foreign_requests(): array {
		return array(
			'another origin'       => array( array( 'HTTP_ORIGIN' => 'https://evil.example' ) ),
			'a sandboxed frame'    => array( array( 'HTTP_ORIGIN' => 'null' ) ),
			'the shop as a prefix' => array( array( 'HTTP_ORIGIN' => home_url() . '.evil.example' ) ),
			'another port'         => array( array( 'HTTP_ORIGIN' => preg_replace( '/(:\d+)?$/', ':1', home_url() ) ) ),
			'cross-site'           => array( array( 'HTTP_SEC_FETCH_SITE' => 'cross-site' ) ),
		);
	}

	public function test_2_7_the_shop_itself_is_let_in() {
		$this->assertSame(
			200,
			CustomerEndpoint::answer(
				self::POST + array(
					'HTTP_ORIGIN'         => SameOrigin::of( home_url() ),
					'HTTP_SEC_FETCH_SITE' => 'same-origin',
				)
			)[0]
		);
	}

	public function test_7_a_port_that_goes_without_saying_is_no_part_of_an_origin() {
		$this->assertSame( 'https://shop.example', SameOrigin::of( 'https://Shop.example:443/path' ) );
		$this->assertSame( 'http://shop.example:8080', SameOrigin::of( 'http://shop.example:8080' ) );
	}

	public function test_7_the_session_of_woocommerce_is_remembered_and_never_started() {
		WC()->initialize_session();
		$visitor = CustomerEndpoint::answer( self::POST )[1]['visitor'];
		$this->assertSame( '', Visits::session_key( $visitor ) );
		WC()->session->set_customer_session_cookie( false );

		$user         = $this->log_in( 'customer' );
		WC()->session = null;
		WC()->initialize_session();
		CustomerEndpoint::answer( self::POST );
		$this->assertSame( (string) $user->ID, Visits::session_key( $visitor ) );
		WC()->session = null;
	}

	public function test_9_html_in_a_name_stays_data() {
		$this->log_in(
			'customer',
			array(
				'first_name'   => '<script>alert(1)</script>',
				'display_name' => '"><img src=x onerror=alert(1)>',
			)
		);
		$json = wp_json_encode( CustomerEndpoint::answer( self::POST )[1] );
		$this->assertStringNotContainsString( '</script>', $json );
	}

	/**
	 * @testWith ["https://shop.test", true]
	 *           ["http://shop.test", false]
	 */
	public function test_5_1_on_https_the_visitors_cookie_never_goes_over_http( string $home, bool $secure ) {
		unset( $_SERVER['HTTPS'] );
		add_filter( 'pre_option_home', static fn() => $home );
		$this->assertSame( $secure, Visitor::attributes( 0 )['secure'] );
	}
}
