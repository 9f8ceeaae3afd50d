<?php
namespace Baton\Knowledge;

use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** Checks an entry that the owner sends, field by field. Text stays text: it is escaped where it is shown. */
final class EntryFields {

	public const LONGEST_QUESTION = 320;
	public const LONGEST_ANSWER   = 4000;
	public const MOST_WORDINGS    = 20;

	/**
	 * @param mixed $input
	 * @return array{array{question: string, wordings: list<string>, answer: string, link: string}, array<string, string>} What to store, and what is wrong by field.
	 */
	public static function check( $input ): array {
		$input  = is_array( $input ) ? $input : array();
		$errors = array();
		$fields = array(
			'question' => self::text( $errors, 'question', $input['question'] ?? null, self::LONGEST_QUESTION ),
			'wordings' => self::wordings( $errors, $input['wordings'] ?? array() ),
			'answer'   => self::text( $errors, 'answer', $input['answer'] ?? null, self::LONGEST_ANSWER ),
			'link'     => self::link( $errors, $input['link'] ?? '' ),
		);
		foreach ( array_diff( array_keys( $input ), array( 'question', 'wordings', 'answer', 'link', 'gap' ) ) as $name ) {
			/* translators: %s: a list of names. */
			$errors[ $name ] = sprintf( __( 'is not a field of an entry; they are %s.', 'baton' ), 'question, wordings, answer, link' );
		}
		return array( $fields, $errors );
	}

	/**
	 * @param array<string, string> $errors
	 * @param mixed                 $value
	 */
	private static function text( array &$errors, string $field, $value, int $most ): string {
		$text = is_string( $value ) ? trim( $value ) : '';
		$fits = (bool) preg_match( '/[\p{L}\p{N}]/u', $text ) && ! preg_match( '/[\x00-\x08\x0B-\x1F\x7F]/', str_replace( "\r", '', $text ) ) && Text::length( $text ) <= $most;
		if ( ! $fits ) {
			/* translators: %d: a number of characters. */
			$errors[ $field ] = sprintf( __( 'must be words, of at most %d characters.', 'baton' ), $most );
			return '';
		}
		return $text;
	}

	/**
	 * @param array<string, string> $errors
	 * @param mixed                 $value
	 * @return list<string>
	 */
	private static function wordings( array &$errors, $value ): array {
		if ( ! is_array( $value ) || array_values( $value ) !== $value || count( $value ) > self::MOST_WORDINGS ) {
			/* translators: %d: a number. */
			$errors['wordings'] = sprintf( __( 'must be a list of at most %d questions.', 'baton' ), self::MOST_WORDINGS );
			return array();
		}
		$kept = array();
		foreach ( $value as $at => $wording ) {
			$kept[] = self::text( $errors, "wordings.{$at}", $wording, self::LONGEST_QUESTION );
		}
		return array_values( array_unique( $kept ) );
	}

	/**
	 * @param array<string, string> $errors
	 * @param mixed                 $value
	 */
	private static function link( array &$errors, $value ): string {
		$link  = is_string( $value ) ? trim( $value ) : "\0";
		$parts = '' === $link ? array() : wp_parse_url( $link );
		$fits  = '' === $link || (
			is_array( $parts )
			&& in_array( $parts['scheme'] ?? '', array( 'http', 'https' ), true )
			&& '' !== ( $parts['host'] ?? '' )
			&& ! isset( $parts['user'] )
			&& strlen( $link ) <= 2000
			&& ! preg_match( '/[\s"\'<>\\\\`\x00-\x1F]/', $link )
		);
		if ( ! $fits ) {
			$errors['link'] = __( 'must be an address that begins with https:// or http://, or empty.', 'baton' );
		}
		return $fits ? $link : '';
	}
}
