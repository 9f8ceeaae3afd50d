<?php
namespace Baton\Settings;

use Baton\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Checks what an owner sends about when a person comes (`Detection`), field by
 * field. What was never set is not stored: its default is the sidecar's affair.
 */
final class DetectionField {

	private const SENSITIVITIES = array( 'low', 'medium', 'high' );
	private const POLICIES      = array( 'disputes', 'anything' );
	private const EFFECTS       = array( 'add', 'remove' );
	private const LANGUAGES     = array( 'en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'zh', 'hi' );

	/** What can be set of each trigger. */
	private const TRIGGERS = array(
		'explicit_request' => array( 'on', 'sensitivity' ),
		'frustration'      => array( 'on', 'sensitivity' ),
		'refund_dispute'   => array( 'on', 'sensitivity', 'policy' ),
		'repeated_failure' => array( 'on', 'count' ),
		'out_of_scope'     => array( 'on', 'count' ),
	);
	/** Those that are judged by words, so that a language can differ. */
	private const BY_WORDS    = array( 'explicit_request', 'frustration', 'refund_dispute' );
	private const LEAST_COUNT = array(
		'repeated_failure' => 2,
		'out_of_scope'     => 1,
	);
	private const MOST_COUNT  = 10;

	private const MOST_PHRASES   = 200;
	private const LONGEST_PHRASE = 120;
	private const MOST_LANGUAGES = 100;

	/** @var array<string, string> What would be right, by field. */
	private $errors = array();

	/**
	 * @param mixed $input What changes; a list replaces the one that is stored.
	 * @return array{array<string, mixed>, array<string, string>} All that is set then, and what is wrong by field.
	 */
	public static function check( $input ): array {
		$stored = Options::settings()['detection'];
		$check  = new self();
		if ( ! is_array( $input ) || wp_is_numeric_array( $input ) && array() !== $input ) {
			return array( $stored, array( 'detection' => __( 'must be an object of settings.', 'baton' ) ) );
		}
		foreach ( $input as $name => $value ) {
			$changed = $check->part( (string) $name, $value, $stored[ $name ] ?? array() );
			if ( $changed || isset( $stored[ $name ] ) ) {
				$stored[ $name ] = $changed;
			}
		}
		return array( $stored, $check->errors );
	}

	/**
	 * @param mixed                   $value
	 * @param array<array-key, mixed> $stored
	 * @return array<array-key, mixed>
	 */
	private function part( string $name, $value, array $stored ): array {
		if ( isset( self::TRIGGERS[ $name ] ) ) {
			return array_merge( $stored, $this->of_trigger( $name, $value ) );
		}
		switch ( $name ) {
			case 'phrases':
				return $this->each( $name, $value, self::MOST_PHRASES, array( $this, 'phrase' ) );
			case 'languages':
				return $this->each( $name, $value, self::MOST_LANGUAGES, array( $this, 'language' ) );
		}
		$this->unknown( "detection.{$name}", array_merge( array_keys( self::TRIGGERS ), array( 'phrases', 'languages' ) ) );
		return array();
	}

	/**
	 * @param mixed $input
	 * @return array<string, mixed>
	 */
	private function of_trigger( string $trigger, $input ): array {
		if ( ! is_array( $input ) ) {
			$this->errors[ "detection.{$trigger}" ] = __( 'must be an object of settings.', 'baton' );
			return array();
		}
		foreach ( $input as $name => $value ) {
			$field = "detection.{$trigger}.{$name}";
			if ( ! in_array( $name, self::TRIGGERS[ $trigger ], true ) ) {
				$this->unknown( $field, self::TRIGGERS[ $trigger ] );
				continue;
			}
			switch ( $name ) {
				case 'on':
					$this->yes_or_no( $field, $value );
					break;
				case 'sensitivity':
					$this->one_of( $field, $value, self::SENSITIVITIES );
					break;
				case 'policy':
					$this->one_of( $field, $value, self::POLICIES );
					break;
				case 'count':
					$least = self::LEAST_COUNT[ $trigger ];
					/* translators: 1, 2: numbers. */
					$this->when( is_int( $value ) && $value >= $least && $value <= self::MOST_COUNT, $field, sprintf( __( 'must be a whole number from %1$d to %2$d.', 'baton' ), $least, self::MOST_COUNT ) );
			}
		}
		return $input;
	}

	/**
	 * @param mixed                                                    $input
	 * @param callable( string, array<string, mixed> ): array<string, mixed> $entry
	 * @return list<array<string, mixed>>
	 */
	private function each( string $name, $input, int $most, callable $entry ): array {
		$entries = is_array( $input ) ? array_filter( $input, 'is_array' ) : array();
		if ( ! is_array( $input ) || count( $input ) > $most || count( $entries ) < count( $input ) || array_values( $input ) !== $input ) {
			/* translators: %d: a number. */
			$this->errors[ "detection.{$name}" ] = sprintf( __( 'must be a list of at most %d entries.', 'baton' ), $most );
			return array();
		}
		$kept = array();
		foreach ( $entries as $at => $given ) {
			$kept[] = $entry( "detection.{$name}.{$at}", $given );
		}
		return $kept;
	}

	/**
	 * @param array<string, mixed> $given
	 * @return array<string, mixed>
	 */
	private function phrase( string $field, array $given ): array {
		$text = $given['text'] ?? null;
		$text = is_string( $text ) ? trim( $text ) : '';
		/* translators: %d: a number of characters. */
		$this->when( (bool) preg_match( '/[\p{L}\p{N}]/u', $text ) && ! preg_match( '/[\p{Cc}]/u', $text ) && Text::length( $text ) <= self::LONGEST_PHRASE, "{$field}.text", sprintf( __( 'must be words in one line, of at most %d characters.', 'baton' ), self::LONGEST_PHRASE ) );
		$this->one_of( "{$field}.trigger", $given['trigger'] ?? null, array_keys( self::TRIGGERS ) );
		$this->one_of( "{$field}.effect", $given['effect'] ?? null, self::EFFECTS );
		if ( isset( $given['language'] ) ) {
			$this->one_of( "{$field}.language", $given['language'], self::LANGUAGES );
		}
		return array_merge( $this->known( $field, $given, array( 'trigger', 'text', 'effect', 'language' ) ), array( 'text' => $text ) );
	}

	/**
	 * @param array<string, mixed> $given
	 * @return array<string, mixed>
	 */
	private function language( string $field, array $given ): array {
		$this->one_of( "{$field}.language", $given['language'] ?? null, self::LANGUAGES );
		$this->one_of( "{$field}.trigger", $given['trigger'] ?? null, self::BY_WORDS );
		if ( isset( $given['on'] ) ) {
			$this->yes_or_no( "{$field}.on", $given['on'] );
		}
		if ( isset( $given['sensitivity'] ) ) {
			$this->one_of( "{$field}.sensitivity", $given['sensitivity'], self::SENSITIVITIES );
		}
		return $this->known( $field, $given, array( 'language', 'trigger', 'on', 'sensitivity' ) );
	}

	/**
	 * @param array<string, mixed> $given
	 * @param string[]             $names
	 * @return array<string, mixed>
	 */
	private function known( string $field, array $given, array $names ): array {
		foreach ( array_diff( array_keys( $given ), $names ) as $name ) {
			$this->unknown( "{$field}.{$name}", $names );
		}
		return array_filter( $given, 'is_scalar' );
	}

	/** @param string[] $names */
	private function unknown( string $field, array $names ): void {
		/* translators: %s: a list of names. */
		$this->errors[ $field ] = sprintf( __( 'is not a setting; they are %s.', 'baton' ), implode( ', ', $names ) );
	}

	/** @param mixed $value */
	private function yes_or_no( string $field, $value ): void {
		$this->when( is_bool( $value ), $field, __( 'must be true or false.', 'baton' ) );
	}

	/**
	 * @param mixed    $value
	 * @param string[] $choices
	 */
	private function one_of( string $field, $value, array $choices ): void {
		/* translators: %s: a list of words. */
		$this->when( in_array( $value, $choices, true ), $field, sprintf( __( 'must be one of %s.', 'baton' ), implode( ', ', $choices ) ) );
	}

	private function when( bool $holds, string $field, string $right ): void {
		if ( ! $holds ) {
			$this->errors[ $field ] = $right;
		}
	}
}
