<?php
namespace Baton\Tests;

use Baton\Once;
use Baton\Settings\Options;

final class MailTest extends ShopTestCase {

	/** @var string A folder where mails arrive as files. */
	private $folder;
	/** @var string What stands in sendmail's place. */
	private $program;

	protected function set_up() {
		parent::set_up();
		$this->folder = sys_get_temp_dir() . '/baton-mail-' . bin2hex( random_bytes( 6 ) );
		mkdir( $this->folder );
		$this->program = $this->folder . '/sendmail';
		$this->write_program( 'cat > "$(mktemp ' . $this->folder . '/mail.XXXXXX)"' );
		// A shop may have a mail plugin of its own; these mails take WordPress's way.
		remove_all_filters( 'pre_wp_mail' );
		add_action(
			'phpmailer_init',
			function ( $mailer ) {
				$mailer->Mailer   = 'sendmail'; // phpcs:ignore WordPress.NamingConventions.ValidVariableName
				$mailer->Sendmail = $this->program; // phpcs:ignore WordPress.NamingConventions.ValidVariableName
			}
		);
		Options::change_settings( array( 'ticketEmail' => 'help@shop.example' ) );
	}

	protected function tear_down() {
		array_map( 'unlink', glob( $this->folder . '/*' ) );
		rmdir( $this->folder );
		parent::tear_down();
	}

	private function write_program( string $command ): void {
		file_put_contents( $this->program, "#!/bin/sh\n{$command}\n" );
		chmod( $this->program, 0755 );
	}

	/** @return string[] */
	private function mails(): array {
		return array_map(
			static function ( string $file ): string {
				$mail                = str_replace( "\r\n", "\n", file_get_contents( $file ) );
				list( $head, $body ) = explode( "\n\n", $mail, 2 );
				$body                = false !== stripos( $head, 'quoted-printable' ) ? quoted_printable_decode( $body ) : $body;
				$body                = false !== stripos( $head, 'base64' ) ? base64_decode( $body ) : $body;
				$lines               = array();
				foreach ( iconv_mime_decode_headers( $head, ICONV_MIME_DECODE_CONTINUE_ON_ERROR, 'UTF-8' ) as $name => $value ) {
					$lines[] = "{$name}: {$value}";
				}
				return implode( "\n", $lines ) . "\n\n" . $body;
			},
			glob( $this->folder . '/mail.*' )
		);
	}

	/** @param array<string, mixed> $changes */
	private function mail( array $changes = array() ): \WP_REST_Response {
		return $this->signed( '/mail', array_merge( self::fixture( 'mail' ), array( 'key' => 'mail_key' ), $changes ) );
	}

	public function test_7_a_ticket_goes_to_the_shop_and_the_reply_to_the_customer() {
		$answer = $this->mail();
		$this->assertSame( array( 200, array( 'sent' => true ) ), array( $answer->get_status(), $answer->get_data() ) );
		list( $mail ) = $this->mails();
		$this->assertMatchesRegularExpression( '/^To: help@shop\.example$/m', $mail );
		$this->assertMatchesRegularExpression( '/^Reply-To: zoe@example\.org$/m', $mail );
		$this->assertMatchesRegularExpression( '/^Subject: .*B-1042.*$/m', $mail );
		$this->assertMatchesRegularExpression( '#^Content-Type: text/plain#m', $mail );
		$this->assertStringContainsString( 'My order arrived broken.', $mail );
		$this->assertStringContainsString( 'page=baton-desk#conversation=c_01HZX3V5', $mail );
	}

	public function test_7_the_same_key_again_sends_nothing_and_says_the_same() {
		$first = $this->mail()->get_data();
		$again = $this->mail( array( 'about' => 'changed' ) );
		$this->assertSame( array( 200, $first ), array( $again->get_status(), $again->get_data() ) );
		$this->assertCount( 1, $this->mails() );
	}

