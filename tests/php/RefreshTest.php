<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Connection\Refresh;
use Baton\Settings\Options;

final class RefreshTest extends ShopTestCase {

	protected function set_up() {
		parent::set_up();
		Options::change_settings( array( 'sidecarUrl' => 'https://sidecar.example/base' ) );
		remove_action( 'shutdown', array( Refresh::class, 'send' ) );
	}

	private function is_planned(): bool {
		return false !== has_action( 'shutdown', array( Refresh::class, 'send' ) );
	}

	public function test_6_after_a_save_the_sidecar_is_told_without_waiting() {
		$this->log_in( 'shop_manager' );
		$this->post( '/options', array( 'side' => 'left' ) );
		$this->assertTrue( $this->is_planned() );
		$calls = array();
		add_filter(
			'pre_http_request',
			static function ( $answer, $args, $url ) use ( &$calls ) {
				$calls[] = array( $url, $args['blocking'], isset( $args['headers']['X-Baton-Signature'] ) );
				return new \WP_Error( 'away', 'away' );
			},
			10,
			3
		);
		Refresh::send();
		$this->assertSame( array( array( 'https://sidecar.example/base/v1/shop/refresh', false, true ) ), $calls );
	}

	public function test_6_a_save_that_was_refused_tells_nobody() {
		$this->log_in( 'shop_manager' );
		remove_action( 'shutdown', array( Refresh::class, 'send' ) );
		$this->post( '/options', array( 'side' => 'top' ) );
		$this->assertFalse( $this->is_planned() );
	}

	public function test_6_an_agent_who_comes_goes_or_is_renamed_is_told() {
		$user = $this->user( 'customer' );
		$this->assertFalse( $this->is_planned() );
		foreach ( array( Roles::AGENT, 'customer' ) as $role ) {
			$user->set_role( $role );
			$this->assertTrue( $this->is_planned(), $role );
			remove_action( 'shutdown', array( Refresh::class, 'send' ) );
		}
		$agent = $this->user( Roles::AGENT );
		remove_action( 'shutdown', array( Refresh::class, 'send' ) );
		wp_update_user(
			array(
				'ID'           => $agent->ID,
				'display_name' => 'Priya',
			)
		);
		$this->assertTrue( $this->is_planned() );
	}


	public function test_6_without_a_sidecar_nobody_is_told() {
		Options::change_settings( array( 'sidecarUrl' => '' ) );
		update_option( 'blogname', 'Another name' );
		$this->assertFalse( $this->is_planned() );
		Options::change_settings( array( 'sidecarUrl' => 'https://sidecar.example' ) );
		update_option( 'blogname', 'Yet another name' );
		$this->assertTrue( $this->is_planned() );
	}
}
