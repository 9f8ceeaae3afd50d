<?php
/**
 * /wc/v3/orders with notes and refunds.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Orders. */
final class WC_Standin_Orders extends WC_Standin_Controller {

	private const MAY = 'read_private_shop_orders';

	public static function register(): void {
		$order = '/orders/(?P<id>\d+)';
		self::route( '/orders', array( self::class, 'list' ), self::MAY, self::parameters() );
		self::route( $order, array( self::class, 'one' ), self::MAY );
		self::route(
			$order . '/notes',
			array( self::class, 'notes' ),
			self::MAY,
			array(
				'type' => array(
					'type'    => 'string',
					'enum'    => array( 'any', 'customer', 'internal' ),
					'default' => 'any',
				),
			)
		);
		self::route( $order . '/refunds', array( self::class, 'refunds' ), self::MAY, self::collection() );
	}

	private static function parameters(): array {
		return self::collection(
			array(
				'customer' => array( 'type' => 'integer' ),
				'parent'   => array(
					'type'  => 'array',
					'items' => array( 'type' => 'integer' ),
				),
				'status'   => array(
					'type'    => 'array',
					'items'   => array(
						'type' => 'string',
						'enum' => array_merge( array( 'any', 'trash' ), array_map( static fn( $status ) => substr( $status, 3 ), array_keys( wc_get_order_statuses() ) ) ),
					),
					'default' => array( 'any' ),
				),
				'after'    => array(
					'type'   => 'string',
					'format' => 'date-time',
				),
				'before'   => array(
					'type'   => 'string',
					'format' => 'date-time',
				),
				'orderby'  => array(
					'type'    => 'string',
					'enum'    => array( 'date', 'id', 'include', 'title', 'slug', 'modified' ),
					'default' => 'date',
				),
			)
		);
	}

	public static function list( WP_REST_Request $request ): WP_REST_Response {
		$args = array(
			'status'  => $request['status'],
			'include' => $request['include'],
			'exclude' => $request['exclude'],
			'search'  => (string) $request['search'],
			'orderby' => $request['orderby'],
			'order'   => $request['order'],
			'after'   => $request['after'] ? strtotime( $request['after'] ) : 0,
			'before'  => $request['before'] ? strtotime( $request['before'] ) : 0,
			'limit'   => $request['per_page'],
			'offset'  => ( $request['page'] - 1 ) * $request['per_page'],
		);
		if ( null !== $request['customer'] ) {
			$args['customer_id'] = $request['customer'];
		}
		return self::page( array_map( array( self::class, 'shape' ), wc_get_orders( $args ) ), wc_standin_count_orders( $args ), $request );
	}

	/** @return array<string, mixed>|WP_Error */
	public static function one( WP_REST_Request $request ) {
		$order = wc_get_order( $request['id'] );
		return $order instanceof WC_Order ? self::shape( $order ) : self::missing( 'shop_order' );
	}

	/** @return array<int, array<string, mixed>>|WP_Error */
	public static function notes( WP_REST_Request $request ) {
		if ( ! wc_get_order( $request['id'] ) ) {
			return self::missing( 'order' );
		}
		$args = array(
			'order_id' => $request['id'],
			'type'     => 'any' === $request['type'] ? '' : $request['type'],
		);
		return array_map(
			static fn( $note ) => array(
				'id'            => $note->id,
				'author'        => $note->added_by,
				'note'          => $note->content,
				'customer_note' => $note->customer_note,
			) + self::dates( 'date_created', $note->date_created->getTimestamp() ),
			wc_get_order_notes( $args )
		);
	}

