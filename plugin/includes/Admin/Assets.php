<?php
namespace Baton\Admin;

use Baton\Access\Roles;
use Baton\Build;
use Baton\Rest;

defined( 'ABSPATH' ) || exit;

/** The bundles of wp-admin: each on its own page, the badge on all others. */
final class Assets {

	public const DESK     = 'admin-desk';
	public const SETTINGS = 'admin-settings';
	public const BADGE    = 'admin-badge';

	/** WordPress's and WooCommerce's, which their components do not bring along by themselves. */
	private const STYLES = array( 'wp-components', 'wc-components' );

	public static function register(): void {
		// WooCommerce registers its scripts at 10.
		add_action( 'admin_enqueue_scripts', array( self::class, 'enqueue' ), 20 );
	}

	public static function enqueue(): void {
		if ( ! current_user_can( Roles::ANSWER ) && ! Rest::may_manage() ) {
			return;
		}
		if ( Pages::is_current( Pages::DESK ) ) {
			self::bundle( self::DESK, self::STYLES );
			return;
		}
		if ( Pages::is_current( Pages::SETTINGS ) ) {
			self::bundle( self::SETTINGS, self::STYLES );
		}
		if ( current_user_can( Roles::ANSWER ) ) {
			self::bundle( self::BADGE, array() );
		}
	}

	/** @return array<string, mixed> `window.batonAdmin`; the REST nonce is wp-api-fetch's own affair. */
	public static function data(): array {
		$data = array(
			'deskUrl'     => Pages::desk_url(),
			'settingsUrl' => Pages::settings_url(),
			'restRoot'    => esc_url_raw( rest_url() ),
			'canManage'   => Rest::may_manage(),
		);
		if ( Roles::may_edit_orders() ) {
			$data['orderUrl'] = self::order_url();
		}
		return $data;
	}

	/** @param string[] $styles */
	private static function bundle( string $name, array $styles ): void {
		if ( ! Build::exists( $name ) ) {
			return; // Notices says so.
		}
		Build::enqueue_script( $name );
		Build::translate_script( $name );
		Build::enqueue_styles( $name, $styles );
		Build::give( $name, 'batonAdmin', self::data() );
	}

	/** @return string With {id} where the order's number in the database goes. */
	private static function order_url(): string {
		$orders     = 'Automattic\WooCommerce\Utilities\OrderUtil';
		$own_tables = is_callable( array( $orders, 'custom_orders_table_usage_is_enabled' ) ) && $orders::custom_orders_table_usage_is_enabled();
		return admin_url( $own_tables ? 'admin.php?page=wc-orders&action=edit&id={id}' : 'post.php?action=edit&post={id}' );
	}
}
