<?php
namespace Baton\Access;

use Baton\Admin\Pages;

defined( 'ABSPATH' ) || exit;

/** Support agents get into wp-admin past WooCommerce's gate, and straight to the desk. */
final class AdminGate {

	public static function register(): void {
		add_filter( 'woocommerce_disable_admin_bar', array( self::class, 'keep_admin_bar' ) );
		add_filter( 'login_redirect', array( self::class, 'to_desk' ), 20, 3 );
		add_filter( 'woocommerce_login_redirect', array( self::class, 'to_desk_from_account' ), 20, 2 );
	}

	/**
	 * @param mixed $disable
	 * @return mixed
	 */
	public static function keep_admin_bar( $disable ) {
		return Roles::is_agent( wp_get_current_user() ) ? false : $disable;
	}

	/**
	 * @param mixed $to        Where WordPress would send them.
	 * @param mixed $requested Where they asked to go.
	 * @param mixed $user
	 * @return mixed
	 */
	public static function to_desk( $to, $requested, $user ) {
		$asked_elsewhere = '' !== (string) $requested && untrailingslashit( admin_url() ) !== untrailingslashit( (string) $requested );
		// Without WooCommerce there is no desk to send them to.
		if ( ! did_action( 'woocommerce_loaded' ) || ! $user instanceof \WP_User || ! Roles::is_agent( $user ) || $asked_elsewhere ) {
			return $to;
		}
		return Pages::desk_url();
	}

	/**
	 * @param mixed $to
	 * @param mixed $user
	 * @return mixed
	 */
	public static function to_desk_from_account( $to, $user ) {
		return $user instanceof \WP_User && Roles::is_agent( $user ) ? Pages::desk_url() : $to;
	}
}
