<?php
namespace Baton\Storefront;

use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** The pages that the owner keeps the bubble away from. */
final class Exclusions {

	public static function hold(): bool {
		$settings = Options::settings();
		return in_array( self::page_id(), $settings['excludedPages'], true )
			|| self::match_path( self::path(), $settings['excludedPaths'] );
	}

	/**
	 * @param string   $path     Without the site's own folder.
	 * @param string[] $patterns In which * stands for anything.
	 */
	public static function match_path( string $path, array $patterns ): bool {
		foreach ( $patterns as $pattern ) {
			$regex = str_replace( '\*', '.*', preg_quote( untrailingslashit( $pattern ), '~' ) );
			if ( preg_match( "~^{$regex}/?$~uD", $path ) ) {
				return true;
			}
		}
		return false;
	}

	/** WooCommerce shows its shop page as an archive, which has no page of its own. */
	private static function page_id(): int {
		if ( is_shop() ) {
			return wc_get_page_id( 'shop' );
		}
		return is_singular() || is_home() ? get_queried_object_id() : 0;
	}

	private static function path(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- only compared.
		$path = (string) wp_parse_url( (string) wp_unslash( $_SERVER['REQUEST_URI'] ?? '/' ), PHP_URL_PATH );
		$home = untrailingslashit( (string) wp_parse_url( home_url( '/' ), PHP_URL_PATH ) );
		if ( '' !== $home && 0 === strpos( $path, $home ) ) {
			$path = substr( $path, strlen( $home ) );
		}
		return '/' . ltrim( rawurldecode( $path ), '/' );
	}
}
