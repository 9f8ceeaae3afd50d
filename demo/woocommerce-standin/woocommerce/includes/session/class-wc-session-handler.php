<?php
/**
 * Whose session it is, by cookie; kept in the sessions table.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** A guest without the cookie gets another id at every request, until something is worth keeping. */
class WC_Session_Handler extends WC_Session {

	private const GUEST_SECONDS = 2 * DAY_IN_SECONDS;
	private const USER_SECONDS  = 7 * DAY_IN_SECONDS;

	/** @var string */
	private $cookie;

	/** @var string */
	private $table;

	/** @var bool */
	private $has_cookie = false;

	/** @var int */
	private $expires = 0;

	public function __construct() {
		$this->cookie = (string) apply_filters( 'woocommerce_cookie', 'wp_woocommerce_session_' . COOKIEHASH );
		$this->table  = $GLOBALS['wpdb']->prefix . 'woocommerce_sessions';
	}

	public function init(): void {
		$this->expires = time() + ( is_user_logged_in() ? self::USER_SECONDS : self::GUEST_SECONDS );
		$known         = $this->get_session_cookie();
		if ( ! $known ) {
			$this->_customer_id = $this->generate_customer_id();
			$this->_data        = $this->get_session( $this->_customer_id, array() );
		} else {
			$this->_customer_id = $known[0];
			$this->expires      = (int) $known[1];
			$this->has_cookie   = true;
			$this->_data        = $this->get_session( $this->_customer_id, array() );
			$this->follow_login();
		}
		add_action( 'woocommerce_set_cart_cookies', array( $this, 'set_customer_session_cookie' ) );
		add_action( 'shutdown', array( $this, 'save_data' ), 20 );
		add_action( 'wp_logout', array( $this, 'destroy_session' ) );
	}

	/** A guest who has logged in keeps the cart; somebody else's session is left behind. */
	private function follow_login(): void {
		$user = (string) get_current_user_id();
		if ( '0' === $user ) {
			if ( ! $this->is_guest( $this->_customer_id ) ) {
				$this->forget_session();
			}
			return;
		}
		if ( $user === $this->_customer_id ) {
			return;
		}
		$guest = $this->_customer_id;
		if ( ! $this->is_guest( $guest ) ) {
			$this->forget_session();
			return;
		}
		$this->_customer_id = $user;
		$this->_dirty       = true;
		$this->expires      = time() + self::USER_SECONDS;
		$this->save_data();
		$this->delete_session( $guest );
		do_action( 'woocommerce_guest_session_to_user_id', $guest, $user );
		$this->set_customer_session_cookie( true );
	}

	private function is_guest( string $id ): bool {
		return str_starts_with( $id, 't_' );
	}

	public function generate_customer_id(): string {
		return is_user_logged_in() ? (string) get_current_user_id() : wc_rand_hash( 't_', 30 );
	}

	/** @return array{string, string, string, string}|false */
	public function get_session_cookie() {
		$value = isset( $_COOKIE[ $this->cookie ] ) ? sanitize_text_field( wp_unslash( (string) $_COOKIE[ $this->cookie ] ) ) : '';
		$parts = explode( '|', $value );
		if ( 4 !== count( $parts ) || ! hash_equals( $this->seal( $parts[0], $parts[1] ), $parts[3] ) || (int) $parts[1] < time() ) {
			return false;
		}
		return $parts;
	}

	private function seal( string $customer, string $expires ): string {
		return hash_hmac( 'md5', $customer . '|' . $expires, wp_hash( $customer . '|' . $expires ) );
	}

	public function set_customer_session_cookie( $set ): void {
		if ( ! $set ) {
			return;
		}
		$value = implode( '|', array( $this->_customer_id, $this->expires, $this->expires - HOUR_IN_SECONDS, $this->seal( $this->_customer_id, (string) $this->expires ) ) );
		if ( ( $_COOKIE[ $this->cookie ] ?? '' ) !== $value ) {
			wc_setcookie( $this->cookie, $value, $this->expires, is_ssl(), true );
		}
		$this->has_cookie = true;
	}

	public function has_session(): bool {
		return isset( $_COOKIE[ $this->cookie ] ) || $this->has_cookie || is_user_logged_in();
	}

	/**
	 * @param string|int $customer_id   Whose.
	 * @param mixed      $default_value When there is none.
	 * @return mixed
	 */
	public function get_session( $customer_id, $default_value = false ) {
		global $wpdb;
		$value = $wpdb->get_var( $wpdb->prepare( 'SELECT session_value FROM %i WHERE session_key = %s AND session_expiry > %d', $this->table, (string) $customer_id, time() ) );
		return null === $value ? $default_value : maybe_unserialize( $value );
	}

	public function save_data(): void {
		global $wpdb;
		if ( ! $this->_dirty || ! $this->has_session() ) {
			return;
		}
		$wpdb->query(
			$wpdb->prepare(
				'INSERT INTO %i (session_key, session_value, session_expiry) VALUES (%s, %s, %d) ON DUPLICATE KEY UPDATE session_value = VALUES(session_value), session_expiry = VALUES(session_expiry)',
				$this->table,
				$this->_customer_id,
				maybe_serialize( $this->_data ),
				$this->expires
			)
		);
		$this->_dirty = false;
	}

	public function delete_session( $customer_id ): void {
		global $wpdb;
		$wpdb->delete( $this->table, array( 'session_key' => (string) $customer_id ) );
	}

	public function destroy_session(): void {
		$this->delete_session( $this->_customer_id );
		$this->forget_session();
	}

	public function forget_session(): void {
		wc_setcookie( $this->cookie, '', time() - YEAR_IN_SECONDS, is_ssl(), true );
		unset( $_COOKIE[ $this->cookie ] );
		$this->has_cookie   = false;
		$this->_data        = array();
		$this->_dirty       = false;
		$this->_customer_id = $this->generate_customer_id();
		if ( WC()->cart ) {
			WC()->cart->reload();
		}
	}
}
