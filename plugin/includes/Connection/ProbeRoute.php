<?php
namespace Baton\Connection;

defined( 'ABSPATH' ) || exit;

/** `POST /baton/v1/probe` (signed): what of the sidecar's call arrived here (`ShopSeen`). */
final class ProbeRoute {

	public static function answer( \WP_REST_Request $request ): \WP_REST_Response {
		return new \WP_REST_Response(
			array(
				'https'         => is_ssl(),
				'authorization' => '' !== (string) $request->get_header( 'authorization' ),
			)
		);
	}
}
