<?php
namespace Baton\Admin;

use Baton\Access\Roles;

defined( 'ABSPATH' ) || exit;

/** The desk and the settings, in the WooCommerce menu; React does the rest. */
final class Pages {

	public const DESK     = 'baton-desk';
	public const SETTINGS = 'baton-settings';

	public static function register(): void {
		add_action( 'admin_menu', array( self::class, 'add' ), 60 );
	}

	public static function add(): void {
		add_submenu_page( 'woocommerce', __( 'Support desk', 'baton' ), __( 'Support desk', 'baton' ), Roles::ANSWER, self::DESK, array( self::class, 'desk' ) );
		add_submenu_page( 'woocommerce', __( 'Support settings', 'baton' ), __( 'Support settings', 'baton' ), 'manage_woocommerce', self::SETTINGS, array( self::class, 'settings' ) );
	}

	public static function desk(): void {
		self::mount( self::DESK );
	}

	public static function settings(): void {
		self::mount( self::SETTINGS );
	}

	public static function desk_url(): string {
		return admin_url( 'admin.php?page=' . self::DESK );
	}

	public static function settings_url(): string {
		return admin_url( 'admin.php?page=' . self::SETTINGS );
	}

	/** Whether this request shows that page. */
	public static function is_current( string $page ): bool {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only asks where we are.
		return is_admin() && isset( $_GET['page'] ) && $page === $_GET['page'];
	}

	private static function mount( string $id ): void {
		printf(
			'<div class="wrap"><h1 class="screen-reader-text">%s</h1><hr class="wp-header-end"><div id="%s"></div></div>',
			esc_html( get_admin_page_title() ),
			esc_attr( $id )
		);
	}
}
