<?php
/**
 * A line of an order: a product or its shipping.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** An array with names. */
class WC_Order_Item {

	use WC_StandIn_Fields;

	protected const CALLED = 'order item';

	/** @var array<string, mixed> */
	protected $data;

	public function __construct( array $data = array() ) {
		$this->data = $data + $this->defaults();
	}

	/** @return array<string, mixed> */
	protected function defaults(): array {
		return array( 'id' => 0 );
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