	/** @return WP_REST_Response|WP_Error */
	public static function refunds( WP_REST_Request $request ) {
		$order = wc_get_order( $request['id'] );
		if ( ! $order instanceof WC_Order ) {
			return self::missing( 'order' );
		}
		$refunds = $order->get_refunds();
		$page    = array_slice( $refunds, ( $request['page'] - 1 ) * $request['per_page'], $request['per_page'] );
		$rows    = array_map(
			static fn( $refund ) => array(
				'id'               => $refund->get_id(),
				'parent_id'        => $refund->get_parent_id(),
				'amount'           => $refund->get_amount(),
				'reason'           => $refund->get_reason(),
				'refunded_by'      => (int) $refund->get_refunded_by(),
				'refunded_payment' => false,
				'meta_data'        => array(),
				'line_items'       => self::lines( $refund ),
			) + self::dates( 'date_created', $refund->export()['date_created'] ),
			$page
		);
		return self::page( $rows, count( $refunds ), $request );
	}

	/** @return array<string, mixed> */
	private static function shape( WC_Order $order ): array {
		$data = $order->export();
		return array(
			'id'                   => $order->get_id(),
			'parent_id'            => 0,
			'status'               => $data['status'],
			'currency'             => $data['currency'],
			'version'              => WC_VERSION,
			'prices_include_tax'   => false,
			'discount_total'       => '0.00',
			'discount_tax'         => '0.00',
			'shipping_total'       => $data['shipping_total'],
			'shipping_tax'         => '0.00',
			'cart_tax'             => '0.00',
			'total'                => $data['total'],
			'total_tax'            => '0.00',
			'customer_id'          => (int) $data['customer_id'],
			'order_key'            => $data['order_key'],
			'billing'              => self::address( $data['billing'], self::BILLING ),
			'shipping'             => self::address( $data['shipping'], self::SHIPPING ),
			'payment_method'       => $data['payment_method'],
			'payment_method_title' => $data['payment_method_title'],
			'transaction_id'       => '',
			'customer_ip_address'  => '',
			'customer_user_agent'  => '',
			'created_via'          => $data['created_via'],
			'customer_note'        => $data['customer_note'],
			'cart_hash'            => '',
			'number'               => $order->get_order_number(),
			'meta_data'            => array(),
			'line_items'           => self::lines( $order ),
			'tax_lines'            => array(),
			'shipping_lines'       => array_map(
				static fn( $item ) => array(
					'id'           => $item->get_id(),
					'method_title' => $item->get_method_title(),
					'method_id'    => $item->get_method_id(),
					'total'        => $item->get_total(),
				),
				array_values( $order->get_items( 'shipping' ) )
			),
			'fee_lines'            => array(),
			'coupon_lines'         => array(),
			'refunds'              => array_map(
				static fn( $refund ) => array(
					'id'     => $refund->get_id(),
					'reason' => $refund->get_reason(),
					'total'  => $refund->get_total(),
				),
				$order->get_refunds()
			),
			'payment_url'          => wc_get_checkout_url() . 'order-pay/' . $order->get_id() . '/?pay_for_order=true&key=' . $data['order_key'],
			'is_editable'          => $order->has_status( array( 'pending', 'on-hold' ) ),
			'needs_payment'        => $order->has_status( array( 'pending', 'failed' ) ),
			'needs_processing'     => true,
			'currency_symbol'      => html_entity_decode( get_woocommerce_currency_symbol( $data['currency'] ) ),
		) + self::dates( 'date_created', $data['date_created'] ) + self::dates( 'date_modified', $data['date_modified'] )
			+ self::dates( 'date_completed', $data['date_completed'] ) + self::dates( 'date_paid', $data['date_paid'] );
	}

	/** @return array<int, array<string, mixed>> */
	private static function lines( WC_Abstract_Order $order ): array {
		return array_map(
			static fn( $item ) => array(
				'id'           => $item->get_id(),
				'name'         => $item->get_name(),
				'product_id'   => $item->get_product_id(),
				'variation_id' => 0,
				'quantity'     => $item->get_quantity(),
				'subtotal'     => $item->get_subtotal(),
				'total'        => $item->get_total(),
				'sku'          => $item->get_sku(),
				'price'        => $item->get_quantity() ? (float) $item->get_total() / $item->get_quantity() : 0,
				'meta_data'    => array(),
			),
			array_values( $order->get_items() )
		);
	}
}
add_action( 'rest_api_init', array( WC_Standin_Orders::class, 'register' ) );
