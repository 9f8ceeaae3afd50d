<?php
namespace Baton\Shop;

use Baton\Rest;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Where an order's parcels are, and what the shop wrote to its customer (`Tracking`):
 * WooCommerce's fulfillments, the items that shipment plugins keep, and notes
 * to the customer. Internal notes stay where they are.
 */
final class Tracking {

	private const NOTES     = 5;
	private const SHIPMENTS = 10;

	public static function answer( \WP_REST_Request $request ): \WP_REST_Response {
		$id    = $request->get_json_params()['order'] ?? null;
		$order = is_int( $id ) && $id > 0 ? wc_get_order( $id ) : null;
		if ( ! is_int( $id ) || $id <= 0 ) {
			return Rest::error( 400, 'baton_invalid', 'order must be the id of an order.', 'order' );
		}
		if ( ! $order instanceof \WC_Order ) {
			return new \WP_REST_Response(
				array(
					'shipments' => array(),
					'notes'     => array(),
				)
			);
		}
		$shipments = array_merge( self::fulfillments( $order ), self::items( $order ) );
		return new \WP_REST_Response(
			array(
				'shipments' => array_slice( array_values( array_unique( $shipments, SORT_REGULAR ) ), 0, self::SHIPMENTS ),
				'notes'     => self::notes( $order ),
			)
		);
	}

	/** @return array<int, array<string, string>> Of WooCommerce itself, where that is switched on; what is only prepared it shows no customer. */
	private static function fulfillments( \WC_Order $order ): array {
		try {
			// Without the feature there is no such store, and this throws.
			$store = \WC_Data_Store::load( 'order-fulfillment' );
			$found = array();
			// @phpstan-ignore method.notFound
			foreach ( (array) $store->read_fulfillments( \WC_Order::class, (string) $order->get_id() ) as $one ) {
				if ( $one->get_is_fulfilled() ) {
					$carrier = $one->get_meta( '_provider_name' );
					$found[] = self::shipment( $one->get_meta( '_tracking_number' ), $carrier ? $carrier : self::carrier( (string) $one->get_meta( '_shipment_provider' ) ), $one->get_meta( '_tracking_url' ) );
				}
			}
			return array_values( array_filter( $found ) );
		} catch ( \Throwable $missing ) {
			return array();
		}
	}

	/** "DHL" of "dhl", where WooCommerce knows it. */
	private static function carrier( string $key ): string {
		$known = array( '\Automattic\WooCommerce\Admin\Features\Fulfillments\FulfillmentUtils', 'get_shipping_providers' );
		// Not every WooCommerce has it. @phpstan-ignore function.alreadyNarrowedType
		$one = is_callable( $known ) ? $known()[ $key ] ?? null : null;
		return is_object( $one ) && is_callable( array( $one, 'get_name' ) ) ? (string) $one->get_name() : $key;
	}

	/** @return array<int, array<string, string>> As the usual shipment plugins keep them. */
	private static function items( \WC_Order $order ): array {
		$found = array();
		$items = $order->get_meta( '_wc_shipment_tracking_items' );
		foreach ( is_array( $items ) ? $items : array() as $item ) {
			if ( is_array( $item ) ) {
				$carrier = empty( $item['custom_tracking_provider'] ) ? $item['tracking_provider'] ?? '' : $item['custom_tracking_provider'];
				$found[] = self::shipment( $item['tracking_number'] ?? '', $carrier, $item['custom_tracking_link'] ?? '' );
			}
		}
		return array_values( array_filter( $found ) );
	}

	/**
	 * @param mixed $number
	 * @param mixed $carrier
	 * @param mixed $url
	 * @return array<string, string>|null
	 */
	private static function shipment( $number, $carrier, $url ): ?array {
		if ( ! is_scalar( $number ) || '' === trim( (string) $number ) ) {
			return null;
		}
		$link = is_string( $url ) ? esc_url_raw( $url, array( 'http', 'https' ) ) : '';
		return array(
			'number'  => Text::short( Text::from_html( (string) $number ) ),
			'carrier' => Text::short( Text::from_html( is_scalar( $carrier ) ? (string) $carrier : '' ) ),
		) + ( '' === $link ? array() : array( 'url' => $link ) );
	}

	/** @return array<int, array{text: string, at: int}> */
	private static function notes( \WC_Order $order ): array {
		$notes = wc_get_order_notes(
			array(
				'order_id' => $order->get_id(),
				'type'     => 'customer',
				'limit'    => self::NOTES,
			)
		);
		$found = array();
		foreach ( array_slice( $notes, 0, self::NOTES ) as $note ) {
			// A filter of another plugin's may let internal ones through.
			if ( ! empty( $note->customer_note ) ) {
				$found[] = array(
					'text' => mb_substr( Text::from_html( (string) $note->content ), 0, 1000 ),
					'at'   => $note->date_created ? $note->date_created->getTimestamp() * 1000 : 0,
				);
			}
		}
		return $found;
	}
}
