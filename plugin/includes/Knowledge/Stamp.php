<?php
namespace Baton\Knowledge;

defined( 'ABSPATH' ) || exit;

/** A short text that is another one when what it stands for has changed. */
final class Stamp {

	/** Grows when texts are made otherwise, so that all are read again. */
	private const FORMAT = 1;

	/** @param mixed $of */
	public static function of( $of ): string {
		return substr( md5( self::FORMAT . get_locale() . get_option( 'permalink_structure' ) . wp_json_encode( $of ) ), 0, 12 );
	}

	/**
	 * An empty answer of a database that failed is not an empty shop.
	 *
	 * @throws \RuntimeException When the last question to the database failed.
	 */
	public static function check_database(): void {
		global $wpdb;
		if ( '' !== (string) $wpdb->last_error ) {
			throw new \RuntimeException( __( 'The shop’s database could not answer. Its error log says why.', 'baton' ) );
		}
	}
}
