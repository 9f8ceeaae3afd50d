<?php
namespace Baton\Session;

use Baton\Tables;

defined( 'ABSPATH' ) || exit;

/** Which WooCommerce session a visitor has, so that an agent can be shown the live cart. */
final class Visits {

	/** WooCommerce's own sessions live two days, those of customers seven. */
	private const SECONDS = 7 * DAY_IN_SECONDS;
	/** Browsers of one account; of one guest's cart there is one. */
	private const AT_MOST = 20;

	public static function register(): void {
		add_action( 'woocommerce_add_to_cart', array( self::class, 'remember_current' ) );
		add_action( 'woocommerce_guest_session_to_user_id', array( self::class, 'follow_login' ), 10, 2 );
	}

	/** The first item in the cart is what starts a guest's session. */
	public static function remember_current(): void {
		$visitor = Visitor::current();
		$session = WC()->session;
		if ( '' !== $visitor && $session instanceof \WC_Session ) {
			self::remember( $visitor, (string) $session->get_customer_id() );
		}
	}

	/** Does nothing while WooCommerce has no session: starting one would switch page caches off. */
	public static function remember_existing( string $visitor ): void {
		$session = WC()->session;
		// has_session() is content with any cookie; this one is WooCommerce's own.
		if ( $session instanceof \WC_Session_Handler && ( is_user_logged_in() || $session->get_session_cookie() ) ) {
			self::remember( $visitor, (string) $session->get_customer_id() );
		}
	}

	/**
	 * @param mixed $guest_key
	 * @param mixed $user_key
	 */
	public static function follow_login( $guest_key, $user_key ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->update(
			$wpdb->prefix . Tables::VISITS,
			array( 'session_key' => (string) $user_key ),
			array( 'session_key' => (string) $guest_key )
		);
	}

	/** @return string '' for an unknown visitor. */
	public static function session_key( string $visitor ): string {
		global $wpdb;
		$table = $wpdb->prefix . Tables::VISITS;
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery
		return (string) $wpdb->get_var( $wpdb->prepare( "SELECT session_key FROM {$table} WHERE visitor = %s AND expires >= %d", $visitor, time() ) );
	}

	public static function forget( string $visitor ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->delete( $wpdb->prefix . Tables::VISITS, array( 'visitor' => $visitor ) );
	}

	private static function remember( string $visitor, string $key ): void {
		global $wpdb;
		if ( '' === $key || strlen( $key ) > 64 ) {
			return;
		}
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->replace(
			$wpdb->prefix . Tables::VISITS,
			array(
				'visitor'     => $visitor,
				'session_key' => $key,
				'expires'     => time() + self::SECONDS,
			)
		);
		self::forget_oldest( $key, $visitor );
	}

	/** Whoever comes as ever new visitors with one session fills no table. */
	private static function forget_oldest( string $key, string $but ): void {
		global $wpdb;
		$table = $wpdb->prefix . Tables::VISITS;
		// phpcs:disable WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery
		$surplus = $wpdb->get_col( $wpdb->prepare( "SELECT visitor FROM {$table} WHERE session_key = %s AND visitor <> %s ORDER BY expires DESC LIMIT 10 OFFSET %d", $key, $but, self::AT_MOST - 1 ) );
		foreach ( $surplus as $visitor ) {
			self::forget( $visitor );
		}
		// phpcs:enable
	}
}
