<?php
namespace Baton\Access;

defined( 'ABSPATH' ) || exit;

/** Who may answer customers. */
final class Roles {

	public const ANSWER = 'baton_answer_chats';
	public const AGENT  = 'baton_agent';

	/** WooCommerce's own gate lets nobody into wp-admin without one of its capabilities. */
	private const AGENT_CAPABILITIES = array( 'read', 'view_admin_dashboard', self::ANSWER );

	private const ALSO_ANSWER = array( 'administrator', 'shop_manager' );

	public static function add(): void {
		if ( ! get_role( self::AGENT ) ) {
			add_role( self::AGENT, __( 'Support agent', 'baton' ) );
		}
		self::grant( self::AGENT, self::AGENT_CAPABILITIES );
		foreach ( self::ALSO_ANSWER as $role ) {
			self::grant( $role, array( self::ANSWER ) );
		}
	}

	public static function remove(): void {
		foreach ( get_users( array( 'role' => self::AGENT ) ) as $user ) {
			$user->remove_role( self::AGENT );
		}
		remove_role( self::AGENT );
		foreach ( array_keys( wp_roles()->roles ) as $name ) {
			$role = get_role( $name );
			if ( $role ) {
				$role->remove_cap( self::ANSWER );
			}
		}
	}

	/** @return \WP_User[] Support agents first, then the others who may answer. */
	public static function people(): array {
		$people = get_users(
			array(
				'capability' => self::ANSWER,
				'orderby'    => 'ID',
			)
		);
		usort(
			$people,
			static function ( \WP_User $one, \WP_User $other ): int {
				return array( ! self::is_agent( $one ), $one->ID ) <=> array( ! self::is_agent( $other ), $other->ID );
			}
		);
		return $people;
	}

	/** Whether this user opens order screens, which need all three. */
	public static function may_edit_orders(): bool {
		return current_user_can( 'edit_shop_orders' )
			&& current_user_can( 'edit_others_shop_orders' )
			&& current_user_can( 'read_private_shop_orders' );
	}

	public static function is_agent( \WP_User $user ): bool {
		return in_array( self::AGENT, $user->roles, true );
	}

	/** @param string[] $capabilities */
	private static function grant( string $name, array $capabilities ): void {
		$role = get_role( $name );
		if ( ! $role ) {
			return;
		}
		foreach ( $capabilities as $capability ) {
			$role->add_cap( $capability );
		}
	}
}
