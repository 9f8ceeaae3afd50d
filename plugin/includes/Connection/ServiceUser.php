<?php
namespace Baton\Connection;

use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/**
 * The user that the sidecar's consumer key belongs to. It reads orders,
 * customers and products over wc/v3, and can do nothing else: no login, no
 * other REST route, no writing.
 */
final class ServiceUser {

	public const LOGIN = 'baton_service';
	/** Marks the user as ours to delete. */
	public const META = 'baton_service_user';

	public const CAPABILITIES = array( 'read_private_shop_orders', 'list_users', 'read_private_products' );

	private const ROUTES = '#^/wc/v3(/(orders|customers|products)(/.*)?)?$#D';

	public static function register(): void {
		add_filter( 'wp_authenticate_user', array( self::class, 'refuse_login' ) );
		add_filter( 'allow_password_reset', array( self::class, 'refuse_reset' ), 10, 2 );
		add_filter( 'wp_is_application_passwords_available_for_user', array( self::class, 'refuse_application_password' ), 10, 2 );
		add_filter( 'rest_pre_dispatch', array( self::class, 'limit' ), 10, 3 );
	}

	/** @return int Its id; it is made if there is none, and set right if somebody changed it. */
	public static function ensure(): int {
		$user = self::find();
		if ( ! $user ) {
			$id = wp_insert_user(
				array(
					'user_login'   => self::free_login(),
					'user_pass'    => wp_generate_password( 64, true, true ),
					'display_name' => __( 'Baton sidecar (reads orders)', 'baton' ),
					'role'         => '',
				)
			);
			if ( is_wp_error( $id ) ) {
				throw new \RuntimeException( $id->get_error_message() );
			}
			update_user_meta( $id, self::META, '1' );
			$user = new \WP_User( $id );
		}
		$user->remove_all_caps();
		foreach ( self::CAPABILITIES as $capability ) {
			$user->add_cap( $capability );
		}
		return $user->ID;
	}

	public static function find(): ?\WP_User {
		// phpcs:ignore WordPress.DB.SlowDBQuery -- once, on connecting.
		$found = get_users(
			array(
				'meta_key'   => self::META, // phpcs:ignore WordPress.DB.SlowDBQuery
				'meta_value' => '1', // phpcs:ignore WordPress.DB.SlowDBQuery
				'number'     => 1,
			)
		);
		return $found ? $found[0] : null;
	}

	/**
	 * @param mixed $user
	 * @return mixed
	 */
	public static function refuse_login( $user ) {
		if ( $user instanceof \WP_User && self::is( $user->ID ) ) {
			return new \WP_Error( 'baton_service_user', __( 'This user belongs to a program and cannot log in.', 'baton' ) );
		}
		return $user;
	}

	/**
	 * @param mixed $allow
	 * @param mixed $user_id
	 * @return mixed
	 */
	public static function refuse_reset( $allow, $user_id ) {
		return self::is( (int) $user_id ) ? false : $allow;
	}

	/**
	 * @param mixed $available
	 * @param mixed $user
	 * @return mixed
	 */
	public static function refuse_application_password( $available, $user ) {
		return $user instanceof \WP_User && self::is( $user->ID ) ? false : $available;
	}

	/**
	 * Its capability to list users would open /wp/v2/users as well.
	 *
	 * @param mixed            $result
	 * @param \WP_REST_Server  $server
	 * @param \WP_REST_Request $request
	 * @return mixed
	 */
	public static function limit( $result, $server, $request ) {
		if ( ! self::is( get_current_user_id() ) ) {
			return $result;
		}
		$may = in_array( $request->get_method(), array( 'GET', 'HEAD' ), true ) && preg_match( self::ROUTES, $request->get_route() );
		return $may ? $result : new \WP_Error( 'baton_service_user', 'This key reads orders, customers and products, nothing else.', array( 'status' => 403 ) );
	}

	private static function is( int $id ): bool {
		$connection = Options::connection();
		return $id > 0 && null !== $connection && $connection['user'] === $id;
	}

	private static function free_login(): string {
		return username_exists( self::LOGIN ) ? self::LOGIN . '_' . strtolower( wp_generate_password( 8, false ) ) : self::LOGIN;
	}
}
