<?php
namespace Baton\Shop;

use Baton\Rest;
use Baton\Session\Visits;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** What is in a visitor's cart right now (`Cart`); read from WooCommerce's session, which this cannot change. */
final class LiveCart {

	public static function answer( \WP_REST_Request $request ): \WP_REST_Response {
		$visitor = $request->get_json_params()['visitor'] ?? null;
		if ( ! is_string( $visitor ) || '' === $visitor || strlen( $visitor ) > 64 ) {
			return Rest::error( 400, 'baton_invalid', 'visitor must be the id of a visitor.', 'visitor' );
		}
		$key = Visits::session_key( $visitor );
		return new \WP_REST_Response( array( 'cart' => '' === $key ? null : self::of_session( $key ) ) );
	}

	/** @return array<string, mixed>|null Null for an empty cart. */
	public static function of_session( string $key ): ?array {
		$session = ( new \WC_Session_Handler() )->get_session( $key, array() );
		$session = is_array( $session ) ? $session : array();
		$lines   = self::part( $session, 'cart' );
		$items   = array_values( array_filter( array_map( array( self::class, 'item' ), $lines ) ) );
		if ( ! $items ) {
			return null;
		}
		$total = self::part( $session, 'cart_totals' )['total'] ?? 0;
		// An item that was put in a moment ago has no totals yet.
		if ( (float) $total <= 0 ) {
			$total = array_sum( array_map( 'floatval', array_column( $items, 'total' ) ) );
		}
		return array(
			'currency' => get_woocommerce_currency(),
			'total'    => self::money( (float) $total ),
			'items'    => $items,
		);
	}

	/**
	 * @param array<string, mixed> $session
	 * @return array<mixed>
	 */
	private static function part( array $session, string $name ): array {
		$part = maybe_unserialize( $session[ $name ] ?? '' );
		return is_array( $part ) ? $part : array();
	}

	/**
	 * @param mixed $line
	 * @return array{name: string, quantity: float|int, total: string}|null
	 */
	private static function item( $line ): ?array {
		if ( ! is_array( $line ) || empty( $line['product_id'] ) ) {
			return null;
		}
		$id       = ! empty( $line['variation_id'] ) ? $line['variation_id'] : $line['product_id'];
		$product  = wc_get_product( (int) $id );
		$quantity = (float) ( $line['quantity'] ?? 0 );
		$tax      = 'incl' === get_option( 'woocommerce_tax_display_cart' ) ? (float) ( $line['line_tax'] ?? 0 ) : 0.0;
		$price    = $product ? (float) $product->get_price() * $quantity : 0.0;
		return array(
			'name'     => Text::short( $product ? Text::from_html( $product->get_name() ) : __( 'A product that is no longer sold', 'baton' ) ),
			'quantity' => floor( $quantity ) === $quantity ? (int) $quantity : $quantity,
			'total'    => self::money( isset( $line['line_total'] ) ? (float) $line['line_total'] + $tax : $price ),
		);
	}

	private static function money( float $amount ): string {
		return (string) wc_format_decimal( $amount, wc_get_price_decimals() );
	}
}
