<?php
/**
 * Who gets into wp-admin.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** The gate: customers belong in their account. */
class WC_Admin {

	private const LETS_IN = array( 'edit_posts', 'manage_woocommerce', 'view_admin_dashboard' );
	private const OPEN    = array( 'admin-post.php', 'admin-ajax.php' );

	public function __construct() {
		add_action( 'admin_init', array( $this, 'prevent_admin_access' ) );
	}

	public function prevent_admin_access(): void {
		$script  = basename( (string) ( $_SERVER['SCRIPT_FILENAME'] ?? '' ) ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput
		$prevent = apply_filters( 'woocommerce_disable_admin_bar', true )
			&& '' !== $script
			&& ! in_array( $script, self::OPEN, true )
			&& ! array_filter( self::LETS_IN, 'current_user_can' );
		if ( apply_filters( 'woocommerce_prevent_admin_access', $prevent ) ) {
			wp_safe_redirect( wc_get_page_permalink( 'myaccount' ) );
			exit;
		}
	}
}
new WC_Admin();

/**
 * @param bool $show Whether the bar would be shown.
 */
function wc_disable_admin_bar( $show ) {
	if ( apply_filters( 'woocommerce_disable_admin_bar', true ) && ! ( current_user_can( 'edit_posts' ) || current_user_can( 'manage_woocommerce' ) ) ) {
		return false;
	}
	return $show;
}
add_filter( 'show_admin_bar', 'wc_disable_admin_bar' );
