<?php
namespace Baton\Tests;

use Baton\Access\Roles;

final class AgentSessionTest extends ShopTestCase {

	public function test_5_2_an_agent_gets_a_token_for_agents() {
		$agent = $this->log_in( Roles::AGENT, array( 'display_name' => 'Priya Shah' ) );
		$body  = $this->post( '/agent-session' )->get_data();
		$this->assertSame( self::shape( self::fixture( 'agent-session' ) ), self::shape( $body ) );
		$claims = $this->claims( $body['token'] );
		$this->assertSame( array( 'agent', (string) $agent->ID, 'Priya Shah', false ), array( $claims['aud'], $claims['sub'], $claims['name'], $claims['orders'] ) );
		$this->assertSame( $claims['exp'] * 1000, $body['tokenEnds'] );
	}

	public function test_5_2_only_those_who_open_order_screens_are_told_that_they_may() {
		$this->log_in( 'shop_manager' );
		$body = $this->post( '/agent-session' )->get_data();
		$this->assertTrue( $body['mayEditOrders'] );
		$this->assertTrue( $this->claims( $body['token'] )['orders'] );
	}

	/** @dataProvider others */
	public function test_5_2_without_the_capability_there_is_no_token( string $role ) {
		if ( '' !== $role ) {
			$this->log_in( $role );
		}
		$answer = $this->post( '/agent-session' );
		$this->assertContains( $answer->get_status(), array( 401, 403 ) );
		$this->assertArrayNotHasKey( 'token', $answer->get_data() );
	}

	public function others(): array {
		return array(
			'nobody'     => array( '' ),
			'a customer' => array( 'customer' ),
			'an editor'  => array( 'editor' ),
		);
	}

	public function test_5_2_the_answer_is_not_cached() {
		$this->log_in( Roles::AGENT );
		$this->assertStringContainsString( 'no-store', $this->post( '/agent-session' )->get_headers()['Cache-Control'] );
	}
}
