<?php
namespace Baton\Tests;

final class TrackingTest extends ShopTestCase {

	private function order(): \WC_Order {
		$this->needs( 'wc_create_order', 'wc_get_order_notes' );
		$order = wc_create_order();
		$order->set_status( 'processing' );
		$order->save();
		return $order;
	}

	/** @return array{shipments: array<int, array<string, string>>, notes: array<int, array{text: string, at: int}>} */
	private function tracking( int $order ): array {
		$answer = $this->signed( '/tracking', array( 'order' => $order ) );
		$this->assertSame( 200, $answer->get_status() );
		return $answer->get_data();
	}

	public function test_14_6_what_was_written_to_the_customer_is_told_and_nothing_internal() {
		$order = $this->order();
		$order->add_order_note( 'canary-internal', 0 );
		$order->add_order_note( '<b>On its way</b> &amp; soon there', 1 );
		$told = $this->tracking( $order->get_id() );
		$this->assertSame( array(), $told['shipments'] );
		$this->assertSame( 'On its way & soon there', $told['notes'][0]['text'] );
		$this->assertCount( 1, $told['notes'] );
		$this->assertLessThan( 60000, abs( $told['notes'][0]['at'] - time() * 1000 ) );
	}

	public function test_14_6_numbers_that_shipment_plugins_keep_are_told_with_http_links_alone() {
		$order = $this->order();
		$order->update_meta_data(
			'_wc_shipment_tracking_items',
			array(
				array(
					'tracking_provider'        => 'ups',
					'custom_tracking_provider' => '',
					'custom_tracking_link'     => '',
					'tracking_number'          => '1Z999',
				),
				array(
					'custom_tracking_provider' => 'Bike <i>courier</i>',
					'custom_tracking_link'     => 'javascript:alert(1)',
					'tracking_number'          => 'B-7',
				),
				array( 'tracking_number' => array( 'x' ) ),
			)
		);
		$order->save();
		$this->assertSame(
			array(
				array(
					'number'  => '1Z999',
					'carrier' => 'ups',
				),
				array(
					'number'  => 'B-7',
					'carrier' => 'Bike courier',
				),
			),
			$this->tracking( $order->get_id() )['shipments']
		);
	}

	public function test_14_6_an_order_that_is_not_there_has_nothing_and_nonsense_is_refused() {
		$this->assertSame( array(), $this->tracking( 99999999 )['notes'] );
		foreach ( array( 0, -1, '7', null, array( 7 ) ) as $wrong ) {
			$answer = $this->signed( '/tracking', array( 'order' => $wrong ) );
			$this->assertSame( 400, $answer->get_status() );
			$this->assertSame( 'order', $answer->get_data()['field'] );
		}
	}
}
