<?php
namespace Baton\Tests;

use Baton\Once;
use Baton\Tables;

final class OnceTest extends ShopTestCase {

	public function test_7_3_a_name_is_taken_once_in_its_kind() {
		$this->assertTrue( Once::take( 'nonce', 'a', 60 ) );
		$this->assertFalse( Once::take( 'nonce', 'a', 60 ) );
		$this->assertTrue( Once::take( 'mail', 'a', 60 ) );
	}

	public function test_7_what_was_let_go_may_be_taken_again() {
		Once::take( 'mail', 'a', 60 );
		Once::release( 'mail', 'a' );
		$this->assertTrue( Once::take( 'mail', 'a', 60 ) );
	}

	public function test_7_what_is_done_stays_done() {
		Once::take( 'mail', 'a', 60 );
		$this->assertFalse( Once::is_done( 'mail', 'a' ) );
		Once::done( 'mail', 'a', 60 );
		$this->assertTrue( Once::is_done( 'mail', 'a' ) );
		$this->assertFalse( Once::take( 'mail', 'a', 60 ) );
	}

	public function test_7_3_what_has_run_out_is_pruned() {
		global $wpdb;
		Once::take( 'nonce', 'old', -10 );
		Once::take( 'nonce', 'new', 60 );
		Tables::prune();
		$names = $wpdb->get_col( "SELECT name FROM {$wpdb->prefix}baton_once" );
		$this->assertContains( 'new', $names );
		$this->assertNotContains( 'old', $names );
	}
}
