<?php
namespace Baton;

defined( 'ABSPATH' ) || exit;

/** Baton\Some\Thing is in includes/Some/Thing.php. */
final class Autoload {

	public static function register( string $folder ): void {
		spl_autoload_register(
			static function ( string $name ) use ( $folder ): void {
				if ( 0 !== strpos( $name, __NAMESPACE__ . '\\' ) ) {
					return;
				}
				$path = $folder . '/' . str_replace( '\\', '/', substr( $name, strlen( __NAMESPACE__ ) + 1 ) ) . '.php';
				if ( is_file( $path ) ) {
					require_once $path;
				}
			}
		);
	}
}
