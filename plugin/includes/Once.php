<?php
namespace Baton;

defined( 'ABSPATH' ) || exit;

/**
 * Names that may be used once, decided by the database's primary key: two
 * requests at the same moment cannot both have it.
 */
final class Once {

	private const TAKEN = 'taken';
	private const DONE  = 'done';

	/**
	 * @param int $seconds How long it stays taken.
	 * @return bool Whether this caller was the first.
	 */
	public static function take( string $kind, string $name, int $seconds ): bool {
		global $wpdb;
		$table = $wpdb->prefix . Tables::ONCE;
		// phpcs:disable WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$table} WHERE kind = %s AND name = %s AND expires < %d", $kind, $name, time() ) );
		$rows = $wpdb->query(
			$wpdb->prepare(
				"INSERT IGNORE INTO {$table} (kind, name, state, expires) VALUES (%s, %s, %s, %d)",
				$kind,
				$name,
				self::TAKEN,
				time() + $seconds
			)
		);
		// phpcs:enable
		return 1 === $rows;
	}

	public static function is_done( string $kind, string $name ): bool {
		global $wpdb;
		$table = $wpdb->prefix . Tables::ONCE;
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery
		$state = $wpdb->get_var( $wpdb->prepare( "SELECT state FROM {$table} WHERE kind = %s AND name = %s AND expires >= %d", $kind, $name, time() ) );
		return self::DONE === $state;
	}

	/** What was taken has succeeded and is remembered for so many seconds. */
	public static function done( string $kind, string $name, int $seconds ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->update(
			$wpdb->prefix . Tables::ONCE,
			array(
				'state'   => self::DONE,
				'expires' => time() + $seconds,
			),
			array(
				'kind' => $kind,
				'name' => $name,
			)
		);
	}

	/** What was taken has failed and may be tried again. */
	public static function release( string $kind, string $name ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->delete(
			$wpdb->prefix . Tables::ONCE,
			array(
				'kind' => $kind,
				'name' => $name,
			)
		);
	}
}
