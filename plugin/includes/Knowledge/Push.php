<?php
namespace Baton\Knowledge;

use Baton\Connection\Sidecar;

defined( 'ABSPATH' ) || exit;

/** Tells the sidecar what has changed; it reads it by itself. */
final class Push {

	private const ROUTE = '/v1/shop/changed';
	/** A sidecar that could not be reached is left alone; it looks by itself anyway. */
	private const REST_SECONDS = 60;
	private const RESTING      = 'baton_push_rests';

	/**
	 * Waits for nobody: the visitor's page is sent off first where PHP can, and an
	 * answer is not waited for.
	 *
	 * @param list<string> $names "page:12"; "page" for all pages.
	 */
	public static function quietly( array $names ): void {
		if ( get_transient( self::RESTING ) ) {
			return;
		}
		foreach ( array( 'fastcgi_finish_request', 'litespeed_finish_request' ) as $finish ) {
			if ( function_exists( $finish ) ) {
				$finish();
				break;
			}
		}
		$sent = Sidecar::post( self::ROUTE, 0, array(), (string) wp_json_encode( array( 'changed' => $names ) ) );
		if ( is_wp_error( $sent ) ) {
			set_transient( self::RESTING, 1, self::REST_SECONDS );
		}
	}
}
