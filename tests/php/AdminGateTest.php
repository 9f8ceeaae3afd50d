<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Admin\Pages;

final class AdminGateTest extends ShopTestCase {

	/** Whether WooCommerce would send this user from wp-admin to my-account. */
	private function is_sent_away(): bool {
		if ( ! class_exists( 'WC_Admin' ) ) {
			if ( ! is_file( WC_ABSPATH . 'includes/admin/class-wc-admin.php' ) ) {
				$this->markTestSkipped( 'This WooCommerce has no gate.' );
			}
			require_once WC_ABSPATH . 'includes/admin/class-wc-admin.php';
		}
		$_SERVER['SCRIPT_FILENAME'] = ABSPATH . 'wp-admin/admin.php';
		$decision                   = null;
		add_filter(
			'woocommerce_prevent_admin_access',
			static function ( $prevent ) use ( &$decision ) {
				$decision = $prevent;
				return false;
			},
			PHP_INT_MAX
		);
		( new \ReflectionClass( 'WC_Admin' ) )->newInstanceWithoutConstructor()->prevent_admin_access();
		return $decision;
	}

	public function test_3_3_an_agent_gets_past_the_gate_of_woocommerce() {
		$this->needs( 'wc_disable_admin_bar' );
		$this->log_in( Roles::AGENT );
		$this->assertFalse( $this->is_sent_away() );
		$this->assertTrue( wc_disable_admin_bar( true ) );
	}

	public function test_3_3_a_customer_is_still_sent_away() {
		$this->needs( 'wc_disable_admin_bar' );
		$this->log_in( 'customer' );
		$this->assertTrue( $this->is_sent_away() );
		$this->assertFalse( wc_disable_admin_bar( true ) );
	}

	public function test_3_3_logging_in_leads_an_agent_to_the_desk() {
		$agent = $this->user( Roles::AGENT );
		$this->assertSame( Pages::desk_url(), apply_filters( 'login_redirect', admin_url(), '', $agent ) );
		$this->assertSame( Pages::desk_url(), apply_filters( 'woocommerce_login_redirect', home_url(), $agent ) );
	}

	public function test_3_3_an_agent_who_asked_for_a_page_gets_that_page() {
		$asked = admin_url( 'profile.php' );
		$this->assertSame( $asked, apply_filters( 'login_redirect', $asked, $asked, $this->user( Roles::AGENT ) ) );
	}

	public function test_3_3_nobody_else_is_led_to_the_desk() {
		$this->assertSame( admin_url(), apply_filters( 'login_redirect', admin_url(), '', $this->user( 'shop_manager' ) ) );
	}

	public function test_3_3_the_desk_is_in_the_menu_of_those_who_answer_and_the_settings_of_those_who_manage() {
		global $submenu;
		foreach ( array(
			Roles::AGENT   => array( Pages::DESK ),
			'shop_manager' => array( Pages::DESK, Pages::SETTINGS ),
			'customer'     => array(),
		) as $role => $pages ) {
			$submenu = array();
			$this->log_in( $role );
			Pages::add();
			$this->assertSame( $pages, array_column( $submenu['woocommerce'] ?? array(), 2 ), $role );
		}
	}

	public function test_3_3_the_pages_print_their_mounting_points() {
		ob_start();
		Pages::desk();
		Pages::settings();
		$html = ob_get_clean();
		$this->assertStringContainsString( '<div id="baton-desk"></div>', $html );
		$this->assertStringContainsString( '<div id="baton-settings"></div>', $html );
	}
}
