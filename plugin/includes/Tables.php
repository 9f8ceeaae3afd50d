<?php
namespace Baton;

defined( 'ABSPATH' ) || exit;

/** The plugin's own tables; conversations are not among them, those are the sidecar's. */
final class Tables {

	/** Visitor → WooCommerce session key. */
	public const VISITS = 'baton_visits';
	/** What must happen once: nonces of signed calls, keys of mails. */
	public const ONCE = 'baton_once';
	/** How often somebody did something lately; at most 65,536 rows. */
	public const PACE = 'baton_pace';

	/** Questions and answers that the owner wrote. */
	public const ENTRIES = 'baton_entries';

	private const ALL = array( self::VISITS, self::ONCE, self::PACE, self::ENTRIES );

	public static function create(): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$collate = $wpdb->get_charset_collate();
		$visits  = $wpdb->prefix . self::VISITS;
		$once    = $wpdb->prefix . self::ONCE;
		$pace    = $wpdb->prefix . self::PACE;
		$entries = $wpdb->prefix . self::ENTRIES;

		dbDelta(
			"CREATE TABLE {$visits} (
				visitor varchar(64) NOT NULL,
				session_key varchar(64) NOT NULL,
				expires bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (visitor),
				KEY session_key (session_key),
				KEY expires (expires)
			) {$collate};
			CREATE TABLE {$once} (
				kind varchar(16) NOT NULL,
				name varchar(64) NOT NULL,
				state varchar(8) NOT NULL,
				expires bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (kind,name),
				KEY expires (expires)
			) {$collate};
			CREATE TABLE {$pace} (
				slot int(10) unsigned NOT NULL,
				begun int(10) unsigned NOT NULL,
				taken int(10) unsigned NOT NULL,
				PRIMARY KEY  (slot)
			) {$collate};
			CREATE TABLE {$entries} (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				question text NOT NULL,
				wordings longtext NOT NULL,
				answer longtext NOT NULL,
				link text NOT NULL,
				changed_at bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (id)
			) {$collate};"
		);
	}

	public static function drop(): void {
		global $wpdb;
		foreach ( self::ALL as $table ) {
			// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery
			$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}{$table}" );
		}
	}

	public static function prune(): void {
		global $wpdb;
		foreach ( array( self::VISITS, self::ONCE ) as $table ) {
			// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.DirectDatabaseQuery
			$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->prefix}{$table} WHERE expires < %d", time() ) );
		}
	}
}
