<?php
/**
 * A product to choose of, and each choice.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** What can be chosen: its name and its options. */
class WC_Product_Attribute {

	use WC_StandIn_Fields;

	protected const CALLED = 'attribute';

	/** @var array<string, mixed> */
	private $data;

	/** @param array<string, mixed> $data As `export()` gave it. */
	public function __construct( array $data = array() ) {
		$this->data = $data + array(
			'id'        => 0,
			'name'      => '',
			'options'   => array(),
			'position'  => 0,
			'visible'   => false,
			'variation' => false,
		);
	}

	/** @return array<string, mixed> What is stored. */
	public function export(): array {
		return $this->data;
	}
}

/** Its price and stock are those of its choices. */
class WC_Product_Variable extends WC_Product {

	public function get_type(): string {
		return 'variable';
	}

	/** @return int[] */
	public function get_children(): array {
		return get_posts(
			array(
				'post_type'      => 'product_variation',
				'post_status'    => 'publish',
				'post_parent'    => $this->id,
				'posts_per_page' => 100,
				'orderby'        => 'ID',
				'order'          => 'ASC',
				'fields'         => 'ids',
			)
		);
	}

	/** @return int[] */
	public function get_visible_children(): array {
		return $this->get_children();
	}

	/** @return string The least or the greatest. */
	public function get_variation_price( string $which = 'min', bool $for_display = false ): string {
		$prices = array_filter( array_map( static fn( $id ) => wc_get_product( $id )->get_price(), $this->get_children() ), 'strlen' );
		sort( $prices, SORT_NUMERIC );
		return $prices ? (string) ( 'min' === $which ? reset( $prices ) : end( $prices ) ) : '';
	}

	public function get_price(): string {
		return $this->get_variation_price();
	}

	/** After its choices have changed. */
	public static function sync( $product ): void {
		$own   = new self( $product );
		$stock = array_map( static fn( $id ) => wc_get_product( $id )->get_stock_status(), $own->get_children() );
		$own->set_stock_status( in_array( 'instock', $stock, true ) ? 'instock' : 'outofstock' );
		$own->save();
	}
}

/** One choice. */
class WC_Product_Variation extends WC_Product_Simple {

	protected const POST_TYPE = 'product_variation';

	public function get_type(): string {
		return 'variation';
	}

	public function save(): int {
		$this->data['name'] = wc_get_product( $this->data['parent_id'] )->get_name() . ' - ' . implode( ', ', $this->data['attributes'] );
		return parent::save();
	}

	/** @param array<string, string> $attributes What was chosen, by slug. */
	public function set_attributes( array $attributes ): void {
		$this->data['attributes'] = $attributes;
	}

	protected function read_attributes( int $id ): array {
		$found = get_post_meta( $id, '_variation_attributes', true );
		return is_array( $found ) ? $found : array();
	}

	protected function save_attributes(): void {
		update_post_meta( $this->id, '_variation_attributes', $this->data['attributes'] );
	}
}

/** "Colour: Blue, Size: L" */
function wc_get_formatted_variation( $variation, bool $flat = false, bool $include_names = true, bool $skip_attributes_in_name = false ): string {
	$parent = wc_get_product( $variation->get_parent_id() );
	$said   = array();
	foreach ( $variation->get_attributes() as $slug => $value ) {
		$attribute = $parent ? $parent->get_attributes()[ $slug ] ?? null : null;
		$said[]    = ( $include_names && $attribute ? $attribute->get_name() . ': ' : '' ) . $value;
	}
	return implode( $flat ? ', ' : "\n", $said );
}

function wc_attribute_label( string $name, $product = null ): string {
	$attribute = $product ? $product->get_attributes()[ sanitize_title( $name ) ] ?? null : null;
	return $attribute instanceof WC_Product_Attribute ? $attribute->get_name() : $name;
}

/**
 * The product of an id, a post or the loop.
 *
 * @param mixed $product False for the current post.
 * @return WC_Product|false|null
 */
function wc_get_product( $product = false ) {
	$id    = false === $product ? get_the_ID() : ( $product instanceof WC_Product ? $product->get_id() : $product );
	$post  = $id ? get_post( $id ) : null;
	$class = WC_Product_Simple::class;
	if ( $post && 'product_variation' === $post->post_type ) {
		$class = WC_Product_Variation::class;
	} elseif ( $post && 'variable' === get_post_meta( $post->ID, '_product_type', true ) ) {
		$class = WC_Product_Variable::class;
	}
	$found = new $class( $post ? $post : 0 );
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
	return array_map( 'wc_get_product', $posts );
}

/**
 * @param mixed    $product  Product or its id.
 * @param int|null $quantity How many there are now.
 */
function wc_update_product_stock( $product, $quantity = null ): void {
	$own = wc_get_product( $product );
	$own->set_stock_quantity( $quantity );
	$own->save();
}
