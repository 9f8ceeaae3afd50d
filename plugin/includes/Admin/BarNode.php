<?php
namespace Baton\Admin;

use Baton\Access\Roles;

defined( 'ABSPATH' ) || exit;

/** How many customers wait, in the admin bar of every wp-admin page; the badge bundle counts. */
final class BarNode {

	public static function register(): void {
		add_action( 'admin_bar_menu', array( self::class, 'add' ), 90 );
	}

	public static function add( \WP_Admin_Bar $bar ): void {
		if ( ! is_admin() || ! current_user_can( Roles::ANSWER ) ) {
			return;
		}
		$bar->add_node(
			array(
				'id'    => 'baton',
				'href'  => Pages::desk_url(),
				'title' => sprintf(
					'<span class="ab-icon dashicons-before dashicons-format-chat" aria-hidden="true"></span><span class="ab-label"><span class="baton-count" hidden>0</span><span class="screen-reader-text">%s</span></span>',
					esc_html__( 'Customers who wait for a person: open the support desk', 'baton' )
				),
			)
		);
	}
}
