<?php
namespace Baton\Settings;

use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** Checks the sentences that an owner sends: a misspelt {placeholder} would reach a customer as it stands. */
final class WordsField {

	/**
	 * @param mixed $input The sentences to change; an empty one goes back to its default.
	 * @return array{array<string, mixed>, array<string, string>} What to store, and what is wrong by field.
	 */
	public static function check( $input ): array {
		if ( ! is_array( $input ) ) {
			return array( array(), array( 'words' => __( 'must be an object of sentences.', 'baton' ) ) );
		}
		$own    = Options::settings()['words'];
		$errors = array();
		foreach ( $input as $name => $value ) {
			if ( isset( Words::groups()[ $name ] ) ) {
				list( $own[ $name ], $wrong ) = self::group( $name, $own[ $name ] ?? array(), $value );
				$errors                      += $wrong;
				continue;
			}
			$wrong = self::wrong( Words::PLACEHOLDERS, (string) $name, $value );
			if ( '' !== $wrong ) {
				$errors[ "words.{$name}" ] = $wrong;
				continue;
			}
			$own = self::with( $own, (string) $name, $value, Words::defaults()[ $name ] );
		}
		return array( array_filter( $own ), $errors );
	}

	/**
	 * @param array<string, string> $own
	 * @param mixed                 $input
	 * @return array{array<string, string>, array<string, string>}
	 */
	private static function group( string $group, array $own, $input ): array {
		if ( ! is_array( $input ) ) {
			return array( $own, array( "words.{$group}" => __( 'must be an object of sentences.', 'baton' ) ) );
		}
		$errors = array();
		foreach ( $input as $name => $value ) {
			$wrong = self::wrong( Words::groups()[ $group ], (string) $name, $value );
			if ( '' !== $wrong ) {
				$errors[ "words.{$group}.{$name}" ] = $wrong;
				continue;
			}
			$own = self::with( $own, (string) $name, $value, Words::defaults()[ $group ][ $name ] );
		}
		return array( $own, $errors );
	}

	/**
	 * Only what differs is kept, so that the rest follows the language and later versions.
	 *
	 * @param array<string, mixed> $own
	 * @return array<string, mixed>
	 */
	private static function with( array $own, string $name, string $value, string $standard ): array {
		unset( $own[ $name ] );
		if ( '' !== trim( $value ) && $value !== $standard ) {
			$own[ $name ] = $value;
		}
		return $own;
	}

	/**
	 * @param array<string, string[]> $known Placeholders by sentence.
	 * @param mixed                   $value
	 * @return string What would be right, '' when it is.
	 */
	private static function wrong( array $known, string $name, $value ): string {
		if ( ! isset( $known[ $name ] ) ) {
			/* translators: %s: a list of names. */
			return sprintf( __( 'is not a sentence of ours; they are %s.', 'baton' ), implode( ', ', array_keys( $known ) ) );
		}
		$most = in_array( $name, Words::SHORT, true ) ? Text::SHORT : Text::LONG;
		if ( ! is_string( $value ) || Text::length( $value ) > $most ) {
			/* translators: %d: a number of characters. */
			return sprintf( __( 'must be text of at most %d characters.', 'baton' ), $most );
		}
		$strange = array_diff( Words::placeholders_in( $value ), $known[ $name ] );
		if ( ! $strange ) {
			return '';
		}
		$allowed = $known[ $name ] ? '{' . implode( '}, {', $known[ $name ] ) . '}' : __( 'nothing in braces', 'baton' );
		/* translators: 1: a placeholder, 2: the allowed ones. */
		return sprintf( __( 'cannot fill in {%1$s}; it knows %2$s.', 'baton' ), reset( $strange ), $allowed );
	}
}
