<?php
namespace Baton\Admin;

use Baton\Access\Roles;

defined( 'ABSPATH' ) || exit;

/** How many customers wait, in the admin bar of every wp-admin page; the badge bundle counts. */
final class BarNode {

	/** WordPress hides what it does not know on phones, and a number there looks like any text. */
	private const STYLE = '
		#wpadminbar .baton-count { background: #d63638; color: #fff; border-radius: 9px; padding: 1px 6px; font-size: 11px; font-weight: 600; }
		#wpadminbar .baton-count.is-unknown { background: #646970; }
		#wpadminbar .baton-count[hidden] { display: none; }
		@media screen and (max-width: 782px) {
			#wpadminbar li#wp-admin-bar-baton { display: block; }
			#wpadminbar #wp-admin-bar-baton > .ab-item { position: relative; width: 52px; height: 46px; padding: 0; }
			#wpadminbar #wp-admin-bar-baton .ab-icon { display: block; width: 52px; height: 46px; margin: 0; padding: 0; }
			#wpadminbar #wp-admin-bar-baton .ab-icon::before { top: 0; width: 52px; font-size: 32px; line-height: 46px; text-align: center; }
			#wpadminbar #wp-admin-bar-baton .baton-count { position: absolute; top: 4px; right: 2px; line-height: 16px; }
			#wpadminbar #wp-admin-bar-baton .baton-count[hidden] { display: none; }
		}';

	public static function register(): void {
		add_action( 'admin_bar_menu', array( self::class, 'add' ), 90 );
		add_action( 'admin_enqueue_scripts', array( self::class, 'style' ) );
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
					'<span class="ab-icon dashicons-before dashicons-format-chat" aria-hidden="true"></span><span class="baton-count" hidden>0</span><span class="screen-reader-text">%s</span>',
					esc_html__( 'Customers who wait for a person: open the support desk', 'baton' )
				),
			)
		);
	}

	public static function style(): void {
		if ( current_user_can( Roles::ANSWER ) ) {
			wp_add_inline_style( 'admin-bar', self::STYLE );
		}
	}
}
