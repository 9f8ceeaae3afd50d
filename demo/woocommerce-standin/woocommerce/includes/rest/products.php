<?php
/**
 * /wc/v3/products.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Products, drafts too for those who may read them. */
final class WC_Standin_Products extends WC_Standin_Controller {

	public static function register(): void {
		$parameters = self::collection(
			array(
				'status'             => array(
					'type'    => 'string',
					'enum'    => array( 'any', 'publish', 'draft', 'pending', 'private', 'future', 'trash' ),
					'default' => 'any',
				),
				'sku'                => array( 'type' => 'string' ),
				'search_name_or_sku' => array( 'type' => 'string' ),
				'stock_status'       => array(
					'type' => 'string',
					'enum' => array( 'instock', 'outofstock', 'onbackorder' ),
				),
				'category'           => array( 'type' => 'string' ),
				'orderby'            => array(
					'type'    => 'string',
					'enum'    => array( 'date', 'id', 'include', 'title', 'slug', 'price', 'popularity', 'rating' ),
					'default' => 'date',
				),
			)
		);
		self::route( '/products', array( self::class, 'list' ), 'read_private_products', $parameters );
		self::route( '/products/(?P<id>\d+)', array( self::class, 'one' ), 'read_private_products' );
	}

	public static function list( WP_REST_Request $request ): WP_REST_Response {
		$args = array(
			'post_type'      => 'product',
			'post_status'    => $request['status'],
			'posts_per_page' => $request['per_page'],
			'paged'          => $request['page'],
			'post__in'       => $request['include'],
			'post__not_in'   => $request['exclude'],
			'orderby'        => 'id' === $request['orderby'] ? 'ID' : array( 'date' => $request['order'], 'ID' => $request['order'] ),
			'order'          => $request['order'],
		);
		$meta = array();
		if ( $request['sku'] ) {
			$meta[] = array(
				'key'     => '_sku',
				'value'   => array_map( 'trim', explode( ',', $request['sku'] ) ),
				'compare' => 'IN',
			);
		}
		if ( $request['stock_status'] ) {
			$meta[] = array(
				'key'   => '_stock_status',
				'value' => $request['stock_status'],
			);
		}
		$args['meta_query'] = $meta; // phpcs:ignore WordPress.DB.SlowDBQuery
		if ( $request['search_name_or_sku'] ) {
			$found            = self::named( $request['search_name_or_sku'] );
			$args['post__in'] = $found ? $found : array( 0 );
		} elseif ( $request['search'] ) {
			$args['s'] = $request['search'];
		}
		if ( $request['category'] ) {
			$args['tax_query'] = array( // phpcs:ignore WordPress.DB.SlowDBQuery
				array(
					'taxonomy' => 'product_cat',
					'terms'    => array_map( 'intval', explode( ',', $request['category'] ) ),
				),
			);
		}
		$query = new WP_Query( $args );
		$rows  = array_map( static fn( $post ) => self::shape( new WC_Product_Simple( $post ) ), $query->posts );
		return self::page( $rows, (int) $query->found_posts, $request );
	}

	/** @return int[] Products with these words in their name, or this part of a SKU. */
	private static function named( string $text ): array {
		global $wpdb;
		$like = '%' . $wpdb->esc_like( $text ) . '%';
		return array_map(
			'intval',
			$wpdb->get_col(
				$wpdb->prepare(
					"SELECT p.ID FROM {$wpdb->posts} p LEFT JOIN {$wpdb->postmeta} m ON m.post_id = p.ID AND m.meta_key = '_sku' WHERE p.post_type = 'product' AND ( p.post_title LIKE %s OR m.meta_value LIKE %s )",
					$like,
					$like
				)
			)
		);
	}

	/** @return array<string, mixed>|WP_Error */
	public static function one( WP_REST_Request $request ) {
		$product = wc_get_product( $request['id'] );
		return $product ? self::shape( $product ) : self::missing( 'product' );
	}

	/** @return array<string, mixed> */
	private static function shape( WC_Product $product ): array {
		$post  = get_post( $product->get_id() );
		$image = $product->get_image_id();
		return array(
			'id'                => $product->get_id(),
			'name'              => $product->get_name(),
			'slug'              => $product->get_slug(),
			'permalink'         => $product->get_permalink(),
			'type'              => 'simple',
			'status'            => $product->get_status(),
			'description'       => wpautop( $product->get_description() ),
			'short_description' => wpautop( $product->get_short_description() ),
			'sku'               => $product->get_sku(),
			'price'             => $product->get_price(),
			'regular_price'     => $product->get_regular_price(),
			'sale_price'        => $product->get_sale_price(),
			'on_sale'           => '' !== $product->get_sale_price(),
			'price_html'        => $product->get_price_html(),
			'purchasable'       => $product->is_purchasable(),
			'manage_stock'      => $product->get_manage_stock(),
			'stock_quantity'    => $product->get_stock_quantity(),
			'stock_status'      => $product->get_stock_status(),
			'categories'        => array_map(
				static fn( $term ) => array(
					'id'   => $term->term_id,
					'name' => $term->name,
					'slug' => $term->slug,
				),
				wp_get_object_terms( $product->get_id(), 'product_cat' )
			),
			'images'            => $image ? array(
				array(
					'id'  => $image,
					'src' => (string) wp_get_attachment_url( $image ),
					'alt' => (string) get_post_meta( $image, '_wp_attachment_image_alt', true ),
				),
			) : array(),
			'attributes'        => array(),
			'meta_data'         => array(),
		) + self::dates( 'date_created', (int) strtotime( $post->post_date_gmt . ' UTC' ) ) + self::dates( 'date_modified', (int) strtotime( $post->post_modified_gmt . ' UTC' ) );
	}
}
add_action( 'rest_api_init', array( WC_Standin_Products::class, 'register' ) );
