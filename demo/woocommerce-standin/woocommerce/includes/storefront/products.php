<?php
/**
 * The list of products and the product page.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param WC_Product[] $products What to show.
 * @return string HTML.
 */
function wc_standin_product_list( array $products ): string {
	$html = '';
	foreach ( $products as $product ) {
		$button = $product->is_in_stock()
			? sprintf(
				'<a href="%s" data-quantity="1" class="button product_type_simple add_to_cart_button ajax_add_to_cart" data-product_id="%d" data-product_sku="%s" aria-label="%s" rel="nofollow">Add to cart</a>',
				esc_url( add_query_arg( 'add-to-cart', $product->get_id(), $product->get_permalink() ) ),
				$product->get_id(),
				esc_attr( $product->get_sku() ),
				esc_attr( sprintf( 'Add to cart: “%s”', $product->get_name() ) )
			)
			: sprintf( '<a href="%s" class="button product_type_simple" aria-label="%s" rel="nofollow">Read more</a>', esc_url( $product->get_permalink() ), esc_attr( sprintf( 'Read more about “%s”', $product->get_name() ) ) );
		$html  .= sprintf(
			'<li class="product type-product"><a href="%s" class="woocommerce-LoopProduct-link">%s<h2 class="woocommerce-loop-product__title">%s</h2><span class="price">%s</span></a>%s</li>',
			esc_url( $product->get_permalink() ),
			$product->get_image(),
			esc_html( $product->get_name() ),
			$product->get_price_html(),
			$button
		);
	}
	return '<ul class="products columns-4">' . $html . '</ul>';
}

add_shortcode(
	'products',
	static function ( $attributes ) {
		$attributes = shortcode_atts( array( 'limit' => 12 ), $attributes );
		return '<div class="woocommerce">' . wc_standin_product_list( wc_get_products( array( 'limit' => (int) $attributes['limit'] ) ) ) . '</div>';
	}
);

add_shortcode(
	'standin_archive',
	static function () {
		$title    = is_tax() ? single_term_title( '', false ) : get_the_title( wc_get_page_id( 'shop' ) );
		$products = array_map( 'wc_get_product', $GLOBALS['wp_query']->posts );
		return '<div class="woocommerce"><h1 class="page-title">' . esc_html( $title ) . '</h1>' . wc_standin_notice() . wc_standin_product_list( $products ) . '</div>';
	}
);

add_shortcode(
	'standin_product',
	static function () {
		$product = wc_get_product( get_queried_object_id() );
		if ( ! $product ) {
			return '';
		}
		$stock = $product->is_in_stock()
			? ( $product->get_manage_stock() ? sprintf( '<p class="stock in-stock">%d in stock</p>', $product->get_stock_quantity() ) : '' )
			: '<p class="stock out-of-stock">Out of stock</p>';
		$form  = $product->is_in_stock()
			? sprintf(
				'<form class="cart standin-form" method="post" action="%s"><label class="screen-reader-text" for="quantity">Quantity</label><input type="number" id="quantity" class="qty" name="quantity" value="1" min="1"> <button type="submit" name="add-to-cart" value="%d" class="single_add_to_cart_button button alt">Add to cart</button></form>',
				esc_url( $product->get_permalink() ),
				$product->get_id()
			)
			: '';
		$terms = get_the_term_list( $product->get_id(), 'product_cat', '', ', ' );
		return sprintf(
			'<div class="woocommerce">%s<div class="standin-product product"><div>%s</div><div class="summary entry-summary"><h1 class="product_title entry-title">%s</h1><p class="price">%s</p><p>%s</p>%s%s<p><small>SKU: %s · %s</small></p></div></div><h2>Description</h2>%s</div>',
			wc_standin_notice(),
			$product->get_image(),
			esc_html( $product->get_name() ),
			$product->get_price_html(),
			wp_kses_post( $product->get_short_description() ),
			$stock,
			$form,
			esc_html( $product->get_sku() ),
			is_string( $terms ) ? $terms : '',
			wp_kses_post( wpautop( $product->get_description() ) )
		);
	}
);
