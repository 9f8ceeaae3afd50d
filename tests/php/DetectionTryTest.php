<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Pace;
use Baton\Settings\Options;

final class DetectionTryTest extends ShopTestCase {

	/** @var list<array{url: string, body: array<string, mixed>, signed: bool}> */
	private $calls = array();

	protected function set_up() {
		parent::set_up();
		delete_option( 'baton_settings' );
		Options::change_settings( array( 'sidecarUrl' => 'https://sidecar.example/base' ) );
		$this->log_in( 'shop_manager' );
	}

	/** @param mixed $answer What the network brings back. */
	private function network( $answer ): void {
		add_filter(
			'pre_http_request',
			function ( $none, $call, $url ) use ( $answer ) {
				$this->calls[] = array(
					'url'    => $url,
					'body'   => json_decode( $call['body'], true ),
					'signed' => isset( $call['headers']['X-Baton-Signature'] ),
				);
				return $answer;
			},
			10,
			3
		);
	}

	/** @param mixed $body */
	private static function http( int $status, $body ): array {
		return array(
			'response' => array(
				'code'    => $status,
				'message' => '',
			),
			'headers'  => array(),
			'body'     => is_string( $body ) ? $body : wp_json_encode( $body ),
			'cookies'  => array(),
		);
	}

	public function test_6_5_a_sentence_goes_to_the_sidecar_signed_with_what_is_not_saved_over_what_is() {
		Options::change_settings(
			array(
				'detection' => array(
					'frustration'  => array( 'on' => false ),
					'out_of_scope' => array( 'count' => 3 ),
				),
			)
		);
		$tried = array(
			'escalate' => false,
			'triggers' => array(),
		);
		$this->network( self::http( 200, $tried ) );
		$answer = $this->post(
			'/detection-try',
			array(
				'text'      => 'Das ist “lächerlich” 😀',
				'detection' => array( 'frustration' => array( 'sensitivity' => 'high' ) ),
			)
		);
		$this->assertSame( array( 200, $tried ), array( $answer->get_status(), $answer->get_data() ) );
		$this->assertSame( 'no-store, private', $answer->get_headers()['Cache-Control'] );
		$this->assertSame(
			array(
				array(
					'url'    => 'https://sidecar.example/base/v1/shop/detect',
					'body'   => array(
						'text'      => 'Das ist “lächerlich” 😀',
						'detection' => array(
							'frustration'  => array(
								'on'          => false,
								'sensitivity' => 'high',
							),
							'out_of_scope' => array( 'count' => 3 ),
						),
					),
					'signed' => true,
				),
			),
			$this->calls
		);
		$this->assertSame( array( 'on' => false ), Options::settings()['detection']['frustration'] );
	}

	/**
	 * @dataProvider wrong
	 * @param mixed $asked
	 */
	public function test_6_5_what_is_wrong_is_named_and_nobody_is_asked( string $field, $asked ) {
		$this->network( self::http( 200, array( 'triggers' => array() ) ) );
		$answer = $this->post( '/detection-try', $asked );
		$this->assertSame( array( 400, $field ), array( $answer->get_status(), $answer->get_data()['field'] ) );
		$this->assertSame( array(), $this->calls );
	}

	public function wrong(): array {
		return array(
			'no text'       => array( 'text', array() ),
			'empty text'    => array( 'text', array( 'text' => " \n" ) ),
			'a number'      => array( 'text', array( 'text' => 7 ) ),
			'too long'      => array( 'text', array( 'text' => str_repeat( 'a', 8001 ) ) ),
			'a wrong field' => array(
				'detection.frustration.sensitivity',
				array(
					'text'      => 'Hello',
					'detection' => array( 'frustration' => array( 'sensitivity' => 'huge' ) ),
				),
			),
		);
	}

