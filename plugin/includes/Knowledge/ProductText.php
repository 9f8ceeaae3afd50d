<?php
namespace Baton\Knowledge;

use Baton\Shop\PageText;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** A product as the sentences that the assistant answers from. Prices and stock are what the product's page shows. */
final class ProductText {

	private const VARIATIONS = 100;

	public static function of( \WC_Product $product ): string {
		$name  = Text::from_html( $product->get_name() );
		$facts = array_filter(
			array(
				/* translators: %s: a product's name. */
				sprintf( __( '%s.', 'baton' ), $name ),
				PageText::of( (string) $product->get_short_description() ),
				self::price( $product ),
				self::stock( $product ),
				self::attributes( $product ),
				/* translators: %s: a product's number. */
				$product->get_sku() ? sprintf( __( 'SKU %s.', 'baton' ), $product->get_sku() ) : '',
			)
		);
		$post  = get_post( $product->get_id() );
		return implode(
			"\n",
			array_filter(
				array(
					implode( ' ', $facts ),
					$post instanceof \WP_Post ? Rendered::text( $post ) : '',
					self::categories( $product->get_id(), $name ),
					self::variations( $product, $name ),
				)
			)
		);
	}

	private static function price( \WC_Product $product ): string {
		if ( $product instanceof \WC_Product_Variable ) {
			$from = (float) $product->get_variation_price( 'min', true );
			$to   = (float) $product->get_variation_price( 'max', true );
			if ( $from < $to ) {
				/* translators: 1, 2: prices. */
				return sprintf( __( 'Price: %1$s to %2$s.', 'baton' ), Money::text( $from ), Money::text( $to ) );
			}
		}
		if ( '' === (string) $product->get_price() ) {
			return '';
		}
		$price  = Money::text( self::shown( $product, (string) $product->get_price() ) );
		$suffix = function_exists( 'wc_get_price_to_display' ) ? Text::from_html( $product->get_price_suffix() ) : '';
		$price  = trim( "{$price} {$suffix}" );
		if ( '' !== (string) $product->get_sale_price() && (float) $product->get_price() < (float) $product->get_regular_price() ) {
			/* translators: 1: a price, 2: the price before. */
			return sprintf( __( 'Price: %1$s, reduced from %2$s.', 'baton' ), $price, Money::text( self::shown( $product, (string) $product->get_regular_price() ) ) );
		}
		/* translators: %s: a price. */
		return sprintf( __( 'Price: %s.', 'baton' ), $price );
	}

	/** With or without tax, as the shop shows it. */
	private static function shown( \WC_Product $product, string $price ): float {
		return function_exists( 'wc_get_price_to_display' ) ? (float) wc_get_price_to_display( $product, array( 'price' => (float) $price ) ) : (float) $price;
	}

	/** How many there are is only said where the shop says it. */
	private static function stock( \WC_Product $product ): string {
		$said = Text::from_html( (string) ( $product->get_availability()['availability'] ?? '' ) );
		if ( '' === $said ) {
			$said = $product->is_in_stock() ? __( 'In stock', 'baton' ) : __( 'Out of stock', 'baton' );
		}
		return "{$said}.";
	}

	private static function attributes( \WC_Product $product ): string {
		$said = array();
		foreach ( $product->get_attributes() as $name => $attribute ) {
			if ( $attribute instanceof \WC_Product_Attribute && ( $attribute->get_visible() || $attribute->get_variation() ) ) {
				$said[] = Text::from_html( wc_attribute_label( (string) $attribute->get_name(), $product ) ) . ': ' . str_replace( ' | ', ', ', Text::from_html( $product->get_attribute( (string) $name ) ) ) . '.';
			}
		}
		return implode( ' ', $said );
	}

	private static function categories( int $id, string $name ): string {
		$terms = get_the_terms( $id, 'product_cat' );
		if ( ! is_array( $terms ) ) {
			return '';
		}
		/* translators: 1: a product's name, 2: names of categories. */
		return sprintf( __( '%1$s is in %2$s.', 'baton' ), $name, implode( ', ', array_map( array( Text::class, 'from_html' ), wp_list_pluck( $terms, 'name' ) ) ) );
	}

	private static function variations( \WC_Product $product, string $name ): string {
		if ( ! $product instanceof \WC_Product_Variable ) {
			return '';
		}
		$lines = array();
		foreach ( array_slice( $product->get_visible_children(), 0, self::VARIATIONS ) as $id ) {
			$variation = wc_get_product( $id );
			if ( $variation instanceof \WC_Product_Variation ) {
				$choice  = Text::from_html( (string) wc_get_formatted_variation( $variation, true, true, false ) );
				$lines[] = "{$name}, {$choice}. " . trim( self::price( $variation ) . ' ' . self::stock( $variation ) );
			}
		}
		return $lines ? '# ' . __( 'Variations', 'baton' ) . "\n" . implode( "\n", $lines ) : '';
	}
}
