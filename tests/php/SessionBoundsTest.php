<?php
namespace Baton\Tests;

use Baton\Pace;
use Baton\Session\Caller;
use Baton\Session\CustomerEndpoint;
use Baton\Session\Visitor;
use Baton\Session\Visits;
use Baton\Tables;

final class SessionBoundsTest extends ShopTestCase {

	private const POST = array( 'REQUEST_METHOD' => 'POST' );

	private const ATTACKER = array( 'REMOTE_ADDR' => '203.0.113.9' );
	private const HONEST   = array( 'REMOTE_ADDR' => '198.51.100.7' );

	protected function set_up() {
		global $wpdb;
		parent::set_up();
		$wpdb->query( "DELETE FROM {$wpdb->prefix}baton_pace" );
		unset( $_COOKIE[ Visitor::COOKIE ] );
	}

	/** A browser that keeps no cookie, or says that it is this visitor. */
	private function stranger( array $server, string $visitor = '' ): int {
		unset( $_COOKIE[ Visitor::COOKIE ] );
		if ( '' !== $visitor ) {
			$_COOKIE[ Visitor::COOKIE ] = $visitor;
		}
		return CustomerEndpoint::answer( self::POST + $server )[0];
	}

	private static function made_up(): string {
		return 'v_' . bin2hex( random_bytes( 16 ) );
	}

	private function rows( string $table ): int {
		global $wpdb;
		return (int) $wpdb->get_var( "SELECT count(*) FROM {$wpdb->prefix}{$table}" );
	}

