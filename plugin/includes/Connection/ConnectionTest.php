<?php
namespace Baton\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * Names what keeps WordPress and the sidecar from talking, and what to do.
 *
 * @phpstan-type Check array{name: string, ok: bool, problem?: string}
 */
final class ConnectionTest {

	private const SECONDS = 15.0;
	/** Calls are refused from five minutes on; a clock this far off will get there. */
	private const CLOCK_SECONDS = 60;

	/** @return list<Check> By name: permalinks, sidecar, clock, settings, orders; the last three only once the sidecar answers. */
	public static function run(): array {
		return array_merge( array( self::permalinks() ), self::sidecar() );
	}

	/** @return Check */
	private static function permalinks(): array {
		return self::check(
			'permalinks',
			'' !== (string) get_option( 'permalink_structure' ) ? '' : __( 'WooCommerce accepts no keys while permalinks are plain. Under Settings → Permalinks choose any other structure.', 'baton' )
		);
	}

	/** @return list<Check> */
	private static function sidecar(): array {
		if ( ! Sidecar::is_set() ) {
			return array( self::check( 'sidecar', __( 'The public address of the sidecar is not set. Type it above and save.', 'baton' ) ) );
		}
		$response = Sidecar::post( '/v1/shop/diagnose', self::SECONDS );
		$arrived  = time();
		if ( is_wp_error( $response ) ) {
			/* translators: %s: a technical reason. */
			return array( self::check( 'sidecar', sprintf( __( 'This server could not reach the sidecar (%s). Is it running, is the address right, and does a firewall let this server through?', 'baton' ), $response->get_error_message() ) ) );
		}
		$body  = json_decode( wp_remote_retrieve_body( $response ), true );
		$body  = is_array( $body ) ? $body : array();
		$clock = self::clock( self::seconds( $body, $response ), $arrived );
		$wrong = self::status_problem( wp_remote_retrieve_response_code( $response ), $body );
		return array_merge(
			array( self::check( 'sidecar', $wrong ) ),
			$clock,
			'' === $wrong ? self::told( $body['checks'] ?? array() ) : array()
		);
	}

	/**
	 * @param int|string           $status
	 * @param array<string, mixed> $body
	 */
	private static function status_problem( $status, array $body ): string {
		if ( 401 === $status && 'time' === ( $body['field'] ?? '' ) ) {
			return __( 'The sidecar refuses our calls because the clocks of the two machines differ. Set both by NTP.', 'baton' );
		}
		if ( 401 === $status ) {
			return __( 'The sidecar refuses our calls: it was started with the connection string of another shop. Make a new one below, put it into BATON_CONNECTION and start the sidecar again.', 'baton' );
		}
		if ( 404 === $status ) {
			return __( 'Something answers at that address, but it is not the sidecar. If the sidecar is behind this web server, the address ends in its BATON_BASE_PATH.', 'baton' );
		}
		if ( 200 !== $status || ! isset( $body['checks'] ) ) {
			/* translators: %s: an HTTP status. */
			return sprintf( __( 'The sidecar’s address answers with status %s and not as a sidecar does. Look at the sidecar’s log and at the web server before it.', 'baton' ), $status );
		}
		return '';
	}

	/**
	 * @param array<string, mixed> $body
	 * @param array<string, mixed> $response
	 * @return int|null The sidecar's clock; an answer that refuses the time still has a Date.
	 */
	private static function seconds( array $body, array $response ): ?int {
		if ( isset( $body['now'] ) && is_numeric( $body['now'] ) ) {
			return (int) ( $body['now'] / 1000 );
		}
		$date = wp_remote_retrieve_header( $response, 'date' );
		$time = is_string( $date ) ? strtotime( $date ) : false;
		return false === $time ? null : $time;
	}

	/** @return list<Check> */
	private static function clock( ?int $theirs, int $ours ): array {
		if ( null === $theirs ) {
			return array();
		}
		$off = abs( $ours - $theirs );
		/* translators: %d: a number of seconds. */
		$problem = sprintf( __( 'The clocks of this server and of the sidecar differ by %d seconds. Set both by NTP: from five minutes on nothing works.', 'baton' ), $off );
		return array( self::check( 'clock', $off > self::CLOCK_SECONDS ? $problem : '' ) );
	}

	/**
	 * What the sidecar found out the other way round.
	 *
	 * @param mixed $checks
	 * @return list<Check>
	 */
	private static function told( $checks ): array {
		$told = array();
		foreach ( is_array( $checks ) ? $checks : array() as $check ) {
			if ( ! is_array( $check ) || ! in_array( $check['name'] ?? '', array( 'settings', 'orders' ), true ) ) {
				continue;
			}
			$ok     = true === ( $check['ok'] ?? false );
			$said   = is_string( $check['problem'] ?? null ) ? $check['problem'] : __( 'The sidecar could not read it and gave no reason. Look at its log.', 'baton' );
			$told[] = self::check( $check['name'], $ok ? '' : $said );
		}
		return $told;
	}

	/** @return Check */
	private static function check( string $name, string $problem ): array {
		$check = array(
			'name' => $name,
			'ok'   => '' === $problem,
		);
		if ( '' !== $problem ) {
			$check['problem'] = $problem;
		}
		return $check;
	}
}
