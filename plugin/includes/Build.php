<?php
namespace Baton;

defined( 'ABSPATH' ) || exit;

/** The bundles under build/, as webpack left them. */
final class Build {

	public static function exists( string $name ): bool {
		return is_file( self::path( $name . '.js' ) ) && is_file( self::path( $name . '.asset.php' ) );
	}

	/** @return array{dependencies: non-empty-string[], version: string} */
	public static function asset( string $name ): array {
		$asset = self::exists( $name ) ? include self::path( $name . '.asset.php' ) : array();
		return array(
			'dependencies' => $asset['dependencies'] ?? array(),
			'version'      => (string) ( $asset['version'] ?? '' ),
		);
	}

	/** @return string The script with its version, '' when there is no build. */
	public static function url( string $name ): string {
		if ( ! self::exists( $name ) ) {
			return '';
		}
		return add_query_arg( 'ver', self::asset( $name )['version'], self::address( $name . '.js' ) );
	}

	/** @return non-empty-string */
	public static function handle( string $name ): string {
		return 'baton-' . $name;
	}

	public static function enqueue_script( string $name, bool $defer = false ): void {
		$asset = self::asset( $name );
		$args  = array( 'in_footer' => true );
		if ( $defer ) {
			$args['strategy'] = 'defer';
		}
		wp_enqueue_script( self::handle( $name ), self::address( $name . '.js' ), $asset['dependencies'], $asset['version'], $args );   }

	/** Not for the storefront: it would bring WordPress's own i18n script along. */
	public static function translate_script( string $name ): void {
		wp_set_script_translations( self::handle( $name ), 'baton', BATON_DIR . '/languages' );
	}

	/**
	 * Whatever style sheets webpack split off for this entry.
	 *
	 * @param string[] $dependencies
	 */
	public static function enqueue_styles( string $name, array $dependencies ): void {
		$dependencies = array_values( array_filter( $dependencies, array( self::class, 'has_style' ) ) );
		foreach ( $dependencies as $handle ) {
			wp_enqueue_style( $handle );
		}
		foreach ( array( $name, 'style-' . $name ) as $sheet ) {
			if ( is_file( self::path( $sheet . '.css' ) ) ) {
				wp_enqueue_style( self::handle( $sheet ), self::address( $sheet . '.css' ), $dependencies, self::asset( $name )['version'] );
				wp_style_add_data( self::handle( $sheet ), 'rtl', is_file( self::path( $sheet . '-rtl.css' ) ) ? 'replace' : false );
			}
		}
	}

	/** A sheet that waits for an unknown one is never printed. */
	private static function has_style( string $handle ): bool {
		return wp_style_is( $handle, 'registered' );
	}

	/**
	 * Ready before the script runs, and harmless whatever the values contain.
	 *
	 * @param array<string, mixed> $value
	 */
	public static function give( string $name, string $variable, array $value ): void {
		$json = wp_json_encode( $value, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES );
		wp_add_inline_script( self::handle( $name ), "window.{$variable} = {$json};", 'before' );
	}

	/** @return array<string, mixed> Jed 1.x, empty when the shop's language has none. */
	public static function translations( string $name ): array {
		if ( ! self::exists( $name ) ) {
			return array();
		}
		$handle = self::handle( $name );
		wp_register_script( $handle, self::address( $name . '.js' ), array(), self::asset( $name )['version'], true );
		$json = load_script_textdomain( $handle, 'baton', BATON_DIR . '/languages' );
		wp_deregister_script( $handle );
		$translations = is_string( $json ) ? json_decode( $json, true ) : null;
		return is_array( $translations ) ? $translations : array();
	}

	private static function path( string $file ): string {
		return BATON_DIR . '/build/' . $file;
	}

	/** @return non-empty-string */
	private static function address( string $file ): string {
		return plugins_url( '', BATON_FILE ) . '/build/' . $file;
	}
}
