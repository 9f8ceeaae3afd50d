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
		self::route( '/products/(?P<product_id>\d+)/variations', array( self::class, 'variations' ), 'read_private_products', $parameters );
	}

	public static function list( WP_REST_Request $request ): WP_REST_Response {
		$args = array(
			'post_type'      => 'product',
			'post_status'    => $request['status'],
			'posts_per_page' => $request['per_page'],
			'paged'          => $request['page'],
			'post__in'       => $request['include'],
			'post__not_in'   => $request['exclude'],
			'orderby'        => 'id' === $request['orderby'] ? 'ID' : array(
				'date' => $request['order'],
				'ID'   => $request['order'],
			),
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
			// As WooCommerce does, which takes each choice for a product here.
			$args['post_type'] = array( 'product', 'product_variation' );
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
		$rows  = array_map( static fn( $post ) => self::shape( wc_get_product( $post ) ), $query->posts );
		return self::page( $rows, (int) $query->found_posts, $request );
	}

	/** @return int[] Products and variations that have each of these words in their name or SKU. */
	private static function named( string $text ): array {
		global $wpdb;
		$each = array();
		foreach ( array_filter( array_map( 'trim', explode( ' ', $text ) ) ) as $word ) {
			$like   = '%' . $wpdb->esc_like( $word ) . '%';
			$each[] = $wpdb->prepare( '( p.post_title LIKE %s OR m.meta_value LIKE %s )', $like, $like );
		}
		$all = implode( ' AND ', $each );
		return array_map( 'intval', $wpdb->get_col( "SELECT p.ID FROM {$wpdb->posts} p LEFT JOIN {$wpdb->postmeta} m ON m.post_id = p.ID AND m.meta_key = '_sku' WHERE p.post_type IN ( 'product', 'product_variation' ) AND {$all}" ) );
	}

	/** @return array<string, mixed>|WP_Error */
	public static function one( WP_REST_Request $request ) {
		$product = wc_get_product( $request['id'] );
		return $product ? self::shape( $product ) : self::missing( 'product' );
	}

	/** @return WP_REST_Response|WP_Error */
	public static function variations( WP_REST_Request $request ) {
		$product = wc_get_product( $request['product_id'] );
		if ( ! $product instanceof WC_Product_Variable ) {
			return self::missing( 'product' );
		}
		$ids  = array_reverse( $product->get_children() );
		$rows = array_map( static fn( $id ) => self::variation( wc_get_product( $id ), $product ), array_slice( $ids, ( $request['page'] - 1 ) * $request['per_page'], $request['per_page'] ) );
		return self::page( $rows, count( $ids ), $request );
	}

	/** @return array<string, mixed> */
	private static function variation( WC_Product_Variation $variation, WC_Product_Variable $product ): array {
		$chosen = array();
		foreach ( $variation->get_attributes() as $slug => $option ) {
			$chosen[] = array(
				'id'     => 0,
				'name'   => $product->get_attributes()[ $slug ]->get_name(),
				'option' => $option,
			);
		}
		return array( 'attributes' => $chosen ) + array_intersect_key( self::shape( $variation ), array_flip( array( 'id', 'name', 'permalink', 'type', 'status', 'sku', 'price', 'regular_price', 'sale_price', 'on_sale', 'purchasable', 'manage_stock', 'stock_quantity', 'stock_status' ) ) );
	}

	/** @return array<string, mixed> */
	private static function shape( WC_Product $product ): array {
		$post  = get_post( $product->get_id() );
		$image = $product->get_image_id();
		return array(
			'id'                => $product->get_id(),
			'parent_id'         => $product->get_parent_id(),
			'name'              => $product->get_name(),
			'slug'              => $product->get_slug(),
			'permalink'         => $product->get_permalink(),
			'type'              => $product->get_type(),
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
			'attributes'        => array_map(
				static fn( $one ) => $one->export(),
				array_values( array_filter( $product->get_attributes(), 'is_object' ) )
			),
			'meta_data'         => array(),
		) + self::dates( 'date_created', (int) strtotime( $post->post_date_gmt . ' UTC' ) ) + self::dates( 'date_modified', (int) strtotime( $post->post_modified_gmt . ' UTC' ) );
	}
}
add_action( 'rest_api_init', array( WC_Standin_Products::class, 'register' ) );
