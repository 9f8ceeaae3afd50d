<?php
namespace Baton;

defined( 'ABSPATH' ) || exit;

/** Once an hour, rows that have run out are taken away. */
final class Housekeeping {

	public const HOOK = 'baton_prune';

	public static function register(): void {
		add_action( self::HOOK, array( Tables::class, 'prune' ) );
	}

	public static function schedule(): void {
		if ( ! wp_next_scheduled( self::HOOK ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'hourly', self::HOOK );
		}
	}

	public static function unschedule(): void {
		wp_clear_scheduled_hook( self::HOOK );
	}
}
