<?php
/**
 * Templates for block themes, and a small style and script.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		foreach ( array(
			'archive-product'      => '[standin_archive]',
			'taxonomy-product_cat' => '[standin_archive]',
			'single-product'       => '[standin_product]',
		) as $name => $shortcode ) {
			register_block_template(
				'woocommerce//' . $name,
				array(
					'title'   => $name,
					'content' => '<!-- wp:template-part {"slug":"header","tagName":"header"} /-->'
						. '<!-- wp:group {"tagName":"main","style":{"spacing":{"margin":{"top":"2rem"}}},"layout":{"type":"constrained","contentSize":"1200px"}} --><main class="wp-block-group" style="margin-top:2rem">'
						. '<!-- wp:shortcode -->' . $shortcode . '<!-- /wp:shortcode --></main><!-- /wp:group -->'
						. '<!-- wp:template-part {"slug":"footer","tagName":"footer"} /-->',
				)
			);
		}
	},
	20
);

add_action(
	'wp_enqueue_scripts',
	static function () {
		wp_enqueue_style( 'woocommerce-general', WC()->plugin_url() . '/assets/storefront.css', array(), WC_VERSION );
		wp_enqueue_script(
			'wc-add-to-cart',
			WC()->plugin_url() . '/assets/add-to-cart.js',
			array(),
			WC_VERSION,
			array(
				'strategy'  => 'defer',
				'in_footer' => true,
			)
		);
		wp_add_inline_script(
			'wc-add-to-cart',
			'var wc_add_to_cart_params=' . wp_json_encode(
				array(
					'wc_ajax_url' => add_query_arg( 'wc-ajax', '%%endpoint%%', home_url( '/' ) ),
					'cart_url'    => wc_get_cart_url(),
				)
			) . ';',
			'before'
		);
	}
);

add_filter(
	'body_class',
	static function ( $classes ) {
		if ( is_woocommerce() || is_cart() || is_checkout() || is_account_page() ) {
			$classes[] = 'woocommerce-page';
			$classes[] = 'woocommerce';
		}
		return $classes;
	}
);

/** What the last click did, said once. */
function wc_standin_notice(): string {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	$said = sanitize_key( $_GET['added'] ?? '' );
	if ( 'yes' === $said ) {
		return '<div class="woocommerce-message" role="status">It is in your cart. <a href="' . esc_url( wc_get_cart_url() ) . '">View cart</a></div>';
	}
	return 'no' === $said ? '<div class="woocommerce-error" role="alert">Sorry, there is not enough of it in stock.</div>' : '';
}
