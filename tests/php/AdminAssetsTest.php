<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Admin\Assets;
use Baton\Admin\BarNode;
use Baton\Admin\Notices;
use Baton\Admin\Pages;
use Baton\Build;

final class AdminAssetsTest extends ShopTestCase {

	/** @var array<string, mixed> */
	private $before = array();

	protected function set_up() {
		parent::set_up();
		$this->before          = array( $GLOBALS['wp_scripts'] ?? null, $GLOBALS['current_screen'] ?? null );
		$GLOBALS['wp_scripts'] = new \WP_Scripts();
		set_current_screen( 'dashboard' );
		$this->assertTrue( Build::exists( Assets::DESK ), 'The bundles are not built: npm run build.' );
	}

	protected function tear_down() {
		list( $GLOBALS['wp_scripts'], $GLOBALS['current_screen'] ) = $this->before;
		parent::tear_down();
	}

	/** @return string[] Our scripts on that page. */
	private function scripts( string $page ): array {
		$_GET['page']          = $page;
		$GLOBALS['wp_scripts'] = new \WP_Scripts();
		Assets::enqueue();
		return array_values( preg_grep( '/^baton-/', wp_scripts()->queue ) );
	}

	public function test_3_3_each_page_has_its_bundle_and_all_but_the_desk_the_badge() {
		$this->log_in( 'shop_manager' );
		$this->assertSame( array( 'baton-admin-desk' ), $this->scripts( Pages::DESK ) );
		$this->assertSame( array( 'baton-admin-settings', 'baton-admin-badge' ), $this->scripts( Pages::SETTINGS ) );
		$this->assertSame( array( 'baton-admin-badge' ), $this->scripts( 'wc-orders' ) );
	}

	public function test_3_3_who_does_not_answer_has_none() {
		$this->log_in( 'editor' );
		$this->assertSame( array(), $this->scripts( 'wc-orders' ) );
	}

	public function test_3_3_order_screens_are_named_only_to_those_who_open_them() {
		$this->log_in( Roles::AGENT );
		$this->assertSame( array( 'deskUrl', 'settingsUrl', 'restRoot', 'canManage' ), array_keys( Assets::data() ) );
		$this->log_in( 'shop_manager' );
		$this->assertStringContainsString( '{id}', Assets::data()['orderUrl'] );
		$this->assertTrue( Assets::data()['canManage'] );
	}

	public function test_3_8_the_admin_bar_counts_for_those_who_answer() {
		require_once ABSPATH . WPINC . '/class-wp-admin-bar.php';
		$this->log_in( Roles::AGENT );
		$bar = new \WP_Admin_Bar();
		BarNode::add( $bar );
		$node = $bar->get_node( 'baton' );
		$this->assertSame( Pages::desk_url(), $node->href );
		$this->assertStringContainsString( '<span class="baton-count" hidden>0</span>', $node->title );
		$this->assertStringContainsString( 'screen-reader-text', $node->title );

		$this->log_in( 'editor' );
		$bar = new \WP_Admin_Bar();
		BarNode::add( $bar );
		$this->assertNull( $bar->get_node( 'baton' ) );
	}

	public function test_3_3_who_can_mend_it_is_told_what_is_missing() {
		delete_option( 'baton_connection' );
		$this->log_in( 'shop_manager' );
		$this->assertStringContainsString( 'not connected', $this->notices() );
		$this->log_in( Roles::AGENT );
		$this->assertSame( '', $this->notices() );
	}

	private function notices(): string {
		ob_start();
		Notices::show();
		return ob_get_clean();
	}
}
