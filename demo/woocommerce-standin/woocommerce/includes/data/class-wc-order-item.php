<?php
/**
 * A line of an order: a product or its shipping.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** An array with names. */
class WC_Order_Item {

	/** @var array<string, mixed> */
	protected $data;

	public function __construct( array $data = array() ) {
		$this->data = $data + $this->defaults();
	}

	/** @return array<string, mixed> */
	protected function defaults(): array {
		return array( 'id' => 0 );
	}

	public function __call( string $name, array $arguments ) {
		$field = substr( $name, 4 );
		if ( ! array_key_exists( $field, $this->data ) ) {
			throw new BadMethodCallException( "The stand-in's order item has no {$name}()." );
		}
		if ( str_starts_with( $name, 'set_' ) ) {
			$this->data[ $field ] = $arguments[0];
			return null;
		}
		return $this->data[ $field ];
	}

	/** @return array<string, mixed> What is stored. */
	public function export(): array {
		return $this->data;
	}
}

/** A product and how many. */
class WC_Order_Item_Product extends WC_Order_Item {

	protected function defaults(): array {
		return array(
			'id'         => 0,
			'type'       => 'line_item',
			'name'       => '',
			'product_id' => 0,
			'sku'        => '',
			'quantity'   => 1,
			'subtotal'   => '0',
			'total'      => '0',
		);
	}

	public function get_product() {
		return wc_get_product( (int) $this->data['product_id'] );
	}
}

/** How it travels. */
class WC_Order_Item_Shipping extends WC_Order_Item {

	protected function defaults(): array {
		return array(
			'id'           => 0,
			'type'         => 'shipping',
			'method_title' => '',
			'method_id'    => '',
			'total'        => '0',
		);
	}
}
