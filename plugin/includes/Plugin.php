<?php
namespace Baton;

defined( 'ABSPATH' ) || exit;

/** What the plugin consists of, and when each part may start. */
final class Plugin {

	public static function register(): void {
		add_action( 'before_woocommerce_init', array( self::class, 'declare_compatibility' ) );

		// These hold whether or not WooCommerce runs.
		Connection\ServiceUser::register();
		Access\AdminGate::register();
		Admin\Notices::register();
		Housekeeping::register();

		if ( did_action( 'woocommerce_loaded' ) ) {
			self::boot();
		} else {
			add_action( 'woocommerce_loaded', array( self::class, 'boot' ) );
		}
	}

	public static function boot(): void {
		add_action( 'init', array( Activation::class, 'catch_up' ), 5 );

		Admin\Pages::register();
		Admin\Assets::register();
		Admin\BarNode::register();
		Storefront\Loader::register();
		Session\CustomerEndpoint::register();
		Session\Visitor::register();
		Session\Visits::register();
		Connection\Refresh::register();
		Knowledge\Changes::register();
		Settings\ContactPage::register();
		add_action( 'rest_api_init', array( self::class, 'register_routes' ) );

		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			\WP_CLI::add_command( 'baton', Cli::class );
		}
	}

	public static function register_routes(): void {
		Session\AgentRoute::register();
		Settings\OptionsRoute::register();
		Settings\DetectionTryRoute::register();
		Settings\ModelSpendingRoute::register();
		Knowledge\OwnerRoutes::register();
		Connection\ConnectRoute::register();
		Connection\TestRoute::register();

		Signing\SignedRoute::register( '/settings', array( Settings\ShopSettings::class, 'answer' ) );
		Signing\SignedRoute::register( '/knowledge/list', array( Knowledge\Catalogue::class, 'list' ) );
		Signing\SignedRoute::register( '/knowledge/read', array( Knowledge\Catalogue::class, 'read' ) );
		Signing\SignedRoute::register( '/probe', array( Connection\ProbeRoute::class, 'answer' ) );
		Signing\SignedRoute::register( '/cart', array( Shop\LiveCart::class, 'answer' ) );
		Signing\SignedRoute::register( '/tracking', array( Shop\Tracking::class, 'answer' ) );
		Signing\SignedRoute::register( '/mail', array( Shop\TicketMail::class, 'answer' ) );
	}

	public static function declare_compatibility(): void {
		$features = 'Automattic\WooCommerce\Utilities\FeaturesUtil';
		if ( ! class_exists( $features ) ) {
			return;
		}
		foreach ( array( 'custom_order_tables', 'cart_checkout_blocks', 'product_instance_caching' ) as $feature ) {
			$features::declare_compatibility( $feature, BATON_FILE, true );
		}
	}
}
