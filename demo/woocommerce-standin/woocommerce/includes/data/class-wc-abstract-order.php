<?php
/**
 * What an order and a refund have in common.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** A document in the orders table. */
abstract class WC_Abstract_Order {

	use WC_StandIn_Fields;

	protected const CALLED = 'order';

	/** @var array<string, mixed> */
	protected $data;

	/** @var WC_Order_Item[] */
	protected $items = array();

	/** @param array<string, mixed> $data As `export()` gave it. */
	public function __construct( array $data = array() ) {
		$this->data = $data + $this->defaults() + array(
			'id'            => 0,
			'parent_id'     => 0,
			'status'        => 'pending',
			'currency'      => get_woocommerce_currency(),
			'customer_id'   => 0,
			'total'         => '0.00',
			'date_created'  => time(),
			'date_modified' => time(),
			'items'         => array(),
			'meta'          => array(),
		);
		foreach ( $this->data['items'] as $item ) {
			$class         = 'shipping' === $item['type'] ? WC_Order_Item_Shipping::class : WC_Order_Item_Product::class;
			$this->items[] = new $class( $item );
		}
	}

	/** @return array<string, mixed> */
	abstract protected function defaults(): array;

	abstract public function get_type(): string;

	public function get_id(): int {
		return (int) $this->data['id'];
	}

	public function set_id( int $id ): void {
		$this->data['id'] = $id;
	}

	public function get_date_created(): WC_DateTime {
		return new WC_DateTime( '@' . $this->data['date_created'] );
	}

	public function set_date_created( $when ): void {
		$this->data['date_created'] = is_numeric( $when ) ? (int) $when : (int) strtotime( (string) $when );
	}

	/** @return mixed '' for none. */
	public function get_meta( string $key ) {
		return $this->data['meta'][ $key ] ?? '';
	}

	/** @param mixed $value */
	public function update_meta_data( string $key, $value ): void {
		$this->data['meta'][ $key ] = $value;
	}

	/**
	 * @param string $type line_item or shipping.
	 * @return array<int, WC_Order_Item> By item id.
	 */
	public function get_items( string $type = 'line_item' ): array {
		$found = array();
		foreach ( $this->items as $item ) {
			if ( $type === $item->get_type() ) {
				$found[ $item->get_id() ] = $item;
			}
		}
		return $found;
	}

	public function add_item( WC_Order_Item $item ): void {
		$item->set_id( wc_standin_next_item_id() );
		$this->items[] = $item;
	}

	/** @return array<string, mixed> */
	public function export(): array {
		$data          = $this->data;
		$data['items'] = array_map( static fn( $item ) => $item->export(), $this->items );
		return $data;
	}

	public function save(): int {
		$this->data['date_modified'] = time();
		return wc_standin_store_order( $this );
	}
}

/** A time with WooCommerce's helpers. */
class WC_DateTime extends DateTime {

	public function date( string $format ): string {
		return gmdate( $format, $this->getTimestamp() );
	}

	public function date_i18n( string $format = 'Y-m-d' ): string {
		return wp_date( $format, $this->getTimestamp() );
	}
}
