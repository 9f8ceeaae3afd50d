<?php
namespace Baton;

defined( 'ABSPATH' ) || exit;

/** What all REST routes share: their namespace and the one shape of an error. */
final class Rest {

	public const SPACE = 'baton/v1';

	/** @param string $field Which part of the request was wrong, '' for none in particular. */
	public static function error( int $status, string $code, string $message, string $field = '' ): \WP_REST_Response {
		return self::uncached(
			new \WP_REST_Response(
				array(
					'code'    => $code,
					'message' => $message,
					'field'   => $field,
					'data'    => array( 'status' => $status ),
				),
				$status
			)
		);
	}

	/** @param array<string, string> $errors What would be right, by field. */
	public static function wrong( array $errors ): \WP_REST_Response {
		$field                  = (string) array_key_first( $errors );
		$response               = self::error( 400, 'baton_invalid', "{$field} {$errors[ $field ]}", $field );
		$body                   = $response->get_data();
		$body['data']['errors'] = $errors;
		$response->set_data( $body );
		return $response;
	}

	public static function uncached( \WP_REST_Response $response ): \WP_REST_Response {
		$response->header( 'Cache-Control', 'no-store, private' );
		return $response;
	}

	public static function may_manage(): bool {
		return current_user_can( 'manage_woocommerce' );
	}
}
