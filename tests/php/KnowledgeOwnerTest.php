<?php
namespace Baton\Tests;

use Baton\Access\Roles;
use Baton\Knowledge\Entries;
use Baton\Knowledge\Kinds;
use Baton\Settings\Options;

/** The settings page's "Knowledge". */
final class KnowledgeOwnerTest extends ShopTestCase {

	private const ENTRY = array(
		'question' => 'Do you engrave “names”?',
		'wordings' => array( 'Is engraving possible?', 'Put my name on it' ),
		'answer'   => "Yes, <b>5.00</b> & up.\nAsk \\ us. 😀",
		'link'     => 'https://shop.example/engraving/?a=1&b=2',
	);

	/** @var list<array{url: string, body: array<string, mixed>}> */
	private $calls = array();

	/** @var mixed */
	private $network;

	protected function set_up() {
		parent::set_up();
		Options::change_settings( array( 'sidecarUrl' => 'https://sidecar.example' ) );
		$this->log_in( 'shop_manager' );
		$this->network = self::state();
		add_filter(
			'pre_http_request',
			function ( $none, $call, $url ) {
				$this->calls[] = array(
					'url'  => $url,
					'body' => json_decode( $call['body'], true ),
				);
				return $this->network;
			},
			10,
			3
		);
	}

	private static function state( array $kinds = array() ): array {
		return array(
			'response' => array( 'code' => 200 ),
			'headers'  => array(),
			'body'     => wp_json_encode(
				array(
					'now'   => 1,
					'kinds' => $kinds,
					'gaps'  => array(),
				)
			),
		);
	}

	private function call( string $method, string $route, array $json = array() ): \WP_REST_Response {
		$request = new \WP_REST_Request( $method, '/baton/v1/knowledge' . $route );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( (string) wp_json_encode( $json ) );
		return rest_do_request( $request );
	}

	public function test_11_2_an_entry_is_stored_as_typed_and_the_sidecar_has_it_before_the_owner_is_told() {
		$answer = $this->call( 'POST', '/entries', self::ENTRY + array( 'gap' => 7 ) );
		$this->assertSame( 200, $answer->get_status() );
		list( $entry ) = $answer->get_data()['entries'];
		$this->assertSame( self::ENTRY, array_intersect_key( $entry, self::ENTRY ) );
		$document = array(
			'id'        => "entry:{$entry['id']}",
			'kind'      => 'entry',
			'title'     => self::ENTRY['question'],
			'text'      => self::ENTRY['answer'],
			'questions' => array_merge( array( self::ENTRY['question'] ), self::ENTRY['wordings'] ),
			'url'       => self::ENTRY['link'],
		);
		$this->assertSame(
			array(
				array(
					'url'  => 'https://sidecar.example/v1/shop/changed',
					'body' => array(
						'documents' => array( $document ),
						'closes'    => 7,
					),
				),
			),
			$this->calls
		);
		$this->assertSame( array( $document ), Kinds::get( 'entry' )->read( array( (string) $entry['id'] ) ) );
	}

	public function test_11_7_an_entry_is_changed_and_deleted() {
		$id     = $this->call( 'POST', '/entries', self::ENTRY )->get_data()['entries'][0]['id'];
		$before = Kinds::get( 'entry' )->stamps();
		$answer = $this->call( 'POST', "/entries/{$id}", array( 'answer' => 'No.' ) + self::ENTRY );
		$this->assertSame( 'No.', $answer->get_data()['entries'][0]['answer'] );
		$this->assertNotSame( $before, Kinds::get( 'entry' )->stamps() );
		$this->calls = array();
		$this->assertSame( array(), $this->call( 'DELETE', "/entries/{$id}" )->get_data()['entries'] );
		$this->assertSame( array( 'gone' => array( "entry:{$id}" ) ), $this->calls[0]['body'] );
		$this->assertSame( 404, $this->call( 'POST', "/entries/{$id}", self::ENTRY )->get_status() );
	}

	/**
	 * @dataProvider wrong
	 * @param array<string, mixed> $change
	 */
	public function test_11_7_a_field_that_does_not_fit_is_named_and_nothing_is_stored( string $field, array $change ) {
		$answer = $this->call( 'POST', '/entries', $change + self::ENTRY );
		$this->assertSame( array( 400, $field ), array( $answer->get_status(), $answer->get_data()['field'] ) );
		$this->assertSame( array(), Entries::all() );
		$this->assertSame( array(), $this->calls );
	}

