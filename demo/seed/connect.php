<?php
/**
 * Connects Baton to the sidecar at the address given, and prints the connection
 * string: wp eval-file connect.php URL
 *
 * @package Baton\Demo
 */

list( $sidecar_url ) = $args;

$people = json_decode( (string) file_get_contents( __DIR__ . '/people.json' ), true );
foreach ( $people['agents'] as $person ) {
	get_user_by( 'login', $person['user'] )->set_role( 'baton_agent' );
}

WP_CLI::runcommand( 'baton settings set sidecar_url ' . escapeshellarg( $sidecar_url ), array( 'launch' => false ) );
WP_CLI::runcommand( 'baton settings set accent "#24504a"', array( 'launch' => false ) );
$contact = get_page_by_path( 'contact' );
if ( $contact ) {
	WP_CLI::runcommand( 'baton settings set contact_page ' . $contact->ID, array( 'launch' => false ) );
}
WP_CLI::runcommand( 'baton connect', array( 'launch' => false ) );
