<?php
namespace Baton\Connection;

use Baton\Access\Roles;

defined( 'ABSPATH' ) || exit;

/** Tells the sidecar that settings or agents have changed: once a request, and without waiting. */
final class Refresh {

	public static function register(): void {
		foreach ( array( 'deleted_user', 'update_option_blogname', 'update_option_timezone_string' ) as $hook ) {
			add_action( $hook, array( self::class, 'soon' ), 10, 0 );
		}
		foreach ( array( 'set_user_role', 'add_user_role', 'remove_user_role' ) as $hook ) {
			add_action( $hook, array( self::class, 'role_changed' ), 10, 3 );
		}
		add_action( 'profile_update', array( self::class, 'profile_changed' ) );
	}

	/**
	 * Of no interest while it is a customer's.
	 *
	 * @param mixed $user_id
	 * @param mixed $role
	 * @param mixed $old_roles
	 */
	public static function role_changed( $user_id, $role, $old_roles = array() ): void {
		foreach ( array_merge( array( $role ), (array) $old_roles ) as $name ) {
			$concerned = get_role( (string) $name );
			if ( $concerned && $concerned->has_cap( Roles::ANSWER ) ) {
				self::soon();
			}
		}
	}

	/** @param mixed $user_id */
	public static function profile_changed( $user_id ): void {
		if ( user_can( (int) $user_id, Roles::ANSWER ) ) {
			self::soon();
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
