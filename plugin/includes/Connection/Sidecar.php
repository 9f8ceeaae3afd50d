<?php
namespace Baton\Connection;

use Baton\Settings\Options;
use Baton\Signing\Signature;

defined( 'ABSPATH' ) || exit;

/** Signed calls from here to the sidecar. */
final class Sidecar {

	public static function is_set(): bool {
		return '' !== Options::settings()['sidecarUrl'];
	}

	/**
	 * @param string                $route   Without the sidecar's base path, "/v1/shop/refresh".
	 * @param float                 $seconds How long the answer is waited for; 0 for not at all.
	 * @param array<string, string> $headers More of them.
	 * @param string                $body    JSON.
	 * @return array<string, mixed>|\WP_Error As wp_remote_post answers.
	 */
	public static function post( string $route, float $seconds, array $headers = array(), string $body = '{}' ) {
		return wp_remote_post(
			Options::settings()['sidecarUrl'] . $route,
			array(
				'headers'     => array_merge( $headers, Signature::headers( Options::secret(), $route, $body ) ),
				'body'        => $body,
				'blocking'    => $seconds > 0,
				'timeout'     => $seconds > 0 ? $seconds : 1,
				// A signed call is for nobody else.
				'redirection' => 0,
			)
		);
	}
}
