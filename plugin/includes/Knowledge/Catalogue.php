<?php
namespace Baton\Knowledge;

use Baton\Rest;

defined( 'ABSPATH' ) || exit;

/** What the sidecar is told of the shop: first what there is, then the text of what it lacks. */
final class Catalogue {

	/** In one call. */
	public const MOST_READ = 50;

	/** POST /knowledge/list `{kinds}` → `KnowledgeListing`. */
	public static function list( \WP_REST_Request $request ): \WP_REST_Response {
		$kinds = $request->get_json_params()['kinds'] ?? null;
		if ( ! is_array( $kinds ) || ! $kinds || array_diff( $kinds, Kinds::NAMES ) ) {
			return Rest::error( 400, 'baton_invalid', 'kinds must be a list of ' . implode( ', ', Kinds::NAMES ) . '.', 'kinds' );
		}
		$listing = array();
		foreach ( array_unique( $kinds ) as $kind ) {
			$listing[ $kind ] = self::stamps( $kind );
		}
		return new \WP_REST_Response( array( 'kinds' => $listing ) );
	}

	/** POST /knowledge/read `{ids}` → `KnowledgeRead`. */
	public static function read( \WP_REST_Request $request ): \WP_REST_Response {
		$ids = $request->get_json_params()['ids'] ?? null;
		if ( ! is_array( $ids ) || ! $ids || count( $ids ) > self::MOST_READ || array_filter( $ids, array( self::class, 'is_no_id' ) ) ) {
			return Rest::error( 400, 'baton_invalid', 'ids must be a list of 1 to ' . self::MOST_READ . ' such as page:12.', 'ids' );
		}
		$keys = array();
		foreach ( array_unique( $ids ) as $id ) {
			list( $kind, $key ) = explode( ':', $id, 2 );
			$keys[ $kind ][]    = $key;
		}
		$documents = array();
		$problems  = array();
		foreach ( $keys as $kind => $wanted ) {
			try {
				array_push( $documents, ...Kinds::get( $kind )->read( $wanted ) );
			} catch ( \Throwable $broken ) {
				$problems[ $kind ] = $broken->getMessage();
			}
		}
		$asked = array_filter( $ids, static fn( string $id ): bool => ! isset( $problems[ strtok( $id, ':' ) ] ) );
		return new \WP_REST_Response(
			array(
				'documents' => $documents,
				'gone'      => array_values( array_diff( $asked, array_column( $documents, 'id' ) ) ),
				'problems'  => (object) $problems,
			)
		);
	}

	/** @return array<string, mixed> */
	private static function stamps( string $kind ): array {
		try {
			return array( 'stamps' => (object) Kinds::get( $kind )->stamps() );
		} catch ( \Throwable $broken ) {
			return array( 'problem' => $broken->getMessage() );
		}
	}

	/** @param mixed $id */
	private static function is_no_id( $id ): bool {
		return ! is_string( $id ) || ! preg_match( '/^(' . implode( '|', Kinds::NAMES ) . '):[a-z0-9_-]{1,40}$/D', $id );
	}
}
