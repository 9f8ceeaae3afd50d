<?php
namespace Baton\Session;

defined( 'ABSPATH' ) || exit;

/** Whether a request comes from the shop's own pages. */
final class SameOrigin {

	/** @param array<string, mixed> $server Like $_SERVER. */
	public static function holds( array $server ): bool {
		if ( 'cross-site' === strtolower( (string) ( $server['HTTP_SEC_FETCH_SITE'] ?? '' ) ) ) {
			return false;
		}
		$origin = (string) ( $server['HTTP_ORIGIN'] ?? '' );
		return '' === $origin
			|| self::of( home_url() ) === strtolower( $origin )
			|| self::of( site_url() ) === strtolower( $origin );
	}

	/** @return string "https://shop:8443", without a port where it is the scheme's own. */
	public static function of( string $url ): string {
		$parts  = wp_parse_url( $url );
		$scheme = strtolower( (string) ( $parts['scheme'] ?? '' ) );
		$host   = strtolower( (string) ( $parts['host'] ?? '' ) );
		$port   = (int) ( $parts['port'] ?? 0 );
		$usual  = 'https' === $scheme ? 443 : 80;
		return $scheme . '://' . $host . ( $port && $port !== $usual ? ':' . $port : '' );
	}
}
