<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Settings\Options;
use Baton\Settings\Words;

final class OptionsTest extends ShopTestCase {

	protected function set_up() {
		parent::set_up();
		delete_option( 'baton_settings' );
		$this->log_in( 'shop_manager' );
	}

	private function read(): array {
		return rest_do_request( new \WP_REST_Request( 'GET', '/baton/v1/options' ) )->get_data();
	}

	public function test_3_3_every_setting_is_there_with_its_default() {
		$this->assertSame( array_merge( array_keys( Options::defaults() ), array( 'defaultWords', 'mailbox', 'foundContact', 'connected' ) ), array_keys( $this->read() ) );
	}

	/**
	 * @dataProvider right
	 * @param mixed $value
	 * @param mixed $stored
	 */
	public function test_3_3_a_right_value_is_stored_and_the_whole_state_answered( string $field, $value, $stored ) {
		$answer = $this->post( '/options', array( $field => $value ) );
		$this->assertSame( 200, $answer->get_status(), (string) wp_json_encode( $answer->get_data() ) );
		$this->assertSame( $stored, $answer->get_data()[ $field ] );
		$this->assertSame( wp_json_encode( $answer->get_data() ), wp_json_encode( $this->read() ) );
	}

	public function right(): array {
		return array(
			'an address'           => array( 'sidecarUrl', 'https://shop.example/baton', 'https://shop.example/baton' ),
			'a slash at its end'   => array( 'sidecarUrl', 'http://shop.example:8787/', 'http://shop.example:8787' ),
			'no address'           => array( 'sidecarUrl', '', '' ),
			'a colour'             => array( 'accent', '#AbCdEf', '#AbCdEf' ),
			'a side'               => array( 'side', 'left', 'left' ),
			'a name'               => array( 'assistantName', ' Robin ', 'Robin' ),
			'a greeting'           => array( 'greeting', "Hello\nthere", "Hello\nthere" ),
			'no greeting'          => array( 'greeting', '', '' ),
			'pages'                => array( 'excludedPages', array( 7, 9, 7 ), array( 7, 9 ) ),
			'paths'                => array( 'excludedPaths', array( '/landing/*' ), array( '/landing/*' ) ),
			'a contact address'    => array( 'contactUrl', 'https://shop.example/?page_id=4', 'https://shop.example/?page_id=4' ),
			'no contact page'      => array( 'contactPage', 0, 0 ),
			'an emergency contact' => array( 'emergencyContact', '+49 30 1', '+49 30 1' ),
			'a mailbox'            => array( 'ticketEmail', 'help@shop.example', 'help@shop.example' ),
			'a switch'             => array( 'typingPreview', false, false ),
		);
	}

	/**
	 * @dataProvider wrong
	 * @param mixed $value
	 */
	public function test_3_3_a_wrong_value_is_named_and_nothing_is_stored( string $field, $value ) {
		$answer = $this->post(
			'/options',
			array(
				'assistantName' => 'Would be right',
				$field          => $value,
			)
		);
		$body   = $answer->get_data();
		$this->assertSame( array( 400, $field ), array( $answer->get_status(), $body['field'] ) );
		$this->assertStringContainsString( $field . ' must be', $body['message'] );
		$this->assertArrayHasKey( $field, $body['data']['errors'] );
		$this->assertFalse( get_option( 'baton_settings' ) );
	}

	public function wrong(): array {
		return array(
			'address: no scheme'    => array( 'sidecarUrl', 'shop.example' ),
			'address: a script'     => array( 'sidecarUrl', 'javascript:alert(1)' ),
			'address: a socket'     => array( 'sidecarUrl', 'wss://shop.example' ),
			'address: a query'      => array( 'sidecarUrl', 'https://shop.example/?a=1' ),
			'address: a login'      => array( 'sidecarUrl', 'https://me:secret@shop.example' ),
			'address: HTML'         => array( 'sidecarUrl', 'https://shop.example/"><script>' ),
			'address: a number'     => array( 'sidecarUrl', 8787 ),
			'accent: a name'        => array( 'accent', 'red' ),
			'accent: short'         => array( 'accent', '#fff' ),
			'accent: CSS'           => array( 'accent', '#ffffff;background:url(//evil)' ),
			'accent: a second line' => array( 'accent', "#ffffff\n" ),
			'side'                  => array( 'side', 'top' ),
			'greeting: too long'    => array( 'greeting', str_repeat( 'a', 8001 ) ),
			'greeting: a list'      => array( 'greeting', array( 'a' ) ),
			'pages: words'          => array( 'excludedPages', array( 'shop' ) ),
			'pages: negative'       => array( 'excludedPages', array( -1 ) ),
			'pages: no list'        => array( 'excludedPages', 7 ),
			'paths: no slash'       => array( 'excludedPaths', array( 'landing' ) ),
			'paths: a query'        => array( 'excludedPaths', array( '/?a' ) ),
			'contact: a script'     => array( 'contactUrl', 'javascript:alert(1)' ),
			'contact page'          => array( 'contactPage', 99999999 ),
			'contact page: words'   => array( 'contactPage', 'contact' ),
			'emergency: too long'   => array( 'emergencyContact', str_repeat( 'a', 321 ) ),
			'mailbox'               => array( 'ticketEmail', 'help' ),
			'contact e-mail'        => array( 'contactEmail', 'mailto:a@shop.example' ),
			'contact e-mail: two'   => array( 'contactEmail', 'a@shop.example,b@shop.example' ),
			'mailbox: two'          => array( 'ticketEmail', 'a@shop.example, b@shop.example' ),
			'switch: a word'        => array( 'typingPreview', 'yes' ),
			'words: a sentence'     => array( 'words', 'Hello' ),
		);
	}

