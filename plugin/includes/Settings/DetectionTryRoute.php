<?php
namespace Baton\Settings;

use Baton\Connection\AnswerProblem;
use Baton\Connection\Sidecar;
use Baton\Pace;
use Baton\Rest;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** POST /baton/v1/detection-try: what the sidecar's detector makes of a sentence, with settings that need not be saved. */
final class DetectionTryRoute {

	private const ROUTE   = '/v1/shop/detect';
	private const SECONDS = 10.0;
	/** Of one person, in ten minutes. */
	private const TRIES = 300;

	public static function register(): void {
		register_rest_route(
			Rest::SPACE,
			'/detection-try',
			array(
				'methods'             => 'POST',
				'show_in_index'       => false,
				'permission_callback' => array( Rest::class, 'may_manage' ),
				'callback'            => array( self::class, 'answer' ),
			)
		);
	}

	/** `{text, detection?}` → `DetectionTried`; what `detection` leaves out is as it is saved. */
	public static function answer( \WP_REST_Request $request ): \WP_REST_Response {
		$input = $request->get_json_params();
		$input = is_array( $input ) ? $input : array();
		$text  = $input['text'] ?? null;
		if ( ! is_string( $text ) || '' === trim( $text ) || Text::length( $text ) > Text::LONG ) {
			/* translators: 1, 2: numbers of characters. */
			return Rest::wrong( array( 'text' => sprintf( __( 'must be text of %1$d to %2$d characters.', 'baton' ), 1, Text::LONG ) ) );
		}
		list( $detection, $errors ) = DetectionField::check( $input['detection'] ?? array() );
		if ( $errors ) {
			return Rest::wrong( $errors );
		}
		if ( ! Sidecar::is_set() ) {
			return Rest::error( 409, 'baton_no_sidecar', __( 'The public address of the sidecar is not set. Type it above and save.', 'baton' ) );
		}
		if ( ! Pace::take( 'detection-try', (string) get_current_user_id(), self::TRIES ) ) {
			return Rest::error( 429, 'baton_limit', __( 'That was tried very often. Wait ten minutes.', 'baton' ) );
		}
		return self::ask(
			array(
				'text'      => $text,
				'detection' => (object) $detection,
			)
		);
	}

	/** @param array<string, mixed> $asked `DetectionTry`. */
	private static function ask( array $asked ): \WP_REST_Response {
		$response = Sidecar::post( self::ROUTE, self::SECONDS, array(), (string) wp_json_encode( $asked ) );
		if ( is_wp_error( $response ) ) {
			/* translators: %s: a technical reason. */
			return self::down( sprintf( __( 'The sidecar gives no answer (%s). Is it running? Test the connection above.', 'baton' ), $response->get_error_message() ) );
		}
		$body = json_decode( wp_remote_retrieve_body( $response ), true );
		$body = is_array( $body ) ? $body : array();
		if ( 400 === wp_remote_retrieve_response_code( $response ) ) {
			return self::down( __( 'The sidecar cannot read these settings: update the plugin and the sidecar to the same version.', 'baton' ) );
		}
		$problem = AnswerProblem::of( $response, $body, self::ROUTE, 'triggers' );
		if ( '' !== $problem ) {
			return self::down( $problem );
		}
		return Rest::uncached( new \WP_REST_Response( $body ) );
	}

	private static function down( string $problem ): \WP_REST_Response {
		return Rest::error( 502, 'baton_sidecar_down', $problem );
	}
}
