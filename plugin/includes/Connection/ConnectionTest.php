<?php
namespace Baton\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * Names what keeps WordPress and the sidecar from talking, and what to do.
 *
 * @phpstan-type Check array{name: string, ok: bool, problem?: string}
 */
final class ConnectionTest {

	private const ROUTE   = '/v1/shop/diagnose';
	private const SECONDS = 15.0;
	/** Nobody's (RFC 5737). */
	private const MADE_UP_ADDRESS = '192.0.2.1';
	/** Calls are refused from five minutes on; a clock this far off will get there. */
	private const CLOCK_SECONDS = 60;

	/** @return array{checks: list<Check>, forwarding?: array<string, mixed>} Checks by name: permalinks, sidecar, clock, settings, orders, bodies; the last four only once the sidecar answers. Forwarding: as the sidecar judged our call (`Forwarding`). */
	public static function run(): array {
		$sidecar           = self::sidecar();
		$sidecar['checks'] = array_merge( array( self::permalinks() ), $sidecar['checks'] );
		return $sidecar;
	}

	/** @return Check */
	private static function permalinks(): array {
		return self::check(
			'permalinks',
			'' !== (string) get_option( 'permalink_structure' ) ? '' : __( 'WooCommerce accepts no keys while permalinks are plain. Under Settings → Permalinks choose any other structure.', 'baton' )
		);
	}

	/** @return array{checks: list<Check>, forwarding?: array<string, mixed>} */
	private static function sidecar(): array {
		if ( ! Sidecar::is_set() ) {
			return array( 'checks' => array( self::check( 'sidecar', __( 'The public address of the sidecar is not set. Type it above and save.', 'baton' ) ) ) );
		}
		// Whoever takes this address for ours believes anybody.
		$response = Sidecar::post( self::ROUTE, self::SECONDS, array( 'X-Forwarded-For' => self::MADE_UP_ADDRESS ) );
		$arrived  = time();
		if ( is_wp_error( $response ) ) {
			/* translators: %s: a technical reason. */
			return array( 'checks' => array( self::check( 'sidecar', sprintf( __( 'This server could not reach the sidecar (%s). Is it running, is the address right, and does a firewall let this server through?', 'baton' ), $response->get_error_message() ) ) ) );
		}
		$body  = json_decode( wp_remote_retrieve_body( $response ), true );
		$body  = is_array( $body ) ? $body : array();
		$wrong = AnswerProblem::of( $response, $body, self::ROUTE );
		$first = array_merge(
			array( self::check( 'sidecar', $wrong ) ),
			self::clock( self::seconds( $body, $response ), $arrived )
		);
		if ( '' !== $wrong ) {
			return array( 'checks' => $first );
		}
		return array_merge(
			array( 'checks' => array_merge( $first, self::told( $body ) ) ),
			is_array( $body['forwarding'] ?? null ) ? array( 'forwarding' => $body['forwarding'] ) : array()
		);
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
	 * What the sidecar found out the other way round (`Diagnosis`).
	 *
	 * @param array<string, mixed> $diagnosis
	 * @return list<Check>
	 */
	private static function told( array $diagnosis ): array {
		$told = array();
		foreach ( is_array( $diagnosis['checks'] ) ? $diagnosis['checks'] : array() as $check ) {
			if ( ! is_array( $check ) || ! in_array( $check['name'] ?? '', array( 'settings', 'orders', 'bodies' ), true ) ) {
				continue;
			}
			$ok   = true === ( $check['ok'] ?? false );
			$lost = 'orders' === $check['name'] ? self::lost_key( $diagnosis['shop'] ?? null ) : '';

			$told[] = self::check( $check['name'], $ok ? '' : ( '' === $lost ? self::said( $check ) : $lost ) );
		}
		return $told;
	}

	/**
	 * On https WooCommerce reads the key from a header, and only where WordPress knows of the https.
	 *
	 * @param mixed $seen What of the sidecar's call arrived here (`ShopSeen`).
	 * @return string Why the key did not arrive, '' when it did.
	 */
	private static function lost_key( $seen ): string {
		if ( ! is_array( $seen ) || 'https' !== wp_parse_url( rest_url(), PHP_URL_SCHEME ) ) {
			return '';
		}
		if ( false === ( $seen['https'] ?? null ) ) {
			return __( 'WordPress does not know that it is on https, so WooCommerce takes no key. Let the web server before it send “X-Forwarded-Proto: https”, and in wp-config.php set $_SERVER[\'HTTPS\'] = \'on\' when it came.', 'baton' );
		}
		if ( false === ( $seen['authorization'] ?? null ) ) {
			return __( 'The web server before WordPress takes the header “Authorization” away, and with it the key. In Apache: CGIPassAuth On; in nginx: fastcgi_param HTTP_AUTHORIZATION $http_authorization; and no proxy_set_header Authorization "";', 'baton' );
		}
		return '';
	}

	/** @param array<string, mixed> $check */
	private static function said( array $check ): string {
		$reason = is_string( $check['reason'] ?? null ) ? $check['reason'] : '';
		$words  = ShopReasons::words( $check['name'], $reason );
		if ( '' !== $words ) {
			return $words;
		}
		return is_string( $check['problem'] ?? null ) ? $check['problem'] : __( 'The sidecar could not read it and gave no reason. Look at its log.', 'baton' );
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
