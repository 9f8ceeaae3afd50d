<?php
namespace Baton\Signing;

use Baton\Once;
use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** Lets in what the sidecar signed, once each: SPEC 7.3. */
final class Gate {

	private const WINDOW_MS = 5 * 60 * 1000;

	/** @throws Refusal Naming the field. */
	public static function check( \WP_REST_Request $request ): void {
		$time  = (string) $request->get_header( 'x_baton_time' );
		$nonce = (string) $request->get_header( 'x_baton_nonce' );
		if ( ! preg_match( '/^\d{1,15}$/D', $time ) ) {
			throw new Refusal( 'time', 'X-Baton-Time must be UTC milliseconds.' );
		}
		$off = abs( microtime( true ) * 1000 - (int) $time );
		if ( $off > self::WINDOW_MS ) {
			throw new Refusal( 'time', sprintf( 'X-Baton-Time is %d seconds off; 300 are allowed. Set the clocks of both machines.', $off / 1000 ) );
		}
		if ( ! preg_match( '/^[A-Za-z0-9_-]{16,64}$/D', $nonce ) ) {
			throw new Refusal( 'nonce', 'X-Baton-Nonce must be 16 to 64 of A-Z, a-z, 0-9, _ and -.' );
		}
		$expected = Signature::of( Options::secret(), $request->get_route(), $time, $nonce, $request->get_body() );
		if ( ! hash_equals( $expected, (string) $request->get_header( 'x_baton_signature' ) ) ) {
			throw new Refusal( 'signature', 'X-Baton-Signature does not fit. Is the connection string the one that this shop made last?' );
		}
		// After the signature, so that a stranger can neither fill the table nor use up a nonce;
		// twice the window, because the time may lie ahead as well as behind.
		if ( ! Once::take( 'nonce', $nonce, 2 * self::WINDOW_MS / 1000 ) ) {
			throw new Refusal( 'nonce', 'X-Baton-Nonce has been used already.' );
		}
	}
}
