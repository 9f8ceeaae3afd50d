<?php
namespace Baton\Tests;

use Baton\Settings\DetectionField;
use Baton\Settings\Options;

final class DetectionTest extends ShopTestCase {

	protected function set_up() {
		parent::set_up();
		delete_option( 'baton_settings' );
		Options::change_settings( array( 'sidecarUrl' => 'https://sidecar.example' ) );
		$this->log_in( 'shop_manager' );
	}

	/** @param mixed $detection */
	private function save( $detection ): \WP_REST_Response {
		return $this->post( '/options', array( 'detection' => $detection ) );
	}

	/** What the sidecar fetches. */
	private function told(): string {
		return wp_json_encode( $this->signed( '/settings', array() )->get_data()['detection'] );
	}

	public function test_4_23_settings_from_before_say_nothing_of_it() {
		$this->assertSame( '{}', $this->told() );
	}

	/** @dataProvider right */
	public function test_4_23_what_is_right_is_stored_and_told_to_the_sidecar( array $detection ) {
		$answer = $this->save( (object) $detection );
		$this->assertSame( 200, $answer->get_status(), (string) wp_json_encode( $answer->get_data() ) );
		$this->assertSame( wp_json_encode( (object) $detection ), wp_json_encode( $answer->get_data()['detection'] ) );
		$this->assertSame( wp_json_encode( (object) $detection ), $this->told() );
	}

	public function right(): array {
		return array_map( static fn( $detection ) => array( $detection ), self::fixture( 'detection.v1' )['right'] );
	}

	/** @dataProvider wrong */
	public function test_4_23_what_is_wrong_is_named_and_nothing_is_stored( string $field, array $detection ) {
		$before = get_option( 'baton_settings' );
		$answer = $this->post(
			'/options',
			array(
				'assistantName' => 'Would be right',
				'detection'     => $detection,
			)
		);
		$this->assertSame( array( 400, $field ), array( $answer->get_status(), $answer->get_data()['field'] ) );
		$this->assertMatchesRegularExpression( '/ (must be|is not a setting; they are) .+\.$/', $answer->get_data()['message'] );
		$this->assertSame( $before, get_option( 'baton_settings' ) );
	}

	public function wrong(): array {
		$phrase = array(
			'trigger' => 'frustration',
			'text'    => 'a',
			'effect'  => 'add',
		);
		$more   = array(
			'weather'              => array( 'weather' => array( 'on' => true ) ),
			'frustration.policy'   => array( 'frustration' => array( 'policy' => 'anything' ) ),
			'phrases.0.text'       => array( 'phrases' => array( array( 'text' => '!!!' ) + $phrase ) ),
			'phrases.0.text: long' => array( 'phrases' => array( array( 'text' => str_repeat( '😀a', 41 ) ) + $phrase ) ),
			'phrases.0.text: line' => array( 'phrases' => array( array( 'text' => "two\nlines" ) + $phrase ) ),
			'phrases.0.colour'     => array( 'phrases' => array( $phrase + array( 'colour' => 'red' ) ) ),
			'phrases: many'        => array( 'phrases' => array_fill( 0, 201, $phrase ) ),
			'phrases: named'       => array( 'phrases' => array( 'first' => $phrase ) ),
			'phrases: words'       => array( 'phrases' => array( 'refund' ) ),
			'languages.0.on'       => array(
				'languages' => array(
					array(
						'language' => 'de',
						'trigger'  => 'frustration',
						'on'       => 'no',
					),
				),
			),
		);
		$cases  = array();
		foreach ( array_merge( self::fixture( 'detection.v1' )['wrong'], $more ) as $name => $detection ) {
			$cases[ $name ] = array( 'detection.' . strtok( $name, ':' ), $detection );
		}
		$cases['a list'] = array( 'detection', array( 'off' ) );
		return $cases;
	}

	public function test_4_23_every_fault_is_named_at_once() {
		$answer = $this->save(
			array(
				'frustration'  => array(
					'on'          => 1,
					'sensitivity' => 'huge',
				),
				'out_of_scope' => array( 'count' => 11 ),
			)
		);
		$this->assertSame(
			array(
				'detection.frustration.on'          => 'must be true or false.',
				'detection.frustration.sensitivity' => 'must be one of low, medium, high.',
				'detection.out_of_scope.count'      => 'must be a whole number from 1 to 10.',
			),
			$answer->get_data()['data']['errors']
		);
	}

	public function test_4_23_what_one_owner_changes_leaves_what_another_did() {
		$this->save( array( 'frustration' => array( 'on' => false ) ) );
		$this->save( array( 'frustration' => array( 'sensitivity' => 'low' ) ) );
		$this->save(
			array(
				'phrases' => array(
					array(
						'trigger' => 'frustration',
						'text'    => '  kaputt ',
						'effect'  => 'add',
					),
				),
			)
		);
		$this->assertSame( '{"frustration":{"on":false,"sensitivity":"low"},"phrases":[{"trigger":"frustration","text":"kaputt","effect":"add"}]}', $this->told() );
		$this->save( array( 'phrases' => array() ) );
		$this->assertSame( '{"frustration":{"on":false,"sensitivity":"low"},"phrases":[]}', $this->told() );
	}

	/** The protocol's lists, read from where they are kept. */
	public function test_4_23_the_protocol_knows_the_same_words() {
		$folder = dirname( __DIR__, 2 ) . '/protocol/';
		$source = file_get_contents( $folder . 'detection.ts' );
		$ours   = new \ReflectionClass( DetectionField::class );
		$lists  = array(
			'Sensitivity'      => $ours->getConstant( 'SENSITIVITIES' ),
			'DetectedLanguage' => $ours->getConstant( 'LANGUAGES' ),
			'RefundPolicy'     => $ours->getConstant( 'POLICIES' ),
		);
		foreach ( $lists as $name => $words ) {
			$this->assertEqualsCanonicalizing( self::picklist( $name, $source ), $words, $name );
		}
		$triggers = file_get_contents( $folder . 'triggers.ts' );
		$this->assertEqualsCanonicalizing(
			array_merge( self::picklist( 'WordTrigger', $triggers ), self::picklist( 'CountedTrigger', $triggers ) ),
			array_keys( $ours->getConstant( 'TRIGGERS' ) )
		);
		$this->assertStringContainsString( 'PHRASES_AT_MOST = ' . $ours->getConstant( 'MOST_PHRASES' ), $source );
		$this->assertStringContainsString( 'PHRASE_LONGEST = ' . $ours->getConstant( 'LONGEST_PHRASE' ), $source );
	}

	/** @return string[] */
	private static function picklist( string $name, string $source ): array {
		self::assertSame( 1, preg_match( "/const {$name} = v\.picklist\( \[(.*?)\]/s", $source, $list ), $name );
		preg_match_all( "/'(\w+)'/", $list[1], $found );
		return $found[1];
	}
}
