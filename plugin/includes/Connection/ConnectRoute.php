<?php
namespace Baton\Connection;

use Baton\Rest;

defined( 'ABSPATH' ) || exit;

/** POST /baton/v1/connection: makes the connection string. */
final class ConnectRoute {

	public static function register(): void {
		register_rest_route(
			Rest::SPACE,
			'/connection',
			array(
				'methods'             => 'POST',
				'show_in_index'       => false,
				'permission_callback' => array( Rest::class, 'may_manage' ),
				'callback'            => array( self::class, 'answer' ),
			)
		);
	}

	public static function answer(): \WP_REST_Response {
		try {
			return Rest::uncached( new \WP_REST_Response( array( 'connection' => ConnectionString::make() ) ) );
		} catch ( \RuntimeException $failed ) {
			return Rest::error( 500, 'baton_not_connected', $failed->getMessage() );
		}
	}
}
