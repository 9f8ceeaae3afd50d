<?php
namespace Baton\Knowledge;

use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** One way of shipping and what it costs, in a line. */
final class ShippingCost {

	public static function line( \WC_Shipping_Method $method ): string {
		$title = Text::from_html( (string) $method->get_title() );
		$cost  = self::cost( $method );
		/* translators: 1: a shipping method, 2: what it costs. */
		return '' === $cost ? $title : sprintf( __( '%1$s: %2$s', 'baton' ), $title, $cost );
	}

	private static function cost( \WC_Shipping_Method $method ): string {
		if ( 'free_shipping' === $method->id ) {
			return self::free( $method );
		}
		$cost = trim( (string) $method->get_option( 'cost', '' ) );
		if ( ! in_array( $method->id, array( 'flat_rate', 'local_pickup' ), true ) ) {
			// Another plugin's: what it asks for is known at the checkout.
			return '';
		}
		if ( '' === $cost || '0' === $cost ) {
			return __( 'free', 'baton' );
		}
		$amount = (float) str_replace( wc_get_price_decimal_separator(), '.', $cost );
		if ( ! preg_match( '/^[\d.,\s]+$/', $cost ) ) {
			return __( 'the cost depends on what is ordered, and is shown at the checkout', 'baton' );
		}
		return self::taxed( $method, $amount );
	}

	private static function free( \WC_Shipping_Method $method ): string {
		$requires = (string) $method->get_option( 'requires', '' );
		$least    = Money::text( (float) wc_format_decimal( (string) $method->get_option( 'min_amount', '0' ) ) );
		switch ( $requires ) {
			case 'min_amount':
				/* translators: %s: an amount of money. */
				return sprintf( __( 'free for orders from %s', 'baton' ), $least );
			case 'coupon':
				return __( 'free with a coupon for free shipping', 'baton' );
			case 'either':
				/* translators: %s: an amount of money. */
				return sprintf( __( 'free for orders from %s, or with a coupon for free shipping', 'baton' ), $least );
			case 'both':
				/* translators: %s: an amount of money. */
				return sprintf( __( 'free for orders from %s with a coupon for free shipping', 'baton' ), $least );
		}
		return __( 'free', 'baton' );
	}

	/** WooCommerce takes shipping costs without tax; the cart may show them with it. */
	private static function taxed( \WC_Shipping_Method $method, float $amount ): string {
		if ( ! wc_tax_enabled() || ! $method->is_taxable() ) {
			return Money::text( $amount );
		}
		if ( 'incl' === get_option( 'woocommerce_tax_display_cart' ) ) {
			return Money::text( $amount + array_sum( \WC_Tax::calc_shipping_tax( $amount, \WC_Tax::get_shipping_tax_rates() ) ) );
		}
		/* translators: %s: a price. */
		return sprintf( __( '%s plus tax', 'baton' ), Money::text( $amount ) );
	}
}
