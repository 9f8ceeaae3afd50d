<?php
/**
 * A product: a post with meta of the names that WooCommerce uses.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Read, change, save. */
class WC_Product {

	use WC_StandIn_Fields;

	protected const CALLED = 'product';

	protected const POST_TYPE = 'product';

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
		'parent_id'         => 0,
		'attributes'        => array(),
	);

	public function __construct( $product = 0 ) {
		$post = $product ? get_post( $product instanceof self ? $product->get_id() : $product ) : null;
		if ( ! $post || static::POST_TYPE !== $post->post_type ) {
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
			'parent_id'         => $post->post_parent,
			'attributes'        => $this->read_attributes( $post->ID ),
		);
	}

	/** @return array<string, WC_Product_Attribute|string> By their slug. */
	protected function read_attributes( int $id ): array {
		$found = array();
		foreach ( (array) get_post_meta( $id, '_product_attributes', true ) as $stored ) {
			if ( is_array( $stored ) ) {
				$attribute                                  = new WC_Product_Attribute( $stored );
				$found[ sanitize_title( $stored['name'] ) ] = $attribute;
			}
		}
		return $found;
	}

	protected function save_attributes(): void {
		update_post_meta( $this->id, '_product_attributes', array_map( static fn( $one ) => $one->export(), array_values( $this->data['attributes'] ) ) );
	}

	/** @return string Of an attribute the choices, or the one that was chosen. */
	public function get_attribute( string $name ): string {
		$found = $this->data['attributes'][ sanitize_title( $name ) ] ?? '';
		return $found instanceof WC_Product_Attribute ? implode( ' | ', $found->get_options() ) : (string) $found;
	}

	/** @param array<int|string, WC_Product_Attribute> $attributes What can be chosen. */
	public function set_attributes( array $attributes ): void {
		$this->data['attributes'] = array();
		foreach ( $attributes as $attribute ) {
			$this->data['attributes'][ sanitize_title( $attribute->get_name() ) ] = $attribute;
		}
	}

	public function get_price_suffix(): string {
		return '';
	}

	public function is_type( $type ): bool {
		return in_array( $this->get_type(), (array) $type, true );
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
					'post_type'    => static::POST_TYPE,
					'post_parent'  => $this->data['parent_id'],
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
			'_product_type'  => $this->get_type(),
		) as $name => $value ) {
			update_post_meta( $this->id, $name, $value );
		}
		$this->save_attributes();
		wp_set_object_terms( $this->id, array_map( 'intval', $this->data['category_ids'] ), 'product_cat' );
		return $this->id;
	}
}

/** What is sold as it is. */
class WC_Product_Simple extends WC_Product {}
