<?php
/**
 * /wc/v3/customers.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Users, by default those with the role customer. */
final class WC_Standin_Customers extends WC_Standin_Controller {

	public static function register(): void {
		$parameters = self::collection(
			array(
				'email' => array(
					'type'   => 'string',
					'format' => 'email',
				),
				'role'  => array(
					'type'    => 'string',
					'enum'    => array_merge( array( 'all' ), array_keys( wp_roles()->role_names ) ),
					'default' => 'customer',
				),
			)
		);
		self::route( '/customers', array( self::class, 'list' ), 'list_users', $parameters );
		self::route( '/customers/(?P<id>\d+)', array( self::class, 'one' ), 'list_users' );
	}

	public static function list( WP_REST_Request $request ): WP_REST_Response {
		$args = array(
			'number'  => $request['per_page'],
			'paged'   => $request['page'],
			'include' => $request['include'],
			'exclude' => $request['exclude'],
			'orderby' => 'display_name',
		);
		if ( 'all' !== $request['role'] ) {
			$args['role'] = $request['role'];
		}
		$wanted = $request['email'] ? $request['email'] : $request['search'];
		if ( $wanted ) {
			$args['search']         = $request['email'] ? $wanted : '*' . $wanted . '*';
			$args['search_columns'] = $request['email'] ? array( 'user_email' ) : array( 'user_login', 'user_email', 'display_name' );
		}
		$query = new WP_User_Query( $args );
		return self::page( array_map( array( self::class, 'shape' ), $query->get_results() ), (int) $query->get_total(), $request );
	}

	/** @return array<string, mixed>|WP_Error */
	public static function one( WP_REST_Request $request ) {
		$user = get_userdata( $request['id'] );
		return $user ? self::shape( $user ) : self::missing( 'customer' );
	}

	/** @return array<string, mixed> */
	private static function shape( WP_User $user ): array {
		$read = static function ( string $kind, array $fields ) use ( $user ) {
			$values = array();
			foreach ( $fields as $field ) {
				$values[ $field ] = (string) get_user_meta( $user->ID, "{$kind}_{$field}", true );
			}
			return $values;
		};
		return array(
			'id'                 => $user->ID,
			'email'              => $user->user_email,
			'first_name'         => $user->first_name,
			'last_name'          => $user->last_name,
			'role'               => (string) ( array_values( $user->roles )[0] ?? '' ),
			'username'           => $user->user_login,
			'billing'            => $read( 'billing', self::BILLING ),
			'shipping'           => $read( 'shipping', self::SHIPPING ),
			'is_paying_customer' => wc_standin_count_orders(
				array(
					'customer_id' => $user->ID,
					'status'      => array( 'completed', 'processing' ),
				)
			) > 0,
			'avatar_url'         => (string) get_avatar_url( $user->ID ),
			'meta_data'          => array(),
		) + self::dates( 'date_created', (int) strtotime( $user->user_registered . ' UTC' ) ) + self::dates( 'date_modified', null );
	}
}
add_action( 'rest_api_init', array( WC_Standin_Customers::class, 'register' ) );
