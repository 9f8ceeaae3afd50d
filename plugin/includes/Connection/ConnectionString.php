<?php
namespace Baton\Connection;

use Baton\Session\Token;
use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** `BATON_CONNECTION`: what a sidecar needs to serve this shop (SPEC 8). Made anew each time, shown once. */
final class ConnectionString {

	/** Ends the key that was made before; the signing secret stays. */
	public static function make(): string {
		$user = ServiceUser::ensure();
		$key  = ConsumerKey::mint( $user );
		Options::set_connection(
			array(
				'user'   => $user,
				'key'    => $key['id'],
				'ending' => substr( $key['key'], -7 ),
				'madeAt' => (int) round( microtime( true ) * 1000 ),
			)
		);
		ConsumerKey::revoke( $user, $key['id'] );
		return self::encode(
			array(
				'url'            => untrailingslashit( home_url() ),
				'rest'           => rest_url(),
				'shop'           => Options::shop_id(),
				'secret'         => Options::secret(),
				'key'            => $key['key'],
				'consumerSecret' => $key['secret'],
			)
		);
	}

	/** @param array<string, string> $connection */
	public static function encode( array $connection ): string {
		return 'baton1.' . Token::base64url( (string) wp_json_encode( $connection, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
	}
}
