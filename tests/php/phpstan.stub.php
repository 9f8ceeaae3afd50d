<?php
/**
 * What the stubs of WordPress leave out: constants that it defines as it runs, and WP-CLI.
 *
 * @package Baton
 */

define( 'HOUR_IN_SECONDS', 3600 );
define( 'DAY_IN_SECONDS', 86400 );
define( 'ARRAY_A', 'ARRAY_A' );
define( 'COOKIEPATH', '/' );
define( 'COOKIE_DOMAIN', false );
define( 'BATON_FILE', '' );
define( 'BATON_DIR', '' );

// phpcs:ignore
class WP_CLI {
	public static function add_command( string $name, string $class ): void {}
	public static function line( string $text ): void {}
	public static function success( string $text ): void {}
	/** @return never */
	public static function error( string $text ) {
		exit( 1 );
	}
}
