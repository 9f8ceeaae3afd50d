<?php
namespace Baton;

use Baton\Connection\ConnectionString;
use Baton\Connection\Refresh;
use Baton\Settings\Fields;
use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** Connects Baton to its sidecar and changes its settings. */
final class Cli {

	/**
	 * Makes the connection string for BATON_CONNECTION and prints it, this once.
	 *
	 * The one made before stops working.
	 *
	 * ## EXAMPLES
	 *
	 *     export BATON_CONNECTION="$(wp baton connect)"
	 */
	public function connect(): void {
		try {
			\WP_CLI::line( ConnectionString::make() );
		} catch ( \RuntimeException $failed ) {
			\WP_CLI::error( $failed->getMessage() );
		}
	}

	/**
	 * Shows or changes settings.
	 *
	 * ## OPTIONS
	 *
	 * <action>
	 * : What to do.
	 * ---
	 * options:
	 *   - get
	 *   - set
	 * ---
	 *
	 * [<name>]
	 * : The setting, such as sidecar_url; all of them if left out.
	 *
	 * [<value>]
	 * : Text, or JSON for what is not text.
	 *
	 * ## EXAMPLES
	 *
	 *     wp baton settings set sidecar_url https://shop.example/baton
	 *     wp baton settings set excluded_pages '[12,15]'
	 *     wp baton settings get accent
	 *
	 * @param string[] $args
	 */
	public function settings( array $args ): void {
		$name = isset( $args[1] ) ? lcfirst( str_replace( '_', '', ucwords( $args[1], '_' ) ) ) : '';
		if ( 'set' === $args[0] ) {
			$this->change( $name, $args[2] ?? null );
			return;
		}
		$settings = Options::settings();
		if ( '' !== $name && ! array_key_exists( $name, $settings ) ) {
			\WP_CLI::error( "{$args[1]} is not a setting." );
		}
		$shown = '' === $name ? $settings : $settings[ $name ];
		\WP_CLI::line( is_string( $shown ) ? $shown : (string) wp_json_encode( $shown, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
	}

	private function change( string $name, ?string $value ): void {
		if ( '' === $name || null === $value ) {
			\WP_CLI::error( 'Say which setting, and its value.' );
		}
		$is_text                  = is_string( Options::defaults()[ $name ] ?? '' );
		list( $changes, $errors ) = Fields::check( array( $name => $is_text ? $value : json_decode( (string) $value, true ) ) );
		foreach ( $errors as $field => $right ) {
			\WP_CLI::error( "{$field} {$right}" );
		}
		Options::change_settings( $changes );
		Refresh::soon();
		\WP_CLI::success( "{$name} is set." );
	}
}
