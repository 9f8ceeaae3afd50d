<?php
namespace Baton\Knowledge;

use Baton\Connection\Sidecar;
use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what a request changes of what the assistant answers from, and names
 * it to the sidecar when the request is over: "page:12", or "page" for all of
 * that kind. What is never told is found when the sidecar looks next.
 */
final class Changes {

	/** More of a kind are told as all of it. */
	private const MOST = 200;

	/** @var array<string, array<string, true>> Keys by kind; '' for all. */
	private static $changed = array();

	public static function register(): void {
		add_action( 'transition_post_status', array( self::class, 'moved' ), 10, 3 );
		add_action( 'deleted_post', array( self::class, 'deleted' ), 10, 2 );
		add_action( 'edited_term', array( self::class, 'term' ), 10, 3 );
		add_action( 'delete_term', array( self::class, 'term' ), 10, 3 );
		add_action( 'updated_option', array( self::class, 'option' ), 10, 1 );
		add_action( 'added_option', array( self::class, 'option' ), 10, 1 );
		foreach ( array( 'woocommerce_new_product', 'woocommerce_update_product', 'woocommerce_product_set_stock_status' ) as $hook ) {
			add_action( $hook, array( self::class, 'product' ), 10, 1 );
		}
		foreach ( array( 'woocommerce_new_product_variation', 'woocommerce_update_product_variation', 'woocommerce_variation_set_stock_status' ) as $hook ) {
			add_action( $hook, array( self::class, 'variation' ), 10, 1 );
		}
		add_action( 'woocommerce_product_set_stock', array( self::class, 'stock' ), 10, 1 );
		add_action( 'woocommerce_variation_set_stock', array( self::class, 'stock' ), 10, 1 );
		foreach ( array( 'woocommerce_after_shipping_zone_object_save', 'woocommerce_delete_shipping_zone', 'woocommerce_shipping_zone_method_added', 'woocommerce_shipping_zone_method_deleted', 'woocommerce_shipping_zone_method_status_toggled' ) as $hook ) {
			add_action( $hook, array( self::class, 'shipping' ), 10, 0 );
		}
	}

	/**
	 * @param mixed $now
	 * @param mixed $before
	 * @param mixed $post
	 */
	public static function moved( $now, $before, $post ): void {
		if ( $post instanceof \WP_Post && in_array( 'publish', array( $now, $before ), true ) ) {
			self::post( $post );
		}
	}

	/**
	 * @param mixed $id
	 * @param mixed $post
	 */
	public static function deleted( $id, $post ): void {
		if ( $post instanceof \WP_Post ) {
			self::post( $post );
		}
	}

	/** @param mixed $id */
	public static function product( $id ): void {
		self::note( 'product', (string) (int) $id );
	}

	/** @param mixed $id */
	public static function variation( $id ): void {
		$post = get_post( (int) $id );
		if ( $post instanceof \WP_Post ) {
			self::post( $post );
		}
	}

	/** @param mixed $product */
	public static function stock( $product ): void {
		if ( $product instanceof \WC_Product ) {
			$parent = (int) $product->get_parent_id();
			self::product( $parent ? $parent : $product->get_id() );
		}
	}

	public static function shipping(): void {
		self::note( 'shipping', '' );
	}

	/**
	 * @param mixed $term
	 * @param mixed $taxonomy_id
	 * @param mixed $taxonomy
	 */
	public static function term( $term, $taxonomy_id, $taxonomy ): void {
		if ( 'product_cat' === $taxonomy || 0 === strpos( (string) $taxonomy, 'pa_' ) ) {
			self::note( 'product', '' );
		}
	}

	/** @param mixed $name */
	public static function option( $name ): void {
		if ( 'permalink_structure' === $name ) {
			self::note( 'page', '' );
			self::note( 'post', '' );
			self::note( 'product', '' );
		} elseif ( preg_match( '/^woocommerce_(.+)_settings$/D', (string) $name, $found ) ) {
			// "flat_rate_7" is a shipping method in its zone, "bacs" a way to pay.
			self::note( preg_match( '/_\d+$/D', $found[1] ) ? 'shipping' : 'payment', '' );
		} elseif ( 'woocommerce_ship_to_countries' === $name ) {
			self::shipping();
		}
	}

	/** At the end of the request; only tests call it earlier. */
	public static function send(): void {
		$names         = self::names();
		self::$changed = array();
		if ( ! $names ) {
			return;
		}
		try {
			Push::quietly( $names );
		} catch ( \Throwable $failed ) {
			// The shop's request has succeeded, whatever becomes of this.
			unset( $failed );
		}
	}

	/** @return list<string> "page:12"; "page" for all pages. */
	private static function names(): array {
		$names = array();
		foreach ( self::$changed as $kind => $keys ) {
			if ( isset( $keys[''] ) || count( $keys ) > self::MOST ) {
				$names[] = $kind;
				continue;
			}
			foreach ( array_keys( $keys ) as $key ) {
				$names[] = "{$kind}:{$key}";
			}
		}
		return $names;
	}

	private static function post( \WP_Post $post ): void {
		switch ( $post->post_type ) {
			case 'page':
			case 'product':
				self::note( $post->post_type, (string) $post->ID );
				break;
			case 'post':
				if ( in_array( $post->ID, Options::settings()['knowledgePosts'], true ) ) {
					self::note( 'post', (string) $post->ID );
				}
				break;
			case 'product_variation':
				self::note( 'product', (string) $post->post_parent );
				break;
			case 'wp_block':
				// A pattern that any page may show.
				self::note( 'page', '' );
				self::note( 'post', '' );
		}
	}

	/** @param string $key '' for all of the kind. */
	private static function note( string $kind, string $key ): void {
		if ( ! Sidecar::is_set() || '0' === $key ) {
			return;
		}
		if ( ! self::$changed ) {
			add_action( 'shutdown', array( self::class, 'send' ), PHP_INT_MAX );
		}
		// An import of thousands is not held in memory.
		if ( count( self::$changed[ $kind ] ?? array() ) <= self::MOST ) {
			self::$changed[ $kind ][ $key ] = true;
		}
		if ( '' === $key ) {
			self::$changed[ $kind ][''] = true;
		}
	}
}
