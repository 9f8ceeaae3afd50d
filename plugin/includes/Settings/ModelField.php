<?php
namespace Baton\Settings;

defined( 'ABSPATH' ) || exit;

/** What an owner sets about the model (`ModelSettings`): whether customers are asked first, and its prices and limit in US dollars. */
final class ModelField {

	/** More is a slip of the keyboard. */
	public const MOST_DOLLARS = 1000000;

	private const DEFAULTS = array(
		'consent'      => false,
		'inputPrice'   => 0,
		'outputPrice'  => 0,
		'monthlyLimit' => 0,
	);

	/** @return array<string, bool|int|float> */
	public static function current(): array {
		return array_merge( self::DEFAULTS, Options::settings()['model'] );
	}

	/**
	 * @param mixed $input The fields to change.
	 * @return array{array<string, mixed>, array<string, string>} What to store, and what is wrong by field.
	 */
	public static function check( $input ): array {
		if ( ! is_array( $input ) ) {
			return array( array(), array( 'model' => __( 'must be an object.', 'baton' ) ) );
		}
		$model  = self::current();
		$errors = array();
		foreach ( $input as $name => $value ) {
			$wrong = self::wrong( (string) $name, $value );
			if ( '' === $wrong ) {
				$model[ $name ] = $value;
			} else {
				$errors[ "model.{$name}" ] = $wrong;
			}
		}
		if ( ! $errors && $model['monthlyLimit'] > 0 && $model['inputPrice'] + $model['outputPrice'] <= 0 ) {
			$errors['model.monthlyLimit'] = __( 'is never reached while both prices are 0: enter what the model costs.', 'baton' );
		}
		return array( $model, $errors );
	}

	/**
	 * @param mixed $value
	 * @return string What would be right, '' when it is.
	 */
	private static function wrong( string $name, $value ): string {
		if ( ! isset( self::DEFAULTS[ $name ] ) ) {
			/* translators: %s: a list of names. */
			return sprintf( __( 'is not a setting; they are %s.', 'baton' ), implode( ', ', array_keys( self::DEFAULTS ) ) );
		}
		if ( 'consent' === $name ) {
			return is_bool( $value ) ? '' : __( 'must be true or false.', 'baton' );
		}
		if ( ( is_int( $value ) || is_float( $value ) ) && $value >= 0 && $value <= self::MOST_DOLLARS ) {
			return '';
		}
		/* translators: %s: a number of US dollars. */
		return sprintf( __( 'must be US dollars from 0 to %s, such as 2.50.', 'baton' ), number_format_i18n( self::MOST_DOLLARS ) );
	}
}