	public function wrong(): array {
		return array(
			'no question'       => array( 'question', array( 'question' => " \n" ) ),
			'no words'          => array( 'question', array( 'question' => '?!' ) ),
			'a long question'   => array( 'question', array( 'question' => str_repeat( 'a', 321 ) ) ),
			'no answer'         => array( 'answer', array( 'answer' => 7 ) ),
			'a long answer'     => array( 'answer', array( 'answer' => str_repeat( 'a', 4001 ) ) ),
			'control signs'     => array( 'answer', array( 'answer' => "a\x07b" ) ),
			'wordings no list'  => array( 'wordings', array( 'wordings' => 'x' ) ),
			'too many wordings' => array( 'wordings', array( 'wordings' => array_fill( 0, 21, 'x' ) ) ),
			'a long wording'    => array( 'wordings.1', array( 'wordings' => array( 'x', str_repeat( 'a', 321 ) ) ) ),
			'a script link'     => array( 'link', array( 'link' => 'javascript:alert(1)' ) ),
			'a relative link'   => array( 'link', array( 'link' => '/shipping' ) ),
			'an unknown field'  => array( 'colour', array( 'colour' => 'x' ) ),
		);
	}

	public function test_11_7_there_are_five_hundred_and_no_more() {
		global $wpdb;
		$row = '("Q","[]","A","",1)';
		$wpdb->query( "INSERT INTO {$wpdb->prefix}baton_entries (question,wordings,answer,link,changed_at) VALUES " . implode( ',', array_fill( 0, 500, $row ) ) );
		$this->assertSame( 409, $this->call( 'POST', '/entries', self::ENTRY )->get_status() );
	}

	public function test_11_6_what_was_stored_stays_though_the_sidecar_is_away_and_why_is_said() {
		$this->network = new \WP_Error( 'http', 'Connection refused' );
		$answer        = $this->call( 'POST', '/entries', self::ENTRY )->get_data();
		$this->assertCount( 1, $answer['entries'] );
		$this->assertNull( $answer['sidecar'] );
		$this->assertStringContainsString( 'Connection refused', $answer['problem'] );
	}

	public function test_11_5_why_a_kind_failed_and_what_to_do_is_said_in_words() {
		$this->network = self::state(
			array(
				array(
					'kind'      => 'product',
					'documents' => 3,
					'problem'   => array(
						'reason' => 'broken',
						'detail' => 'The catalogue is upside down.',
						'at'     => 1,
						'nextAt' => 2,
					),
				),
			)
		);
		$words         = $this->call( 'GET', '' )->get_data()['sidecar']['kinds'][0]['problem']['words'];
		$this->assertStringContainsString( 'error log', $words );
		$this->assertStringContainsString( 'The catalogue is upside down.', $words );
	}

	public function test_11_6_sync_and_dismiss_are_passed_on() {
		$this->call( 'POST', '/sync' );
		$this->call( 'POST', '/gaps/12/dismiss' );
		$this->assertSame( array( 'https://sidecar.example/v1/shop/sync', 'https://sidecar.example/v1/shop/gaps' ), array_column( $this->calls, 'url' ) );
		$this->assertSame( array( 'dismiss' => 12 ), $this->calls[1]['body'] );
	}

	/** @dataProvider others */
	public function test_11_6_only_who_manages_the_shop( string $role ) {
		$this->log_in( $role );
		foreach ( array( array( 'GET', '' ), array( 'POST', '/sync' ), array( 'POST', '/entries' ), array( 'DELETE', '/entries/1' ), array( 'POST', '/gaps/1/dismiss' ) ) as list( $method, $route ) ) {
			$this->assertSame( 403, $this->call( $method, $route, self::ENTRY )->get_status(), $route );
		}
		$this->assertSame( array( array(), array() ), array( $this->calls, Entries::all() ) );
	}

	public function others(): array {
		return array(
			'a support agent' => array( Roles::AGENT ),
			'a customer'      => array( 'customer' ),
		);
	}

	public function test_4_23_picked_posts_are_a_list_of_numbers() {
		$this->assertSame( 'knowledgePosts', $this->post( '/options', array( 'knowledgePosts' => array( 'x' ) ) )->get_data()['field'] );
		$this->assertSame( array( 3, 9 ), $this->post( '/options', array( 'knowledgePosts' => array( 3, 9, 3 ) ) )->get_data()['knowledgePosts'] );
	}
}
