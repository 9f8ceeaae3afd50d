<?php
namespace Baton\Signing;

defined( 'ABSPATH' ) || exit;

/** HMAC over version, method, route, time, nonce and body: SPEC 7.1 and 7.2. */
final class Signature {

	private const LABEL = 'baton/http/v1';

	public static function of( string $secret, string $route, string $time, string $nonce, string $body ): string {
		$lines = array( 'v1', 'POST', $route, $time, $nonce, hash( 'sha256', $body ) );
		$key   = hash_hmac( 'sha256', self::LABEL, $secret, true );
		return 'v1=' . hash_hmac( 'sha256', implode( "\n", $lines ), $key );
	}

	/** @return array<string, string> The headers of a call that goes out now. */
	public static function headers( string $secret, string $route, string $body ): array {
		$time  = (string) (int) round( microtime( true ) * 1000 );
		$nonce = bin2hex( random_bytes( 16 ) );
		return array(
			'Content-Type'      => 'application/json',
			'X-Baton-Time'      => $time,
			'X-Baton-Nonce'     => $nonce,
			'X-Baton-Signature' => self::of( $secret, $route, $time, $nonce, $body ),
		);
	}
}
