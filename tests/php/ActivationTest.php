<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Activation;
use Baton\Settings\Options;
use Baton\Tables;
use Baton\Uninstall;
use Baton\Connection\ConnectionString;
use Baton\Connection\ServiceUser;
use Baton\Housekeeping;

final class ActivationTest extends ShopTestCase {

	protected function tear_down() {
		parent::tear_down();
		// Tables are not everywhere part of a transaction.
		Activation::activate();
	}

	public function test_3_3_activation_gives_the_capability_to_those_who_answer() {
		Uninstall::run();
		Activation::activate();
		foreach ( array( 'administrator', 'shop_manager', Roles::AGENT ) as $role ) {
			$this->assertTrue( $this->user( $role )->has_cap( Roles::ANSWER ), $role );
		}
		foreach ( array( 'editor', 'customer', 'subscriber' ) as $role ) {
			$this->assertFalse( $this->user( $role )->has_cap( Roles::ANSWER ), $role );
		}
		$this->assertSame( 'Support agent', wp_roles()->roles[ Roles::AGENT ]['name'] );
	}

	public function test_3_3_activation_makes_secrets_and_a_second_one_keeps_them() {
		Uninstall::run();
		Activation::activate();
		$secret = get_option( 'baton_secret' );
		$shop   = get_option( 'baton_shop_id' );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $secret );
		$this->assertNotSame( '', $shop );
		Activation::activate();
		$this->assertSame( array( $secret, $shop ), array( get_option( 'baton_secret' ), get_option( 'baton_shop_id' ) ) );
	}

	public function test_3_3_the_secret_is_not_loaded_with_every_page() {
		global $wpdb;
		Uninstall::run();
		Activation::activate();
		$autoload = $wpdb->get_var( "SELECT autoload FROM {$wpdb->options} WHERE option_name = 'baton_secret'" );
		$this->assertContains( $autoload, array( 'no', 'off' ) );
	}

	public function test_3_3_a_secret_that_was_lost_is_never_an_empty_one() {
		delete_option( 'baton_secret' );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', Options::secret() );
	}

	public function test_3_3_uninstall_takes_everything_away() {
		global $wpdb;
		ConnectionString::make();
		Options::change_settings( array( 'greeting' => 'Hello' ) );
		set_transient( 'baton_something', 1, 60 );
		$agent = $this->user( Roles::AGENT );
		update_user_meta( $agent->ID, 'baton_sound', 'off' );
		$service = ServiceUser::find();

		Uninstall::run();

		$this->assertSame( array(), $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%baton%'" ) );
		$this->assertFalse( get_userdata( $service->ID ) );
		$this->assertSame( '0', (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}woocommerce_api_keys WHERE description = 'Baton sidecar'" ) );
		$this->assertSame( '0', (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->usermeta} WHERE meta_key LIKE 'baton%'" ) );
		$this->assertNull( get_role( Roles::AGENT ) );
		$this->assertFalse( get_role( 'administrator' )->has_cap( Roles::ANSWER ) );
		$this->assertNotContains( Roles::AGENT, ( new \WP_User( $agent->ID ) )->roles );
		$this->assertFalse( wp_next_scheduled( Housekeeping::HOOK ) );
		foreach ( array( Tables::VISITS, Tables::ONCE ) as $table ) {
			$this->assertNull( $wpdb->get_var( "SHOW TABLES LIKE '{$wpdb->prefix}{$table}'" ) );
		}
	}

	public function test_3_3_uninstall_leaves_a_user_of_the_same_name_that_is_not_ours() {
		Uninstall::run();
		$other = $this->user( 'subscriber', array( 'user_login' => ServiceUser::LOGIN ) );
		Activation::activate();
		ConnectionString::make();
		$this->assertNotSame( $other->ID, ServiceUser::find()->ID );
		Uninstall::run();
		$this->assertInstanceOf( \WP_User::class, get_userdata( $other->ID ) );
	}

	public function test_3_3_uninstall_calls_nothing_of_woocommerce() {
		$calls = array();
		foreach ( glob( BATON_DIR . '/includes/{Uninstall,Tables,Housekeeping,Access/Roles,Settings/Options}.php', GLOB_BRACE ) as $file ) {
			preg_match_all( '/\b(WC\(|wc_\w+\(|WC_\w+|Automattic\\\\)/', file_get_contents( $file ), $found );
			$calls = array_merge( $calls, $found[0] );
		}
		$this->assertSame( array(), $calls );
	}
}