	/** Somebody else has asked so often already. */
	private function used_up( string $key, int $times ): void {
		global $wpdb;
		Pace::take( 'address', $key, PHP_INT_MAX );
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}baton_pace SET taken = %d", $times ) );
	}

	private static function key( array $server ): string {
		return (string) array_key_first( Caller::of( $server ) );
	}

	/**
	 * @testWith [false]
	 *           [true]
	 */
	public function test_7_4_fresh_visitors_in_a_loop_get_no_more_tokens( bool $with_made_up_ids ) {
		$statuses = array();
		for ( $count = 0; $count < CustomerEndpoint::NEW_AT_MOST + 5; $count++ ) {
			$statuses[] = $this->stranger( self::ATTACKER, $with_made_up_ids ? self::made_up() : '' );
		}
		$this->assertSame(
			array(
				200 => CustomerEndpoint::NEW_AT_MOST,
				429 => 5,
			),
			array_count_values( $statuses )
		);
		$this->assertSame( 200, $this->stranger( self::HONEST ) );
	}

	public function test_7_4_who_is_refused_gets_no_cookie_and_leaves_no_row() {
		$this->used_up( self::key( self::ATTACKER ), CustomerEndpoint::NEW_AT_MOST );
		unset( $_COOKIE[ Visitor::COOKIE ] );
		list( $status, $body ) = CustomerEndpoint::answer( self::POST + self::ATTACKER );
		$this->assertSame( array( 429, 'baton_limit' ), array( $status, $body['code'] ) );
		$this->assertArrayNotHasKey( 'token', $body );
		$this->assertArrayNotHasKey( Visitor::COOKIE, $_COOKIE );
		$this->assertSame( 0, $this->rows( Tables::VISITS ) );
	}

	public function test_7_4_who_was_here_before_is_not_put_out_by_their_network() {
		$this->stranger( self::ATTACKER );
		$visitor = $_COOKIE[ Visitor::COOKIE ];
		$this->used_up( self::key( self::ATTACKER ), CustomerEndpoint::NEW_AT_MOST );
		$this->assertSame( 429, $this->stranger( self::ATTACKER ) );
		$this->assertSame( 200, $this->stranger( self::ATTACKER, $visitor ) );
		$this->log_in( 'customer' );
		$this->assertSame( 200, $this->stranger( self::ATTACKER ) );
	}

	public function test_7_4_one_visitor_in_a_loop_is_bounded_too() {
		$this->stranger( self::HONEST );
		$visitor = $_COOKIE[ Visitor::COOKIE ];
		Pace::take( 'visitor', $visitor, 1 );
		$this->used_up( 'x', CustomerEndpoint::KNOWN_AT_MOST );
		$this->assertSame( 429, $this->stranger( self::HONEST, $visitor ) );
	}

	public function test_7_4_ten_minutes_later_there_is_room_again() {
		global $wpdb;
		$this->used_up( self::key( self::ATTACKER ), CustomerEndpoint::NEW_AT_MOST );
		$this->assertSame( 429, $this->stranger( self::ATTACKER ) );
		$wpdb->query( "UPDATE {$wpdb->prefix}baton_pace SET begun = begun - 1" );
		$this->assertSame( 200, $this->stranger( self::ATTACKER ) );
	}

	public function test_7_4_counting_keeps_no_address_and_a_bounded_number_of_rows() {
		global $wpdb;
		for ( $count = 0; $count < 200; $count++ ) {
			Pace::take( 'address', "a{$count}", 9 );
		}
		$slots = array_map( 'intval', $wpdb->get_col( "SELECT slot FROM {$wpdb->prefix}baton_pace" ) );
		$this->assertGreaterThan( 150, count( $slots ) );
		$this->assertLessThan( 65536, max( $slots ) );
		$this->assertSame( array( 'slot', 'begun', 'taken' ), array_keys( $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}baton_pace", ARRAY_A ) ) );
	}

	public function test_7_4_behind_a_proxy_one_customer_does_not_put_out_the_others() {
		$behind = fn( string $chain ) => array(
			'REMOTE_ADDR'          => '127.0.0.1',
			'HTTP_X_FORWARDED_FOR' => $chain,
		);
		$this->used_up( self::key( $behind( '203.0.113.9' ) ), CustomerEndpoint::NEW_AT_MOST );
		$this->assertSame( 429, $this->stranger( $behind( '203.0.113.9' ) ) );
		$this->assertSame( 200, $this->stranger( $behind( '198.51.100.7' ) ) );
		$this->assertSame( 200, $this->stranger( array( 'REMOTE_ADDR' => '127.0.0.1' ) ) );
	}

	public function test_7_4_a_proxy_that_passes_on_made_up_addresses_is_bounded_itself() {
		$this->used_up( self::key( array( 'REMOTE_ADDR' => '127.0.0.1' ) ), CustomerEndpoint::NEW_AT_MOST * CustomerEndpoint::MANY );
		$this->assertSame(
			429,
			$this->stranger(
				array(
					'REMOTE_ADDR'          => '127.0.0.1',
					'HTTP_X_FORWARDED_FOR' => '9.9.9.' . random_int( 0, 255 ),
				)
			)
		);
	}

	/** @dataProvider callers */
	public function test_7_4_who_is_counted( array $server, array $addresses, ?int $hops = null ) {
		if ( null !== $hops ) {
			add_filter( 'baton_trust_proxy', static fn() => $hops );
		}
		$expected = array();
		foreach ( $addresses as $address => $many ) {
			$expected[ (string) array_key_first( Caller::of( array( 'REMOTE_ADDR' => $address ) ) ) ] = $many;
		}
		$this->assertSame( $expected, Caller::of( $server ) );
	}

	public function callers(): array {
		$from = fn( string $address, string $chain ) => array(
			'REMOTE_ADDR'          => $address,
			'HTTP_X_FORWARDED_FOR' => $chain,
		);
		return array(
			'a browser'                      => array( array( 'REMOTE_ADDR' => '203.0.113.9' ), array( '203.0.113.9' => false ) ),
			'no address'                     => array( array(), array( '' => true ) ),
			'a proxy here that says nothing' => array( array( 'REMOTE_ADDR' => '10.0.0.2' ), array( '10.0.0.2' => true ) ),
			'through a proxy here'           => array(
				$from( '10.0.0.2', '203.0.113.9' ),
				array(
					'203.0.113.9' => false,
					'10.0.0.2'    => true,
				),
			),
			'through two here'               => array(
				$from( '127.0.0.1', '203.0.113.9, 172.16.0.3' ),
				array(
					'203.0.113.9' => false,
					'127.0.0.1'   => true,
				),
			),
			'a network of many before it'    => array(
				$from( '127.0.0.1', '203.0.113.9, 198.51.100.1' ),
				array(
					'198.51.100.1' => true,
					'127.0.0.1'    => true,
				),
			),
			'a provider’s shared address'    => array( array( 'REMOTE_ADDR' => '100.64.0.1' ), array( '100.64.0.1' => true ) ),
			'a network of many, or a liar'   => array( $from( '203.0.113.9', '198.51.100.7' ), array( '203.0.113.9' => true ) ),
			'noise for an address'           => array(
				$from( '127.0.0.1', "' OR 1=1 --" ),
				array(
					''          => true,
					'127.0.0.1' => true,
				),
			),
			'a household’s IPv6'             => array( array( 'REMOTE_ADDR' => '2a00:1450:4001:82b::200e' ), array( '2a00:1450:4001:82b::1' => false ) ),
			'IPv4 written as IPv6'           => array( array( 'REMOTE_ADDR' => '::ffff:203.0.113.9' ), array( '203.0.113.9' => false ) ),
			'two that the owner named'       => array( $from( '198.51.100.1', '9.9.9.9, 203.0.113.9, 198.51.100.2' ), array( '203.0.113.9' => false ), 2 ),
			'none, says the owner'           => array( $from( '203.0.113.9', '9.9.9.9' ), array( '203.0.113.9' => false ), 0 ),
		);
	}

	public function test_7_4_a_session_cookie_that_woocommerce_did_not_make_fills_no_table() {
		WC()->initialize_session();
		$name             = apply_filters( 'woocommerce_cookie', 'wp_woocommerce_session_' . COOKIEHASH );
		$_COOKIE[ $name ] = 'made|up|by|me';
		$this->assertSame( 200, $this->stranger( self::HONEST ) );
		$this->assertSame( 0, $this->rows( Tables::VISITS ) );
		WC()->session = null;
	}

	public function test_7_4_one_account_as_ever_new_visitors_fills_no_table() {
		$this->log_in( 'customer' );
		WC()->session = null;
		WC()->initialize_session();
		for ( $count = 0; $count < 30; $count++ ) {
			$this->assertSame( 200, $this->stranger( self::HONEST, self::made_up() ) );
		}
		$this->assertLessThanOrEqual( 20, $this->rows( Tables::VISITS ) );
		$this->assertNotSame( '', Visits::session_key( $_COOKIE[ Visitor::COOKIE ] ) );
		WC()->session = null;
	}
}
