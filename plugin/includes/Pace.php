<?php
namespace Baton;

use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/**
 * How often something may happen in ten minutes. The counters are a fixed
 * number of rows, so nobody can fill the table, and they name nobody: two who
 * meet in one row, by chance of one in 65,536, share it.
 */
final class Pace {

	public const SECONDS = 600;

	/** @return bool False when it was too often; then nothing was written. */
	public static function take( string $kind, string $who, int $most ): bool {
		global $wpdb;
		$table  = $wpdb->prefix . Tables::PACE;
		$slot   = (int) hexdec( substr( hash_hmac( 'sha256', $kind . ':' . $who, Options::secret() ), 0, 4 ) );
		$window = intdiv( time(), self::SECONDS );
		// phpcs:disable WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery
		$taken = $wpdb->get_var( $wpdb->prepare( "SELECT taken FROM {$table} WHERE slot = %d AND begun = %d", $slot, $window ) );
		if ( (int) $taken >= $most ) {
			return false;
		}
		if ( null !== $taken ) {
			$wpdb->query( $wpdb->prepare( "UPDATE {$table} SET taken = taken + 1 WHERE slot = %d AND begun = %d", $slot, $window ) );
			return true;
		}
		// phpcs:enable
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->replace(
			$table,
			array(
				'slot'  => $slot,
				'begun' => $window,
				'taken' => 1,
			)
		);
		return true;
	}
}
