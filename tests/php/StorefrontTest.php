<?php
namespace Baton\Tests;

use Baton\Build;
use Baton\Settings\Options;
use Baton\Storefront\Exclusions;
use Baton\Storefront\Loader;

final class StorefrontTest extends ShopTestCase {

	/** @var \WP_Scripts|null */
	private $scripts;

	protected function set_up() {
		parent::set_up();
		$this->scripts         = $GLOBALS['wp_scripts'] ?? null;
		$GLOBALS['wp_scripts'] = new \WP_Scripts();
		$this->assertTrue( Build::exists( 'widget-loader' ), 'The bundles are not built: npm run build.' );
	}

	protected function tear_down() {
		$GLOBALS['wp_scripts'] = $this->scripts;
		parent::tear_down();
	}

	private function html( string $address = '/' ): string {
		$_SERVER['REQUEST_URI'] = $address;
		Loader::enqueue();
		ob_start();
		wp_scripts()->do_items( false, 0 );
		wp_scripts()->do_items( false, 1 );
		return ob_get_clean();
	}

	public function test_3_3_the_loader_is_deferred_and_brings_nothing_along() {
		$html = $this->html();
		$this->assertMatchesRegularExpression( '#<script[^>]* defer [^>]*widget-loader\.js#', $html );
		$this->assertSame( 2, substr_count( $html, '<script' ) );
	}

	public function test_4_the_page_holds_nothing_about_the_visitor() {
		$user                     = $this->log_in( 'customer' );
		$_COOKIE['baton_visitor'] = 'v_' . str_repeat( '0', 32 );
		$html                     = $this->html();
		foreach ( array( $user->user_email, $user->user_login, 'v_000', Options::secret(), 'nonce' ) as $private ) {
			$this->assertStringNotContainsString( $private, $html );
		}
	}

	public function test_3_3_the_configuration_has_the_shape_that_the_loader_reads() {
		$this->assertSame( array( 'shop', 'sessionUrl', 'sidecarUrl', 'accent', 'side', 'words', 'contactUrl', 'contactEmail' ), array_keys( Loader::config() ) );
		$this->assertSame( array( 'open', 'available', 'unread', 'slow', 'failed', 'back', 'again', 'contact', 'mail', 'dismiss' ), array_keys( Loader::config()['words'] ) );
		$this->assertSame( 'Chat with us', Loader::config()['words']['open'] );
		$this->assertStringEndsWith( '?wc-ajax=baton_session', Loader::config()['sessionUrl'] );
	}

	public function test_3_3_no_bubble_before_a_sidecar_is_connected() {
		Options::change_settings( array( 'sidecarUrl' => '' ) );
		$this->assertStringNotContainsString( 'widget-loader', $this->html() );
	}

	public function test_4_html_in_a_setting_cannot_leave_the_script() {
		Options::change_settings( array( 'contactUrl' => 'https://shop.example/</script><script>alert(1)</script>' ) );
		$this->assertStringNotContainsString( '<script>alert(1)', $this->html() );
	}

	public function test_3_3_excluded_pages_and_paths_have_no_loader() {
		Options::change_settings( array( 'excludedPaths' => array( '/landing/*', '/only-this' ) ) );
		$this->assertSame( '', $this->html( '/landing/summer?a=1' ) );
		$this->assertSame( '', $this->html( '/only-this/' ) );
		$this->assertNotSame( '', $this->html( '/only-this/and-more' ) );
	}

	public function test_3_3_an_excluded_page_is_known_by_its_number() {
		global $wp_query;
		$before = $wp_query;
		$id     = wp_insert_post(
			array(
				'post_type'   => 'page',
				'post_status' => 'publish',
				'post_title'  => 'Quiet',
			)
		);
		Options::change_settings( array( 'excludedPages' => array( $id ) ) );
		$wp_query = new \WP_Query( array( 'page_id' => $id ) );
		$html     = $this->html( '/quiet/' );
		$wp_query = $before;
		$this->assertSame( '', $html );
	}

	public function test_3_3_a_pattern_is_no_regular_expression() {
		$this->assertTrue( Exclusions::match_path( '/a.b/', array( '/a.b' ) ) );
		$this->assertFalse( Exclusions::match_path( '/aXb', array( '/a.b' ) ) );
		$this->assertFalse( Exclusions::match_path( '/landingpage', array( '/landing/*' ) ) );
	}
}
