<?php
namespace Baton\Signing;

use Baton\Rest;

defined( 'ABSPATH' ) || exit;

/** A POST route that only the sidecar may call. */
final class SignedRoute {

	/**
	 * @param non-falsy-string $route
	 * @param callable( \WP_REST_Request ): \WP_REST_Response $answer
	 */
	public static function register( string $route, callable $answer ): void {
		register_rest_route(
			Rest::SPACE,
			$route,
			array(
				'methods'             => 'POST',
				'show_in_index'       => false,
				// Who may is decided below, where a refusal can name its field.
				'permission_callback' => '__return_true',
				'callback'            => static function ( \WP_REST_Request $request ) use ( $answer ) {
					try {
						Gate::check( $request );
					} catch ( Refusal $refusal ) {
						return Rest::error( 401, 'baton_refused', $refusal->getMessage(), $refusal->field );
					}
					return Rest::uncached( $answer( $request ) );
				},
			)
		);
	}
}
