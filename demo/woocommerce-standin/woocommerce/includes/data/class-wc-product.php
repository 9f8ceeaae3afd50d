<?php
/**
 * A product: a post with meta of the names that WooCommerce uses.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Read, change, save. */
class WC_Product {

	/** @var int */
	protected $id = 0;

	/** @var array<string, mixed> */
	protected $data = array(
		'name'              => '',
		'slug'              => '',
		'status'            => 'publish',
		'description'       => '',
		'short_description' => '',
		'sku'               => '',
		'regular_price'     => '',
		'sale_price'        => '',
		'manage_stock'      => false,
		'stock_quantity'    => null,
		'stock_status'      => 'instock',
		'image_id'          => 0,
		'category_ids'      => array(),
	);

	public function __construct( $product = 0 ) {
		$post = $product ? get_post( $product instanceof self ? $product->get_id() : $product ) : null;
		if ( ! $post || 'product' !== $post->post_type ) {
			return;
		}
		$meta       = static fn( string $name ) => get_post_meta( $post->ID, $name, true );
		$this->id   = $post->ID;
		$this->data = array(
			'name'              => $post->post_title,
			'slug'              => $post->post_name,
			'status'            => $post->post_status,
			'description'       => $post->post_content,
			'short_description' => $post->post_excerpt,
			'sku'               => (string) $meta( '_sku' ),
			'regular_price'     => (string) $meta( '_regular_price' ),
			'sale_price'        => (string) $meta( '_sale_price' ),
			'manage_stock'      => 'yes' === $meta( '_manage_stock' ),
			'stock_quantity'    => '' === (string) $meta( '_stock' ) ? null : (int) $meta( '_stock' ),
			'stock_status'      => $meta( '_stock_status' ) ? $meta( '_stock_status' ) : 'instock',
			'image_id'          => (int) $meta( '_thumbnail_id' ),
			'category_ids'      => wp_get_object_terms( $post->ID, 'product_cat', array( 'fields' => 'ids' ) ),
		);
	}

	/**
	 * The get_… and set_… of every field above.
	 *
	 * @param string  $name      Method.
	 * @param mixed[] $arguments The value to set.
	 * @return mixed
	 */
	public function __call( string $name, array $arguments ) {
		$field = substr( $name, 4 );
		if ( ! array_key_exists( $field, $this->data ) ) {
			throw new BadMethodCallException( "The stand-in's product has no {$name}()." );
		}
		if ( str_starts_with( $name, 'set_' ) ) {
			$this->data[ $field ] = $arguments[0];
			return null;
		}
		return $this->data[ $field ];
	}

	public function get_id(): int {
		return $this->id;
	}

	public function get_type(): string {
		return 'simple';
	}

	public function get_price(): string {
		return (string) ( '' !== $this->data['sale_price'] ? $this->data['sale_price'] : $this->data['regular_price'] );
	}

	public function get_permalink(): string {
		return (string) get_permalink( $this->id );
	}

	public function get_price_html(): string {
		return wc_price( $this->get_price() );
	}

	public function get_image( $size = 'woocommerce_thumbnail' ): string {
		return $this->data['image_id'] ? wp_get_attachment_image( $this->data['image_id'], 'full' ) : '';
	}

	public function is_in_stock(): bool {
		return 'outofstock' !== $this->data['stock_status'];
	}

	/** @return array{availability: string, class: string} In words, as the product's page shows it; nothing to say of plain stock. */
	public function get_availability(): array {
		if ( ! $this->is_in_stock() ) {
			return array(
				'availability' => 'Out of stock',
				'class'        => 'out-of-stock',
			);
		}
		return array(
			'availability' => $this->data['manage_stock'] ? sprintf( '%d in stock', $this->data['stock_quantity'] ) : '',
			'class'        => 'in-stock',
		);
	}

	public function get_parent_id(): int {
		return 0;
	}

	/** @return array<string, mixed> */
	public function get_attributes(): array {
		return array();
	}

	public function is_purchasable(): bool {
		return '' !== $this->get_price() && 'publish' === $this->data['status'];
	}

	public function exists(): bool {
		return $this->id > 0;
	}

	public function save(): int {
		if ( $this->data['manage_stock'] ) {
			$this->data['stock_status'] = (int) $this->data['stock_quantity'] > 0 ? 'instock' : 'outofstock';
		}
		$this->id = (int) wp_insert_post(
			wp_slash(
				array(
					'ID'           => $this->id,
					'post_type'    => 'product',
					'post_status'  => $this->data['status'],
					'post_title'   => $this->data['name'],
					'post_content' => $this->data['description'],
					'post_excerpt' => $this->data['short_description'],
				)
			)
		);
		foreach ( array(
			'_sku'           => $this->data['sku'],
			'_regular_price' => $this->data['regular_price'],
			'_sale_price'    => $this->data['sale_price'],
			'_price'         => $this->get_price(),
			'_manage_stock'  => $this->data['manage_stock'] ? 'yes' : 'no',
			'_stock'         => $this->data['stock_quantity'],
			'_stock_status'  => $this->data['stock_status'],
			'_thumbnail_id'  => $this->data['image_id'],
		) as $name => $value ) {
			update_post_meta( $this->id, $name, $value );
		}
		wp_set_object_terms( $this->id, array_map( 'intval', $this->data['category_ids'] ), 'product_cat' );
		return $this->id;
	}
}

/** The only type there is. */
class WC_Product_Simple extends WC_Product {}

/**
 * The product of an id, a post or the loop.
 *
 * @param mixed $product False for the current post.
 * @return WC_Product|false|null
 */
function wc_get_product( $product = false ) {
	$found = new WC_Product_Simple( false === $product ? get_the_ID() : $product );
	return $found->exists() ? $found : false;
}

/**
 * @param array<string, mixed> $args limit, status, include.
 * @return WC_Product[]
 */
function wc_get_products( array $args = array() ): array {
	$posts = get_posts(
		array(
			'post_type'      => 'product',
			'post_status'    => $args['status'] ?? 'publish',
			'posts_per_page' => $args['limit'] ?? 10,
			'post__in'       => $args['include'] ?? array(),
			'orderby'        => 'ID',
			'order'          => 'ASC',
		)
	);
	return array_map( static fn( $post ) => new WC_Product_Simple( $post ), $posts );
}
