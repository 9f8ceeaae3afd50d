<?php
namespace Baton\Session;

use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** The id of a browser, in a cookie that no script reads. It comes into being on first use of the chat. */
final class Visitor {

	public const COOKIE = 'baton_visitor';
	private const DAYS  = 30;

	public static function register(): void {
		add_action( 'wp_logout', array( self::class, 'forget' ) );
	}

	/** @return string '' while this browser has none. */
	public static function current(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- the pattern is the validation.
		$id = isset( $_COOKIE[ self::COOKIE ] ) ? (string) wp_unslash( $_COOKIE[ self::COOKIE ] ) : '';
		return preg_match( '/^v_[0-9a-f]{32}$/D', $id ) ? $id : '';
	}

	/** Whether this id was made here, and not by whoever sent it. It opens nothing: tokens do. */
	public static function is_ours( string $id ): bool {
		return '' !== $id && hash_equals( self::mark( substr( $id, 2, 20 ) ), substr( $id, 22 ) );
	}

	private static function mark( string $random ): string {
		$key = hash_hmac( 'sha256', 'baton/visitor/v1', Options::secret(), true );
		return substr( hash_hmac( 'sha256', $random, $key ), 0, 12 );
	}

	/** Sends the cookie again, so that it lasts from the latest use. */
	public static function ensure(): string {
		$id = self::current();
		if ( '' === $id ) {
			$random = bin2hex( random_bytes( 10 ) );
			$id     = 'v_' . $random . self::mark( $random );
		}
		self::send( $id, time() + self::DAYS * DAY_IN_SECONDS );
		$_COOKIE[ self::COOKIE ] = $id;
		return $id;
	}

	/** On a shared computer, the next person is another visitor. */
	public static function forget(): void {
		$id = self::current();
		if ( '' === $id ) {
			return;
		}
		Visits::forget( $id );
		self::send( '', 1 );
		unset( $_COOKIE[ self::COOKIE ] );
	}

	private static function send( string $value, int $expires ): void {
		if ( headers_sent() ) {
			return;
		}
		setcookie( self::COOKIE, $value, self::attributes( $expires ) );
	}

	/** @return array{expires: int, path: string, domain: string, secure: bool, httponly: bool, samesite: 'Lax'} */
	public static function attributes( int $expires ): array {
		return array(
			'expires'  => $expires,
			'path'     => COOKIEPATH ? COOKIEPATH : '/',
			'domain'   => (string) COOKIE_DOMAIN,
			// Behind a web server that ends the encryption WordPress may not know of it.
			'secure'   => is_ssl() || 'https' === wp_parse_url( get_option( 'home' ), PHP_URL_SCHEME ),
			'httponly' => true,
			'samesite' => 'Lax',
		);
	}
}