	public function test_3_3_an_empty_name_is_wrong() {
		$answer = $this->post( '/options', array( 'assistantName' => ' ' ) );
		$this->assertSame( array( 400, 'assistantName' ), array( $answer->get_status(), $answer->get_data()['field'] ) );
	}

	public function test_3_3_a_setting_that_does_not_exist_is_named() {
		$answer = $this->post( '/options', array( 'secret' => 'mine' ) );
		$this->assertSame( array( 400, 'secret' ), array( $answer->get_status(), $answer->get_data()['field'] ) );
	}

	public function test_3_3_an_empty_request_changes_nothing() {
		$this->assertSame( 400, $this->send( '/options', '', array() )->get_status() );
	}

	/**
	 * @dataProvider wrong_words
	 * @param mixed $value
	 */
	public function test_5_a_wrong_sentence_is_named_and_nothing_is_stored( string $field, $value ) {
		$path   = explode( '.', $field );
		$words  = isset( $path[2] ) ? array( $path[1] => array( $path[2] => $value ) ) : array( $path[1] => $value );
		$answer = $this->post( '/options', array( 'words' => $words ) );
		$this->assertSame( array( 400, $field ), array( $answer->get_status(), $answer->get_data()['field'] ) );
		$this->assertFalse( get_option( 'baton_settings' ) );
	}

	public function wrong_words(): array {
		return array(
			'a misspelt placeholder' => array( 'words.handoff', 'Meet {agnet}.' ),
			'another placeholder'    => array( 'words.closed', 'Bye {agent}.' ),
			'an unknown sentence'    => array( 'words.slogan', 'Hello' ),
			'no text'                => array( 'words.joined', 5 ),
			'too long'               => array( 'words.team', str_repeat( 'a', 321 ) ),
			'a problem'              => array( 'words.problems.order', 'Sorry, {customer}.' ),
			'an unknown problem'     => array( 'words.problems.weather', 'Rain' ),
			'problems as text'       => array( 'words.problems', 'Sorry' ),
			'an order'               => array( 'words.tools.onHold', 'Wait for {agent}.' ),
			'tools as text'          => array( 'words.tools', 'Sorry' ),
		);
	}

	public function test_5_a_sentence_of_the_owner_stands_and_the_others_keep_their_defaults() {
		$this->post( '/options', array( 'words' => array( 'handoff' => 'Here comes {agent}.' ) ) );
		$this->post( '/options', array( 'words' => array( 'problems' => array( 'refund' => 'About your money.' ) ) ) );
		$this->post( '/options', array( 'words' => array( 'tools' => array( 'cartEmpty' => 'Nothing in it yet.' ) ) ) );
		$words = $this->read()['words'];
		$this->assertSame( 'Here comes {agent}.', $words['handoff'] );
		$this->assertSame( 'About your money.', $words['problems']['refund'] );
		$this->assertSame( 'Nothing in it yet.', $words['tools']['cartEmpty'] );
		$this->assertSame( Words::defaults()['tools']['onHold'], $words['tools']['onHold'] );
		$this->assertSame( Words::defaults()['joined'], $words['joined'] );
		$this->assertSame( Words::defaults()['problems']['order'], $words['problems']['order'] );
		$this->assertSame( array( 'handoff', 'problems', 'tools' ), array_keys( get_option( 'baton_settings' )['words'] ) );
	}

	public function test_5_an_emptied_sentence_goes_back_to_its_default() {
		$this->post( '/options', array( 'words' => array( 'team' => 'the crew' ) ) );
		$this->assertSame( Words::defaults()['team'], $this->post( '/options', array( 'words' => array( 'team' => '' ) ) )->get_data()['words']['team'] );
	}

	public function test_5_saving_all_sentences_unchanged_stores_none() {
		$this->post( '/options', array( 'words' => Words::current() ) );
		$this->assertSame( array(), get_option( 'baton_settings' )['words'] );
	}

	public function test_4_html_in_a_field_stays_data() {
		$html = '<script>alert("1")</script><b onclick=x>&amp;</b>';
		foreach ( array( 'assistantName', 'greeting', 'emergencyContact' ) as $field ) {
			$this->assertSame( $html, $this->post( '/options', array( $field => $html ) )->get_data()[ $field ] );
		}
		$this->assertSame( $html, $this->post( '/options', array( 'words' => array( 'closed' => $html ) ) )->get_data()['words']['closed'] );
	}

	public function test_3_3_the_secret_is_never_in_the_answer() {
		$json = wp_json_encode( $this->read() );
		$this->assertStringNotContainsString( Options::secret(), $json );
	}

	/** @dataProvider others */
	public function test_3_3_only_who_manages_the_shop_sees_or_changes_settings( string $role ) {
		$this->log_in( $role );
		$this->assertSame( 403, rest_do_request( new \WP_REST_Request( 'GET', '/baton/v1/options' ) )->get_status() );
		foreach ( array( '/options', '/connection', '/connection-test', '/detection-try' ) as $route ) {
			$this->assertSame( 403, $this->post( $route, array( 'side' => 'left' ) )->get_status(), $route );
		}
		$this->assertFalse( get_option( 'baton_settings' ) );
	}

	public function others(): array {
		return array(
			'a support agent' => array( Roles::AGENT ),
			'an editor'       => array( 'editor' ),
			'a customer'      => array( 'customer' ),
		);
	}
}