	/**
	 * @dataProvider failures
	 * @param mixed $answer
	 */
	public function test_6_5_a_sidecar_that_does_not_answer_is_said_in_words( $answer, string $words ) {
		$this->network( $answer );
		$said = $this->post( '/detection-try', array( 'text' => 'Hello' ) );
		$this->assertSame( array( 502, 'baton_sidecar_down' ), array( $said->get_status(), $said->get_data()['code'] ) );
		$this->assertStringContainsString( $words, $said->get_data()['message'] );
	}

	public function failures(): array {
		$route = '/v1/shop/detect';
		return array(
			'nobody there'     => array( new \WP_Error( 'http', 'Connection refused' ), 'no answer (Connection refused)' ),
			'a web server'     => array( self::http( 502, '<h1>502</h1>' ), 'BATON_PORT' ),
			'a page'           => array( self::http( 200, '<h1>Hello</h1>' ), 'it is not the sidecar' ),
			'other JSON'       => array( self::http( 200, array( 'ok' => true ) ), 'it is not the sidecar' ),
			'another shop'     => array( self::http( 401, array( 'field' => 'signature' ) ), 'BATON_CONNECTION' ),
			'other settings'   => array( self::http( 400, array( 'field' => 'detection' ) ), 'same version' ),
			'an older sidecar' => array(
				self::http(
					404,
					array(
						'code'     => 'not_found',
						'path'     => '/base' . $route,
						'basePath' => '/base',
					)
				),
				'older than the plugin',
			),
			'another path'     => array(
				self::http(
					404,
					array(
						'code'     => 'not_found',
						'path'     => $route,
						'basePath' => '/base',
					)
				),
				'without BATON_BASE_PATH',
			),
		);
	}

	public function test_6_5_without_a_sidecar_it_says_so() {
		Options::change_settings( array( 'sidecarUrl' => '' ) );
		$answer = $this->post( '/detection-try', array( 'text' => 'Hello' ) );
		$this->assertSame( array( 409, 'baton_no_sidecar' ), array( $answer->get_status(), $answer->get_data()['code'] ) );
	}

	public function test_6_5_one_person_tries_so_often_and_no_more() {
		$this->network( self::http( 200, array( 'triggers' => array() ) ) );
		$who = (string) get_current_user_id();
		do {
			$window = intdiv( time(), Pace::SECONDS );
			for ( $i = 0; $i < 299; $i++ ) {
				Pace::take( 'detection-try', $who, 300 );
			}
			$statuses = array();
			for ( $i = 0; $i < 3; $i++ ) {
				$statuses[] = $this->post( '/detection-try', array( 'text' => 'Hello' ) )->get_status();
			}
			// Else ten minutes ended meanwhile, and the next ones began at nothing.
		} while ( intdiv( time(), Pace::SECONDS ) !== $window );
		$this->assertSame( array( 200, 429, 429 ), $statuses );
		$this->log_in( 'administrator' );
		$this->assertSame( 200, $this->post( '/detection-try', array( 'text' => 'Hello' ) )->get_status() );
	}

	/** @dataProvider others */
	public function test_6_5_only_who_manages_the_shop_tries( string $role ) {
		$this->network( self::http( 200, array( 'triggers' => array() ) ) );
		$this->log_in( $role );
		$this->assertSame( 403, $this->post( '/detection-try', array( 'text' => 'Hello' ) )->get_status() );
		$this->assertSame( array(), $this->calls );
	}

	public function others(): array {
		return array(
			'a support agent' => array( Roles::AGENT ),
			'a customer'      => array( 'customer' ),
		);
	}

	/** WordPress takes a login by cookie for nobody's when the nonce is missing. */
	public function test_6_5_another_sites_page_cannot_try_with_the_owners_cookie() {
		$this->network( self::http( 200, array( 'triggers' => array() ) ) );
		$GLOBALS['wp_rest_auth_cookie'] = true;
		$this->assertTrue( rest_cookie_check_errors( null ) );
		$answer = $this->post( '/detection-try', array( 'text' => 'Hello' ) );
		unset( $GLOBALS['wp_rest_auth_cookie'] );
		$this->assertSame( 401, $answer->get_status() );
		$this->assertSame( array(), $this->calls );
	}
}
