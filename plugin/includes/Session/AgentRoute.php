<?php
namespace Baton\Session;

use Baton\Access\Roles;
use Baton\Rest;
use Baton\Settings\Options;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** POST /baton/v1/agent-session: the token of somebody who answers customers (`AgentSession`). */
final class AgentRoute {

	public static function register(): void {
		register_rest_route(
			Rest::SPACE,
			'/agent-session',
			array(
				'methods'             => 'POST',
				'show_in_index'       => false,
				'permission_callback' => static function () {
					return current_user_can( Roles::ANSWER );
				},
				'callback'            => array( self::class, 'answer' ),
			)
		);
	}

	public static function answer(): \WP_REST_Response {
		$user   = wp_get_current_user();
		$id     = (string) $user->ID;
		$name   = Text::short( $user->display_name );
		$orders = Roles::may_edit_orders();
		return Rest::uncached(
			new \WP_REST_Response(
				array_merge(
					Token::mint(
						array(
							'aud'    => 'agent',
							'sub'    => $id,
							'name'   => $name,
							'orders' => $orders,
						)
					),
					array(
						'sidecarUrl'    => Options::settings()['sidecarUrl'],
						'agent'         => array(
							'id'   => $id,
							'name' => $name,
						),
						'mayEditOrders' => $orders,
					)
				)
			)
		);
	}
}
