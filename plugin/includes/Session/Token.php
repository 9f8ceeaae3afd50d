<?php
namespace Baton\Session;

use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** The signed token that says to the sidecar who somebody is: SPEC 5.3. Only minted here, read there. */
final class Token {

	private const LABEL   = 'baton/jwt/v1';
	private const SECONDS = 600;

	/**
	 * @param array<string, mixed> $claims Without shop, iat and exp.
	 * @return array{token: string, tokenEnds: int} The end in UTC milliseconds.
	 */
	public static function mint( array $claims ): array {
		$now    = time();
		$claims = array_merge(
			$claims,
			array(
				'shop' => Options::shop_id(),
				'iat'  => $now,
				'exp'  => $now + self::SECONDS,
			)
		);
		return array(
			'token'     => self::sign( Options::secret(), $claims ),
			'tokenEnds' => ( $now + self::SECONDS ) * 1000,
		);
	}

	/** @param array<string, mixed> $claims */
	public static function sign( string $secret, array $claims ): string {
		$head = array(
			'alg' => 'HS256',
			'typ' => 'JWT',
		);
		$text = self::part( $head ) . '.' . self::part( $claims );
		$key  = hash_hmac( 'sha256', self::LABEL, $secret, true );
		return $text . '.' . self::base64url( hash_hmac( 'sha256', $text, $key, true ) );
	}

	/** @param array<string, mixed> $json */
	private static function part( array $json ): string {
		return self::base64url( (string) wp_json_encode( $json, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
	}

	public static function base64url( string $bytes ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- JWT is written in it.
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}
}
