<?php
namespace Baton\Connection;

defined( 'ABSPATH' ) || exit;

/** A key of wc/v3. WooCommerce has no API that makes one: it is a row in its table. */
final class ConsumerKey {

	public const TABLE = 'woocommerce_api_keys';

	/** @return array{id: int, key: string, secret: string} The only time that the key is seen. */
	public static function mint( int $user_id ): array {
		global $wpdb;
		$key    = 'ck_' . bin2hex( random_bytes( 20 ) );
		$secret = 'cs_' . bin2hex( random_bytes( 20 ) );
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$rows = $wpdb->insert(
			$wpdb->prefix . self::TABLE,
			array(
				'user_id'         => $user_id,
				'description'     => 'Baton sidecar',
				'permissions'     => 'read',
				'consumer_key'    => wc_api_hash( $key ),
				'consumer_secret' => $secret,
				'truncated_key'   => substr( $key, -7 ),
			)
		);
		if ( 1 !== $rows ) {
			throw new \RuntimeException( __( 'WooCommerce could not store the key. Look at WooCommerce → Status → Tools for missing tables.', 'baton' ) );
		}
		return array(
			'id'     => (int) $wpdb->insert_id,
			'key'    => $key,
			'secret' => $secret,
		);
	}

	/** Ends all keys of this user but one. */
	public static function revoke( int $user_id, int $keep = 0 ): void {
		global $wpdb;
		$table = $wpdb->prefix . self::TABLE;
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$table} WHERE user_id = %d AND key_id <> %d", $user_id, $keep ) );
	}
}
