<?php
namespace Baton\Connection;

use Baton\Rest;

defined( 'ABSPATH' ) || exit;

/** POST /baton/v1/connection-test: the half of the test that the browser cannot do. */
final class TestRoute {

	public static function register(): void {
		register_rest_route(
			Rest::SPACE,
			'/connection-test',
			array(
				'methods'             => 'POST',
				'show_in_index'       => false,
				'permission_callback' => array( Rest::class, 'may_manage' ),
				'callback'            => array( self::class, 'answer' ),
			)
		);
	}

	public static function answer(): \WP_REST_Response {
		return Rest::uncached( new \WP_REST_Response( ConnectionTest::run() ) );
	}
}
