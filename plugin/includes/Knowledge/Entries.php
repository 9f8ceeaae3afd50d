<?php
namespace Baton\Knowledge;

use Baton\Tables;

defined( 'ABSPATH' ) || exit;

/** The questions and answers that the owner wrote; the only class that touches their table. */
final class Entries implements Kind {

	public const MOST = 500;

	/** @return list<array{id: int, question: string, wordings: list<string>, answer: string, link: string, changedAt: int}> Newest first. */
	public static function all(): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.DirectDatabaseQuery
		$rows = $wpdb->get_results( 'SELECT * FROM ' . self::table() . ' ORDER BY id DESC', ARRAY_A );
		Stamp::check_database();
		return array_map( array( self::class, 'entry' ), array_values( (array) $rows ) );
	}

	/** @return array{id: int, question: string, wordings: list<string>, answer: string, link: string, changedAt: int}|null */
	public static function get( int $id ): ?array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.DirectDatabaseQuery
		$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . self::table() . ' WHERE id = %d', $id ), ARRAY_A );
		Stamp::check_database();
		return is_array( $row ) ? self::entry( $row ) : null;
	}

	public static function count(): int {
		global $wpdb;
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared, WordPress.DB.DirectDatabaseQuery
		return (int) $wpdb->get_var( 'SELECT count(*) FROM ' . self::table() );
	}

	/**
	 * @param array{question: string, wordings: list<string>, answer: string, link: string} $fields Already validated, see EntryFields.
	 * @return int The new entry's id, 0 when it could not be stored.
	 */
	public static function add( array $fields ): int {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		return 1 === $wpdb->insert( self::table(), self::row( $fields ) ) ? (int) $wpdb->insert_id : 0;
	}

	/**
	 * @param array{question: string, wordings: list<string>, answer: string, link: string} $fields Already validated, see EntryFields.
	 * @return bool False when it could not be stored.
	 */
	public static function change( int $id, array $fields ): bool {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		return false !== $wpdb->update( self::table(), self::row( $fields ), array( 'id' => $id ) );
	}

	public static function delete( int $id ): bool {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		return false !== $wpdb->delete( self::table(), array( 'id' => $id ) );
	}

	/** @return array<int, string> */
	public function stamps(): array {
		return array_map( array( Stamp::class, 'of' ), array_column( self::all(), null, 'id' ) );
	}

	/**
	 * @param list<string> $keys
	 * @return list<array<string, mixed>>
	 */
	public function read( array $keys ): array {
		$entries = array_filter( array_map( array( self::class, 'get' ), array_map( 'intval', $keys ) ) );
		return array_map( array( self::class, 'document' ), array_values( $entries ) );
	}

	/**
	 * @param array{id: int, question: string, wordings: list<string>, answer: string, link: string, changedAt: int} $entry
	 * @return array<string, mixed>
	 */
	public static function document( array $entry ): array {
		return array(
			'id'        => "entry:{$entry['id']}",
			'kind'      => 'entry',
			'title'     => $entry['question'],
			'text'      => $entry['answer'],
			'questions' => array_merge( array( $entry['question'] ), $entry['wordings'] ),
		) + ( '' === $entry['link'] ? array() : array( 'url' => $entry['link'] ) );
	}

	/**
	 * @param array{question: string, wordings: list<string>, answer: string, link: string} $fields
	 * @return array<string, mixed>
	 */
	private static function row( array $fields ): array {
		return array(
			'question'   => $fields['question'],
			'wordings'   => (string) wp_json_encode( $fields['wordings'] ),
			'answer'     => $fields['answer'],
			'link'       => $fields['link'],
			'changed_at' => (int) round( microtime( true ) * 1000 ),
		);
	}

	/**
	 * @param array<string, mixed> $row
	 * @return array{id: int, question: string, wordings: list<string>, answer: string, link: string, changedAt: int}
	 */
	private static function entry( array $row ): array {
		$wordings = json_decode( (string) $row['wordings'], true );
		return array(
			'id'        => (int) $row['id'],
			'question'  => (string) $row['question'],
			'wordings'  => is_array( $wordings ) ? array_values( array_filter( $wordings, 'is_string' ) ) : array(),
			'answer'    => (string) $row['answer'],
			'link'      => (string) $row['link'],
			'changedAt' => (int) $row['changed_at'],
		);
	}

	private static function table(): string {
		global $wpdb;
		return $wpdb->prefix . Tables::ENTRIES;
	}
}
