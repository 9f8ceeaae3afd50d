<?php
namespace Baton\Shop;

use Baton\Admin\Pages;
use Baton\Once;
use Baton\Rest;
use Baton\Settings\Contact;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** A ticket goes to the shop by mail, once for each key (`Mail`). */
final class TicketMail {

	private const KIND = 'mail';
	/**
	 * A claim that outlives this belonged to a request that died. Longer than the
	 * five minutes that WordPress waits for a mail server: a mail that is slow to
	 * go must not go twice.
	 */
	private const SENDING_SECONDS  = 600;
	private const REMEMBER_SECONDS = 30 * DAY_IN_SECONDS;

	/** The longest that each may be; `transcript` is bounded by the sidecar. */
	private const LENGTHS = array(
		'key'          => 64,
		'number'       => Text::SHORT,
		'name'         => Text::SHORT,
		'email'        => Text::SHORT,
		'about'        => Text::LONG,
		'transcript'   => PHP_INT_MAX,
		'conversation' => 64,
	);

	public static function answer( \WP_REST_Request $request ): \WP_REST_Response {
		$mail  = (array) $request->get_json_params();
		$wrong = self::wrong_field( $mail );
		if ( '' !== $wrong ) {
			return Rest::error( 400, 'baton_invalid', "{$wrong} is missing or too long.", $wrong );
		}
		$key = $mail['key'];
		if ( ! Once::take( self::KIND, $key, self::SENDING_SECONDS ) ) {
			return Once::is_done( self::KIND, $key )
				? self::sent()
				: Rest::error( 409, 'baton_mail_under_way', 'This mail is being sent by another request; ask again.', 'key' );
		}
		$problem = self::send( $mail );
		if ( '' !== $problem ) {
			Once::release( self::KIND, $key );
			return Rest::error( 502, 'baton_mail_failed', $problem );
		}
		Once::done( self::KIND, $key, self::REMEMBER_SECONDS );
		return self::sent();
	}

	private static function sent(): \WP_REST_Response {
		return new \WP_REST_Response( array( 'sent' => true ) );
	}

	/** @param array<string, mixed> $mail */
	private static function wrong_field( array $mail ): string {
		if ( 'ticket' !== ( $mail['kind'] ?? '' ) ) {
			return 'kind';
		}
		foreach ( self::LENGTHS as $field => $most ) {
			if ( ! is_string( $mail[ $field ] ?? null ) || Text::length( $mail[ $field ] ) > $most ) {
				return $field;
			}
		}
		return '' === $mail['key'] ? 'key' : '';
	}

	/**
	 * @param array<string, string> $mail
	 * @return string Why it failed, '' when it was sent.
	 */
	private static function send( array $mail ): string {
		$reason = '';
		$listen = static function ( \WP_Error $error ) use ( &$reason ): void {
			$reason = $error->get_error_message();
		};
		add_action( 'wp_mail_failed', $listen );
		try {
			$sent = wp_mail( Contact::mailbox(), self::subject( $mail ), self::body( $mail ), self::headers( $mail ) );
		} catch ( \Throwable $broken ) {
			$sent   = false;
			$reason = $broken->getMessage();
		} finally {
			remove_action( 'wp_mail_failed', $listen );
		}
		if ( $sent ) {
			return '';
		}
		return '' !== $reason ? $reason : 'WordPress could not send the mail and gave no reason.';
	}

	/** @param array<string, string> $mail */
	private static function subject( array $mail ): string {
		/* translators: 1: the ticket's number, 2: the customer's name. */
		return Text::cut( Text::line( sprintf( __( '[%1$s] Message from %2$s', 'baton' ), $mail['number'], $mail['name'] ) ), 200 );
	}

	/**
	 * Without a name: a comma or bracket in it would be read as another address.
	 *
	 * @param array<string, string> $mail
	 * @return string[]
	 */
	private static function headers( array $mail ): array {
		$headers = array( 'Content-Type: text/plain; charset=UTF-8' );
		if ( is_email( $mail['email'] ) ) {
			$headers[] = 'Reply-To: ' . $mail['email'];
		}
		return $headers;
	}

	/** @param array<string, string> $mail */
	private static function body( array $mail ): string {
		return implode(
			"\n",
			array(
				/* translators: %s: the ticket's number. */
				sprintf( __( 'Number: %s', 'baton' ), Text::line( $mail['number'] ) ),
				/* translators: 1: a customer's name, 2: their e-mail address. */
				sprintf( __( 'From: %1$s, %2$s', 'baton' ), Text::line( $mail['name'] ), Text::line( $mail['email'] ) ),
				'',
				$mail['about'],
				'',
				__( 'The conversation so far:', 'baton' ),
				'',
				$mail['transcript'],
				'',
				__( 'Open it in the desk:', 'baton' ),
				Pages::desk_url() . '#conversation=' . rawurlencode( $mail['conversation'] ),
				'',
			)
		);
	}
}
