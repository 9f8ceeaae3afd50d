<?php
namespace Baton;

use Baton\Access\Roles;
use Baton\Connection\ConsumerKey;
use Baton\Connection\ServiceUser;
use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** Takes away all that the plugin ever stored. WooCommerce may be gone already and is not called. */
final class Uninstall {

	public static function run(): void {
		if ( ! is_multisite() ) {
			self::site();
			self::user_meta();
			return;
		}
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) { // phpcs:ignore WordPress.Arrays
			switch_to_blog( $site );
			self::site();
			restore_current_blog();
		}
		// The users' table is the network's: not before the last shop has found its own.
		self::user_meta();
	}

	private static function site(): void {
		self::service_user();
		Roles::remove();
		Housekeeping::unschedule();
		self::transients();
		Tables::drop();
		Options::delete_all();
	}

	private static function service_user(): void {
		global $wpdb;
		$user = ServiceUser::find();
		if ( ! $user ) {
			return;
		}
		$keys = $wpdb->prefix . ConsumerKey::TABLE;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		if ( $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $keys ) ) ) ) {
			ConsumerKey::revoke( $user->ID );
		}
		require_once ABSPATH . 'wp-admin/includes/user.php';
		if ( is_multisite() ) {
			require_once ABSPATH . 'wp-admin/includes/ms.php';
			wpmu_delete_user( $user->ID );
			return;
		}
		wp_delete_user( $user->ID );
	}

	private static function transients(): void {
		global $wpdb;
		foreach ( array( '_transient_baton_', '_transient_timeout_baton_' ) as $prefix ) {
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( $prefix ) . '%' ) );
		}
	}

	private static function user_meta(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->usermeta} WHERE meta_key LIKE %s", $wpdb->esc_like( 'baton_' ) . '%' ) );
		wp_cache_flush();
	}
}
