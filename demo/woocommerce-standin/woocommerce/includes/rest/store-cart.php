<?php
/**
 * The Store API's cart: for the shopper's own browser, by cookie.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Money is in minor units ("1250"). */
final class WC_Standin_Store_Cart {

	public static function register(): void {
		foreach ( array(
			'/cart'             => array( 'GET', null ),
			'/cart/add-item'    => array( 'POST', array( self::class, 'add' ) ),
			'/cart/update-item' => array( 'POST', array( self::class, 'update' ) ),
			'/cart/remove-item' => array( 'POST', array( self::class, 'remove' ) ),
		) as $route => list( $method, $change ) ) {
			register_rest_route(
				'wc/store/v1',
				$route,
				array(
					'methods'             => $method,
					'permission_callback' => '__return_true',
					'callback'            => static fn( WP_REST_Request $request ) => self::answer( $request, $change ),
				)
			);
		}
	}

	/** @return WP_REST_Response|WP_Error */
	private static function answer( WP_REST_Request $request, ?callable $change ) {
		wc_load_cart();
		if ( $change ) {
			$nonce = (string) $request->get_header( 'Nonce' );
			if ( '' === $nonce ) {
				return new WP_Error( 'woocommerce_rest_missing_nonce', 'Missing the Nonce header. This endpoint requires a valid nonce.', array( 'status' => 401 ) );
			}
			if ( ! wp_verify_nonce( $nonce, 'wc_store_api' ) ) {
				return new WP_Error( 'woocommerce_rest_invalid_nonce', 'Nonce is invalid.', array( 'status' => 403 ) );
			}
			$problem = $change( $request );
			if ( is_wp_error( $problem ) ) {
				return $problem;
			}
		}
		$response = new WP_REST_Response( self::cart(), '/wc/store/v1/cart/add-item' === $request->get_route() ? 201 : 200 );
		$response->header( 'Nonce', wp_create_nonce( 'wc_store_api' ) );
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}

	/** @return WP_Error|null */
	private static function add( WP_REST_Request $request ) {
		$product = wc_get_product( (int) $request['id'] );
		if ( ! $product ) {
			return new WP_Error( 'woocommerce_rest_cart_invalid_product', 'This product cannot be added to the cart.', array( 'status' => 400 ) );
		}
		$added = WC()->cart->add_to_cart( $product->get_id(), max( 1, (int) $request['quantity'] ) );
		return $added ? null : new WP_Error( 'woocommerce_rest_product_out_of_stock', sprintf( 'You cannot add "%s" to the cart because the product is out of stock.', $product->get_name() ), array( 'status' => 400 ) );
	}

	/** @return WP_Error|null */
	private static function update( WP_REST_Request $request ) {
		return self::line( (string) $request['key'] ) ?? WC()->cart->set_quantity( (string) $request['key'], (int) $request['quantity'] );
	}

	/** @return WP_Error|null */
	private static function remove( WP_REST_Request $request ) {
		return self::line( (string) $request['key'] ) ?? WC()->cart->set_quantity( (string) $request['key'], 0 );
	}

	private static function line( string $key ): ?WP_Error {
		return isset( WC()->cart->get_cart()[ $key ] ) ? null : new WP_Error( 'woocommerce_rest_cart_invalid_key', 'Cart item no longer exists or is invalid.', array( 'status' => 409 ) );
	}

	/** @return array<string, mixed> */
	private static function cart(): array {
		$cart  = WC()->cart;
		$money = array(
			'currency_code'               => get_woocommerce_currency(),
			'currency_symbol'             => html_entity_decode( get_woocommerce_currency_symbol() ),
			'currency_minor_unit'         => wc_get_price_decimals(),
			'currency_decimal_separator'  => '.',
			'currency_thousand_separator' => ',',
		);
		$minor = static fn( $amount ) => (string) (int) round( (float) $amount * 10 ** wc_get_price_decimals() );
		$items = array();
		foreach ( $cart->get_cart() as $key => $line ) {
			$product = $line['data'];
			$items[] = array(
				'key'       => $key,
				'id'        => $product->get_id(),
				'type'      => 'simple',
				'quantity'  => $line['quantity'],
				'name'      => $product->get_name(),
				'sku'       => $product->get_sku(),
				'permalink' => $product->get_permalink(),
				'images'    => array(),
				'prices'    => array(
					'price'         => $minor( $product->get_price() ),
					'regular_price' => $minor( $product->get_regular_price() ),
					'sale_price'    => $minor( $product->get_price() ),
				) + $money,
				'totals'    => array(
					'line_subtotal' => $minor( $line['line_subtotal'] ?? 0 ),
					'line_total'    => $minor( $line['line_total'] ?? 0 ),
				) + $money,
			);
		}
		$totals = $cart->get_totals();
		return array(
			'items'       => $items,
			'items_count' => $cart->get_cart_contents_count(),
			'coupons'     => array(),
			'fees'        => array(),
			'totals'      => array(
				'total_items' => $minor( $totals['subtotal'] ),
				'total_price' => $minor( $totals['total'] ),
			) + $money,
			'errors'      => array(),
		);
	}
}
// The shopper is known by cookie alone here; what changes anything asks for its own nonce.
add_filter(
	'rest_authentication_errors',
	static function ( $result ) {
		$route = (string) ( $GLOBALS['wp']->query_vars['rest_route'] ?? '' );
		return null === $result && str_starts_with( $route, '/wc/store/' ) ? true : $result;
	}
);
add_action( 'rest_api_init', array( WC_Standin_Store_Cart::class, 'register' ) );
