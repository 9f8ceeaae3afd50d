<?php
namespace Baton\Admin;

use Baton\Build;
use Baton\Rest;
use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** Says what keeps the plugin from working, to those who can mend it. */
final class Notices {

	private const BUNDLES = array( 'widget-loader', 'widget-panel', Assets::DESK, Assets::SETTINGS, Assets::BADGE );

	public static function register(): void {
		add_action( 'admin_notices', array( self::class, 'show' ) );
	}

	public static function show(): void {
		if ( ! did_action( 'woocommerce_loaded' ) ) {
			if ( current_user_can( 'activate_plugins' ) ) {
				self::warn( esc_html__( 'Baton needs WooCommerce. Activate WooCommerce, and the chat and the desk are back.', 'baton' ) );
			}
			return;
		}
		if ( ! Rest::may_manage() ) {
			return;
		}
		$missing = array_filter( self::BUNDLES, static fn( string $name ): bool => ! Build::exists( $name ) );
		if ( $missing ) {
			/* translators: %s: a list of file names. */
			self::warn( esc_html( sprintf( __( 'Baton is installed without some of its scripts (%s). Install it from its zip file, or run "npm run build" where it was checked out.', 'baton' ), implode( ', ', $missing ) ) ) );
		}
		if ( ! self::is_connected() && ! Pages::is_current( Pages::SETTINGS ) ) {
			self::warn(
				sprintf(
					'%s <a href="%s">%s</a>',
					esc_html__( 'Baton is not connected to its sidecar yet, so customers cannot chat.', 'baton' ),
					esc_url( Pages::settings_url() ),
					esc_html__( 'Connect it', 'baton' )
				)
			);
		}
	}

	private static function is_connected(): bool {
		return null !== Options::connection() && '' !== Options::settings()['sidecarUrl'];
	}

	/** @param string $html Escaped already. */
	private static function warn( string $html ): void {
		echo '<div class="notice notice-warning"><p>' . wp_kses_post( $html ) . '</p></div>';
	}
}
