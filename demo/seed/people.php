<?php
/**
 * Customers and agents.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

/**
 * Creates them. Agents get their role when Baton is activated.
 *
 * @return array<string, int> User ids of the customers, by login.
 */
function baton_demo_people(): array {
	$people    = json_decode( (string) file_get_contents( __DIR__ . '/people.json' ), true );
	$addresses = baton_demo_addresses();
	$ids       = array();

	wp_update_user(
		array(
			'ID'           => 1,
			'display_name' => 'Owner',
		)
	);
	foreach ( $people['agents'] as $agent ) {
		list( $first, $last ) = explode( ' ', $agent['name'] );
		wp_insert_user(
			array(
				'user_login'   => $agent['user'],
				'user_pass'    => $agent['password'],
				'user_email'   => $agent['user'] . '@juniper-and-tide.example',
				'display_name' => $agent['name'],
				'first_name'   => $first,
				'last_name'    => $last,
				'role'         => 'subscriber',
			)
		);
	}
	foreach ( $people['customers'] as $customer ) {
		$address = $addresses[ $customer['user'] ];
		$id      = wp_insert_user(
			array(
				'user_login'   => $customer['user'],
				'user_pass'    => $customer['password'],
				'user_email'   => $customer['email'],
				'display_name' => $address['first_name'] . ' ' . $address['last_name'],
				'first_name'   => $address['first_name'],
				'last_name'    => $address['last_name'],
				'role'         => 'customer',
			)
		);
		foreach ( $address as $field => $value ) {
			update_user_meta( $id, 'billing_' . $field, $value );
			update_user_meta( $id, 'shipping_' . $field, $value );
		}
		update_user_meta( $id, 'billing_email', $customer['email'] );
		$ids[ $customer['user'] ] = $id;
	}
	return $ids;
}

/**
 * Where the customers live.
 *
 * @return array<string, array<string, string>> By login.
 */
function baton_demo_addresses(): array {
	return array(
		'ines'   => array(
			'first_name' => 'Inês',
			'last_name'  => 'Carvalho',
			'address_1'  => '218 Congress Street, Apt 4',
			'city'       => 'Portland',
			'state'      => 'ME',
			'postcode'   => '04101',
			'country'    => 'US',
			'phone'      => '207-555-0117',
		),
		'walter' => array(
			'first_name' => 'Walter',
			'last_name'  => 'Brandt',
			'address_1'  => '77 Elm Road',
			'city'       => 'Burlington',
			'state'      => 'VT',
			'postcode'   => '05401',
			'country'    => 'US',
			'phone'      => '802-555-0164',
		),
		'priya'  => array(
			'first_name' => 'Priya',
			'last_name'  => 'Raman',
			'address_1'  => '1520 Beacon Street',
			'city'       => 'Brookline',
			'state'      => 'MA',
			'postcode'   => '02446',
			'country'    => 'US',
			'phone'      => '617-555-0139',
		),
	);
}
