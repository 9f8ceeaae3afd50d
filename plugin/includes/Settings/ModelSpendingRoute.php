<?php
namespace Baton\Settings;

use Baton\Connection\AnswerProblem;
use Baton\Connection\Sidecar;
use Baton\Rest;

defined( 'ABSPATH' ) || exit;

/** GET /baton/v1/model-spending: what the model cost this month (`ModelSpending`), as the sidecar counted. */
final class ModelSpendingRoute {

	private const ROUTE   = '/v1/shop/spending';
	private const SECONDS = 10.0;

	public static function register(): void {
		register_rest_route(
			Rest::SPACE,
			'/model-spending',
			array(
				'methods'             => 'GET',
				'show_in_index'       => false,
				'permission_callback' => array( Rest::class, 'may_manage' ),
				'callback'            => array( self::class, 'answer' ),
			)
		);
	}

	public static function answer(): \WP_REST_Response {
		if ( ! Sidecar::is_set() ) {
			return Rest::error( 409, 'baton_no_sidecar', __( 'The public address of the sidecar is not set. Type it above and save.', 'baton' ) );
		}
		$response = Sidecar::post( self::ROUTE, self::SECONDS );
		if ( is_wp_error( $response ) ) {
			/* translators: %s: a technical reason. */
			return self::down( sprintf( __( 'The sidecar gives no answer (%s). Is it running? Test the connection above.', 'baton' ), $response->get_error_message() ) );
		}
		$body    = json_decode( wp_remote_retrieve_body( $response ), true );
		$body    = is_array( $body ) ? $body : array();
		$problem = AnswerProblem::of( $response, $body, self::ROUTE, 'month' );
		if ( '' !== $problem ) {
			return self::down( $problem );
		}
		return Rest::uncached( new \WP_REST_Response( $body ) );
	}

	private static function down( string $problem ): \WP_REST_Response {
		return Rest::error( 502, 'baton_sidecar_down', $problem );
	}
}
