<?php
namespace Baton\Connection;

defined( 'ABSPATH' ) || exit;

/** Tells the sidecar that settings, agents or pages have changed: once a request, and without waiting. */
final class Refresh {

	public static function register(): void {
		$changes = array( 'save_post_page', 'set_user_role', 'add_user_role', 'remove_user_role', 'deleted_user', 'update_option_blogname', 'update_option_timezone_string' );
		foreach ( $changes as $hook ) {
			add_action( $hook, array( self::class, 'soon' ), 10, 0 );
		}
	}

	public static function soon(): void {
		if ( Sidecar::is_set() ) {
			add_action( 'shutdown', array( self::class, 'send' ) );
		}
	}

	/** A sidecar that is away fetches everything when it is back. */
	public static function send(): void {
		if ( Sidecar::is_set() ) {
			Sidecar::post( '/v1/shop/refresh', 0 );
		}
	}
}
