<?php
/**
 * What a shopper's session holds.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Names and values; each value is serialized by itself, as in WooCommerce. */
abstract class WC_Session {

	/** @var string */
	protected $_customer_id = '';

	/** @var array<string, string> */
	protected $_data = array();

	/** @var bool */
	protected $_dirty = false;

	/**
	 * @param string $key           Name.
	 * @param mixed  $default_value When there is none.
	 * @return mixed
	 */
	public function get( $key, $default_value = null ) {
		return isset( $this->_data[ $key ] ) ? maybe_unserialize( $this->_data[ $key ] ) : $default_value;
	}

	public function set( $key, $value ): void {
		if ( $this->get( $key ) !== $value ) {
			$this->_data[ $key ] = maybe_serialize( $value );
			$this->_dirty        = true;
		}
	}

	public function __get( $key ) {
		return $this->get( $key );
	}

	public function __set( $key, $value ) {
		$this->set( $key, $value );
	}

	public function __isset( $key ) {
		return isset( $this->_data[ $key ] );
	}

	public function get_customer_id(): string {
		return $this->_customer_id;
	}
}