	public function test_7_another_key_is_another_mail() {
		$this->mail();
		$this->mail( array( 'key' => 'mail_key_2' ) );
		$this->assertCount( 2, $this->mails() );
	}

	public function test_7_a_failure_says_why_and_may_be_tried_again() {
		$this->write_program( 'cat > /dev/null; exit 75' );
		$answer = $this->mail();
		$this->assertSame( 502, $answer->get_status() );
		$this->assertNotSame( '', $answer->get_data()['message'] );
		$this->assertStringContainsString( $this->program, $answer->get_data()['message'] );

		$this->write_program( 'cat > "$(mktemp ' . $this->folder . '/mail.XXXXXX)"' );
		$this->assertSame( 200, $this->mail()->get_status() );
		$this->assertCount( 1, $this->mails() );
	}

	public function test_7_a_mail_that_another_request_is_sending_is_not_sent_twice() {
		Once::take( 'mail', 'mail_key', 60 );
		$this->assertSame( 409, $this->mail()->get_status() );
		$this->assertCount( 0, $this->mails() );
	}

	public function test_7_a_claim_of_a_request_that_died_runs_out() {
		Once::take( 'mail', 'mail_key', -1 );
		$this->assertSame( 200, $this->mail()->get_status() );
	}

	/**
	 * @dataProvider wrong
	 * @param mixed $value
	 */
	public function test_7_a_wrong_field_is_named_and_nothing_is_sent( string $field, $value ) {
		$answer = $this->mail( array( $field => $value ) );
		$this->assertSame( array( 400, $field ), array( $answer->get_status(), $answer->get_data()['field'] ) );
		$this->assertCount( 0, $this->mails() );
	}

	public function wrong(): array {
		return array(
			'another kind'      => array( 'kind', 'newsletter' ),
			'no key'            => array( 'key', '' ),
			'a long key'        => array( 'key', str_repeat( 'k', 65 ) ),
			'no number'         => array( 'number', null ),
			'a long name'       => array( 'name', str_repeat( 'n', 321 ) ),
			'a list of e-mails' => array( 'email', array( 'a@example.org' ) ),
			'a long about'      => array( 'about', str_repeat( 'a', 8001 ) ),
			'no transcript'     => array( 'transcript', 7 ),
			'no conversation'   => array( 'conversation', null ),
		);
	}

	public function test_4_a_header_cannot_be_smuggled_in() {
		$this->mail(
			array(
				'number' => "B-1\r\nBcc: evil@example.org",
				'name'   => "Zoë\r\nBcc: evil@example.org",
				'email'  => "zoe@example.org\r\nBcc: evil@example.org",
			)
		);
		$head = explode( "\n\n", $this->mails()[0], 2 )[0];
		$this->assertDoesNotMatchRegularExpression( '/^(Bcc|Reply-To):/mi', $head );
	}

	public function test_7_a_customer_whose_address_is_none_still_reaches_the_shop() {
		$this->assertSame( 200, $this->mail( array( 'email' => 'call me' ) )->get_status() );
		list( $mail ) = $this->mails();
		$this->assertStringNotContainsString( 'Reply-To', $mail );
		$this->assertStringContainsString( 'call me', $mail );
	}

	public function test_4_html_stays_text() {
		$this->mail( array( 'about' => '<img src=x onerror=alert(1)>' ) );
		list( $mail ) = $this->mails();
		$this->assertStringContainsString( '<img src=x onerror=alert(1)>', $mail );
		$this->assertStringNotContainsString( 'text/html', $mail );
	}

	public function test_7_without_a_setting_the_mail_goes_to_the_address_of_the_site() {
		Options::change_settings( array( 'ticketEmail' => '' ) );
		add_filter( 'option_admin_email', static fn() => 'owner@shop.example' );
		$this->mail();
		$this->assertMatchesRegularExpression( '/^To: owner@shop\.example$/m', $this->mails()[0] );
	}
}
