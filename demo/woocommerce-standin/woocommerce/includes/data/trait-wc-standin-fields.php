<?php
/**
 * What is read and written by get_… and set_…, as WooCommerce's records are.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** For a class with `$data`, the fields by their names, and CALLED, what it is. */
trait WC_StandIn_Fields {

	/**
	 * The get_… and set_… of every field.
	 *
	 * @param string  $name      Method.
	 * @param mixed[] $arguments The value to set.
	 * @return mixed
	 */
	public function __call( string $name, array $arguments ) {
		$field = substr( $name, 4 );
		if ( ! array_key_exists( $field, $this->data ) ) {
			throw new BadMethodCallException( "The stand-in's " . static::CALLED . " has no {$name}()." );
		}
		if ( str_starts_with( $name, 'set_' ) ) {
			$this->data[ $field ] = $arguments[0];
			return null;
		}
		return $this->data[ $field ];
	}
}
