<?php
/**
 * The order in which things start, and what WC() holds.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** What WC() returns. */
final class WooCommerce {

	/** @var string */
	public $version = WC_VERSION;

	/** @var WC_Session_Handler|null Null where there is no shopper: wp-admin, REST. */
	public $session = null;

	/** @var WC_Cart|null */
	public $cart = null;

	/** @var object|null Not filled: prices and taxes do not depend on who shops here. */
	public $customer = null;

	/** @var WooCommerce|null */
	private static $instance = null;

	public static function instance(): self {
		if ( null === self::$instance ) {
			self::$instance = new self();
		}
		return self::$instance;
	}

	private function __construct() {
		add_action( 'plugins_loaded', static fn() => do_action( 'woocommerce_loaded' ), -1 );
		add_action( 'init', array( $this, 'init' ), 0 );
	}

	public function init(): void {
		do_action( 'before_woocommerce_init' );
		if ( $this->is_storefront() ) {
			wc_load_cart();
		}
		do_action( 'woocommerce_init' );
	}

	public function initialize_session(): void {
		if ( ! $this->session ) {
			$class         = apply_filters( 'woocommerce_session_handler', 'WC_Session_Handler' );
			$this->session = new $class();
			$this->session->init();
		}
	}

	public function initialize_cart(): void {
		if ( ! $this->cart ) {
			$this->cart = new WC_Cart();
		}
	}

	public function plugin_url(): string {
		return untrailingslashit( plugins_url( '/', WC_PLUGIN_FILE ) );
	}

	public function plugin_path(): string {
		return untrailingslashit( WC_ABSPATH );
	}

	public function api_request_url( string $request ): string {
		return home_url( '/wc-api/' . $request . '/' );
	}

	/** Whether a shopper is at the other end of this request. */
	private function is_storefront(): bool {
		$rest = str_contains( (string) ( $_SERVER['REQUEST_URI'] ?? '' ), '/' . rest_get_url_prefix() . '/' ) || isset( $_GET['rest_route'] );
		$cli  = defined( 'WP_CLI' ) || in_array( PHP_SAPI, array( 'cli' ), true );
		return ! $rest && ! $cli && ! ( is_admin() && ! wp_doing_ajax() ) && ! wp_doing_cron();
	}
}
