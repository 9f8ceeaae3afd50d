<?php
/**
 * What the wc/v3 collections have in common.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Reading only. */
abstract class WC_Standin_Controller {

	/**
	 * A readable route of wc/v3.
	 *
	 * @param string               $route      Below wc/v3.
	 * @param callable             $answer     Gets the request.
	 * @param string               $capability Who may.
	 * @param array<string, mixed> $args       Parameters.
	 */
	protected static function route( string $route, callable $answer, string $capability, array $args = array() ): void {
		register_rest_route(
			'wc/v3',
			$route,
			array(
				'methods'             => 'GET',
				'callback'            => $answer,
				'args'                => $args,
				'permission_callback' => static fn() => current_user_can( $capability )
					? true
					: new WP_Error( 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.', array( 'status' => rest_authorization_required_code() ) ),
			)
		);
	}

	/** @return array<string, array<string, mixed>> */
	protected static function collection( array $more = array() ): array {
		$ids = array(
			'type'    => 'array',
			'items'   => array( 'type' => 'integer' ),
			'default' => array(),
		);
		return $more + array(
			'page'     => array(
				'type'    => 'integer',
				'minimum' => 1,
				'default' => 1,
			),
			'per_page' => array(
				'type'    => 'integer',
				'minimum' => 1,
				'maximum' => 100,
				'default' => 10,
			),
			'search'   => array( 'type' => 'string' ),
			'include'  => $ids,
			'exclude'  => $ids,
			'order'    => array(
				'type'    => 'string',
				'enum'    => array( 'asc', 'desc' ),
				'default' => 'desc',
			),
		);
	}

	/** One page of a list, with the headers that say how many there are. */
	protected static function page( array $rows, int $total, WP_REST_Request $request ): WP_REST_Response {
		$response = new WP_REST_Response( $rows );
		$response->header( 'X-WP-Total', (string) $total );
		$response->header( 'X-WP-TotalPages', (string) (int) ceil( $total / $request['per_page'] ) );
		return $response;
	}

	protected static function missing( string $what ): WP_Error {
		return new WP_Error( "woocommerce_rest_{$what}_invalid_id", 'Invalid ID.', array( 'status' => 404 ) );
	}

	/** @return array<string, string> All fields, empty where nothing is known. */
	protected static function address( array $address, array $fields ): array {
		$all = array();
		foreach ( $fields as $field ) {
			$all[ $field ] = (string) ( $address[ $field ] ?? '' );
		}
		return $all;
	}

	protected const SHIPPING = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'phone' );
	protected const BILLING  = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'email', 'phone' );

	/** Both forms of a date, as every resource has them. */
	protected static function dates( string $name, ?int $time ): array {
		return array(
			$name          => wc_rest_prepare_date_response( $time, false ),
			$name . '_gmt' => wc_rest_prepare_date_response( $time ),
		);
	}
}
