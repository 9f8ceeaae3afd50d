<?php
namespace Baton\Tests;

use Baton\Session\CustomerEndpoint;
use Baton\Settings\Contact;
use Baton\Settings\Options;
use Baton\Storefront\Loader;

final class ContactTest extends ShopTestCase {

	protected function set_up() {
		parent::set_up();
		// The shop that the tests run in may have one of its own.
		delete_option( 'baton_settings' );
		foreach ( get_posts(
			array(
				'post_type'   => 'page',
				'numberposts' => -1,
			)
		) as $page ) {
			wp_delete_post( $page->ID, true );
		}
	}

	private function page( string $slug, array $changes = array() ): int {
		return wp_insert_post(
			array_merge(
				array(
					'post_type'   => 'page',
					'post_status' => 'publish',
					'post_title'  => ucfirst( $slug ),
					'post_name'   => $slug,
				),
				$changes
			)
		);
	}

	public function test_10_6_without_any_page_there_is_none() {
		$this->page( 'about-us' );
		$this->assertSame( '', Contact::url() );
	}

	/** @dataProvider slugs */
	public function test_10_6_a_page_that_looks_like_it_is_found( string $slug ) {
		$this->assertSame( '', Contact::url() );
		$id = $this->page( $slug );
		$this->assertSame( get_permalink( $id ), Contact::url() );
	}

	public function slugs(): array {
		return array(
			'English' => array( 'contact-us' ),
			'German'  => array( 'kontakt' ),
			'Spanish' => array( 'contacto' ),
			'Italian' => array( 'contatti' ),
		);
	}

	public function test_10_6_nobody_is_sent_to_a_page_that_is_not_for_everybody() {
		$this->page( 'contact', array( 'post_status' => 'draft' ) );
		$this->page( 'kontakt', array( 'post_password' => 'secret' ) );
		$this->assertSame( '', Contact::url() );
	}

	public function test_10_6_a_page_that_goes_away_is_no_longer_linked() {
		$id = $this->page( 'contact' );
		$this->assertNotSame( '', Contact::url() );
		wp_update_post(
			array(
				'ID'          => $id,
				'post_status' => 'draft',
			)
		);
		$this->assertSame( '', Contact::url() );
		wp_update_post(
			array(
				'ID'          => $id,
				'post_status' => 'publish',
			)
		);
		$this->assertNotSame( '', Contact::url() );
		wp_trash_post( $id );
		$this->assertSame( '', Contact::url() );
	}

	public function test_10_6_what_the_owner_chose_stands_before_what_is_found() {
		$this->page( 'contact' );
		$chosen = $this->page( 'write-to-us' );
		Options::change_settings( array( 'contactPage' => $chosen ) );
		$this->assertSame( get_permalink( $chosen ), Contact::url() );
		Options::change_settings( array( 'contactUrl' => 'https://help.example/' ) );
		$this->assertSame( 'https://help.example/', Contact::url() );
	}

	/** @dataProvider ends */
	public function test_10_6_a_chosen_page_that_nobody_can_read_any_more_gives_way_to_the_one_that_is_found( array $end ) {
		$found  = $this->page( 'contact' );
		$chosen = $this->page( 'write-to-us' );
		Options::change_settings( array( 'contactPage' => $chosen ) );
		wp_update_post( array( 'ID' => $chosen ) + $end );
		$this->assertSame( get_permalink( $found ), Contact::url() );
		wp_trash_post( $found );
		$this->assertSame( '', Contact::url() );
	}

	public function ends(): array {
		return array(
			'a draft'         => array( array( 'post_status' => 'draft' ) ),
			'private'         => array( array( 'post_status' => 'private' ) ),
			'in the bin'      => array( array( 'post_status' => 'trash' ) ),
			'with a password' => array( array( 'post_password' => 'secret' ) ),
		);
	}

	public function test_10_6_it_is_looked_for_once_and_not_with_every_page_of_the_shop() {
		global $wpdb;
		Contact::url();
		$before = $wpdb->num_queries;
		Contact::url();
		$this->assertSame( $before, $wpdb->num_queries );
	}

	public function test_10_6_an_address_stands_in_the_page_only_if_the_owner_set_one_for_it() {
		update_option( 'admin_email', 'owner@shop.example' );
		Options::change_settings( array( 'ticketEmail' => 'tickets@shop.example' ) );
		list( , $session ) = CustomerEndpoint::answer(
			array(
				'REQUEST_METHOD' => 'POST',
				'HTTP_ORIGIN'    => home_url(),
			)
		);
		foreach ( array( Loader::config(), $session['settings'] ) as $told ) {
			$this->assertSame( '', $told['contactEmail'] );
			$this->assertStringNotContainsString( '@', wp_json_encode( $told ) );
		}
		Options::change_settings( array( 'contactEmail' => 'hello@shop.example' ) );
		$this->assertSame( 'hello@shop.example', Loader::config()['contactEmail'] );
	}

	public function test_10_6_the_owner_sees_which_page_is_taken() {
		$this->log_in( 'shop_manager' );
		$read = static fn() => rest_do_request( new \WP_REST_Request( 'GET', '/baton/v1/options' ) )->get_data();
		$this->assertSame( '', $read()['foundContact'] );
		$this->page( 'contact', array( 'post_title' => 'Say hello' ) );
		$this->assertSame( 'Say hello', $read()['foundContact'] );
	}
}
