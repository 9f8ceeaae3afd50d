<?php
namespace Baton\Knowledge;

use Baton\Connection\ShopReasons;
use Baton\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * What the "Knowledge" part of the settings page asks and does. Whatever is
 * done answers with the whole new state: `{entries, sidecar}`.
 */
final class OwnerRoutes {

	private const STATE  = '/v1/shop/knowledge';
	private const CHANGE = '/v1/shop/changed';
	private const SYNC   = '/v1/shop/sync';
	private const GAPS   = '/v1/shop/gaps';

	public static function register(): void {
		self::route( 'GET', '/knowledge', array( self::class, 'read' ) );
		self::route( 'POST', '/knowledge/sync', array( self::class, 'sync' ) );
		self::route( 'POST', '/knowledge/entries', array( self::class, 'add' ) );
		self::route( 'POST', '/knowledge/entries/(?P<id>\d{1,18})', array( self::class, 'change' ) );
		self::route( 'DELETE', '/knowledge/entries/(?P<id>\d{1,18})', array( self::class, 'delete' ) );
		self::route( 'POST', '/knowledge/gaps/(?P<gap>\d{1,15})/dismiss', array( self::class, 'dismiss' ) );
	}

	public static function read(): \WP_REST_Response {
		return self::answer( SidecarCall::post( self::STATE ) );
	}

	public static function sync(): \WP_REST_Response {
		return self::answer( SidecarCall::post( self::SYNC ) );
	}

	public static function add( \WP_REST_Request $request ): \WP_REST_Response {
		list( $fields, $errors ) = EntryFields::check( $request->get_json_params() );
		if ( $errors ) {
			return Rest::wrong( $errors );
		}
		if ( Entries::count() >= Entries::MOST ) {
			/* translators: %d: a number. */
			return Rest::error( 409, 'baton_full', sprintf( __( 'There are %d entries already, which is as many as can be.', 'baton' ), Entries::MOST ) );
		}
		$id = Entries::add( $fields );
		return $id ? self::stored( $id, $request ) : self::failed();
	}

	public static function change( \WP_REST_Request $request ): \WP_REST_Response {
		$id                      = (int) $request->get_url_params()['id'];
		list( $fields, $errors ) = EntryFields::check( $request->get_json_params() );
		if ( $errors ) {
			return Rest::wrong( $errors );
		}
		if ( ! Entries::get( $id ) ) {
			return Rest::error( 404, 'baton_gone', __( 'This entry is not there any more.', 'baton' ) );
		}
		return Entries::change( $id, $fields ) ? self::stored( $id, $request ) : self::failed();
	}

	public static function delete( \WP_REST_Request $request ): \WP_REST_Response {
		$id = (int) $request->get_url_params()['id'];
		if ( ! Entries::delete( $id ) ) {
			return self::failed();
		}
		return self::answer( SidecarCall::post( self::CHANGE, array( 'gone' => array( "entry:{$id}" ) ) ) );
	}

	public static function dismiss( \WP_REST_Request $request ): \WP_REST_Response {
		return self::answer( SidecarCall::post( self::GAPS, array( 'dismiss' => (int) $request->get_url_params()['gap'] ) ) );
	}

	/** The entry goes along, so that the assistant uses it before the owner has read "Saved". */
	private static function stored( int $id, \WP_REST_Request $request ): \WP_REST_Response {
		$entry = Entries::get( $id );
		$gap   = $request->get_json_params()['gap'] ?? null;
		$told  = array( 'documents' => $entry ? array( Entries::document( $entry ) ) : array() );
		return self::answer( SidecarCall::post( self::CHANGE, $told + ( is_int( $gap ) ? array( 'closes' => $gap ) : array() ) ) );
	}

	private static function failed(): \WP_REST_Response {
		return Rest::error( 500, 'baton_not_stored', __( 'The shop’s database did not take it. Its error log says why.', 'baton' ) );
	}

	/** What was stored stays so, though the sidecar could not be told. */
	private static function answer( SidecarCall $call ): \WP_REST_Response {
		return Rest::uncached(
			new \WP_REST_Response(
				array(
					'entries' => Entries::all(),
					'sidecar' => null === $call->state ? null : self::in_words( $call->state ),
					'problem' => $call->problem,
				)
			)
		);
	}

	/**
	 * Why a kind could not be read, and what to do, beside the reason.
	 *
	 * @param array<string, mixed> $state `KnowledgeState`.
	 * @return array<string, mixed>
	 */
	private static function in_words( array $state ): array {
		foreach ( $state['kinds'] as $at => $kind ) {
			$reason = $kind['problem']['reason'] ?? '';
			if ( is_string( $reason ) && '' !== $reason ) {
				$detail = $kind['problem']['detail'] ?? '';
				/* translators: %s: an error message. */
				$more                                      = is_string( $detail ) && '' !== $detail ? ' ' . sprintf( __( 'It says: %s', 'baton' ), $detail ) : '';
				$state['kinds'][ $at ]['problem']['words'] = ShopReasons::words( 'settings', $reason ) . $more;
			}
		}
		return $state;
	}

	/**
	 * @param non-falsy-string $route
	 * @param callable( \WP_REST_Request ): \WP_REST_Response $callback
	 */
	private static function route( string $method, string $route, callable $callback ): void {
		register_rest_route(
			Rest::SPACE,
			$route,
			array(
				'methods'             => $method,
				'show_in_index'       => false,
				'permission_callback' => array( Rest::class, 'may_manage' ),
				'callback'            => $callback,
			)
		);
	}
}
