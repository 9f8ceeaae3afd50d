<?php
namespace Baton\Connection;

use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** What an answer that is not the sidecar's "here I am" says about what stands before it. */
final class AnswerProblem {

	/** @var int */
	private $status;

	/** @var array<string, mixed> Empty when it is no JSON. */
	private $body;

	/** @var string Where it forwards to, if it does. */
	private $location;

	/**
	 * @param int                  $status
	 * @param array<string, mixed> $body
	 * @param string               $location
	 */
	private function __construct( int $status, array $body, string $location ) {
		$this->status   = $status;
		$this->body     = $body;
		$this->location = $location;
	}

	/**
	 * @param array<string, mixed> $response As wp_remote_post answers.
	 * @param array<string, mixed> $body     Decoded.
	 * @param string               $route    The route that was asked.
	 * @param string               $sign     What the sidecar's answer has.
	 * @return string What is wrong and how to mend it, '' when nothing is.
	 */
	public static function of( array $response, array $body, string $route, string $sign = 'checks' ): string {
		$location = wp_remote_retrieve_header( $response, 'location' );
		$answer   = new self( (int) wp_remote_retrieve_response_code( $response ), $body, is_string( $location ) ? $location : '' );
		return $answer->problem( $route, $sign );
	}

	private function problem( string $route, string $sign ): string {
		if ( 200 === $this->status && isset( $this->body[ $sign ] ) ) {
			return '';
		}
		if ( 401 === $this->status && isset( $this->body['field'] ) ) {
			return $this->refused();
		}
		if ( 503 === $this->status && 'unavailable' === ( $this->body['code'] ?? '' ) ) {
			return __( 'The sidecar runs, but cannot write to its database. Is the disk full that BATON_DATA is on, or may the sidecar not write there?', 'baton' );
		}
		$prefix = $this->prefix( $route );
		if ( null !== $prefix && ( $this->body['basePath'] ?? null ) === $prefix ) {
			return __( 'The sidecar is older than the plugin and does not know this yet: update it to the same version.', 'baton' );
		}
		if ( null !== $prefix ) {
			return self::elsewhere( $prefix );
		}
		if ( $this->status >= 300 && $this->status < 400 ) {
			/* translators: 1: an HTTP status such as 301, 2: an address */
			return sprintf( __( 'That address forwards elsewhere (status %1$d, to %2$s). Type above the address at which the sidecar itself answers.', 'baton' ), $this->status, self::without( $this->location, $route ) );
		}
		$address = Options::settings()['sidecarUrl'];
		switch ( $this->status ) {
			case 401:
			case 403:
			case 407:
				/* translators: 1: an address, 2: an HTTP status such as 403 */
				return sprintf( __( 'The web server at %1$s lets nobody through (status %2$d): a password or a firewall stands in the way. Let everything under that address through to the sidecar.', 'baton' ), $address, $this->status );
			case 502:
			case 503:
			case 504:
				/* translators: 1: an address, 2: an HTTP status such as 502 */
				return sprintf( __( 'The web server at %1$s does not reach the sidecar (status %2$d). Is the sidecar running, and does the web server pass on to the port that it listens on (BATON_PORT, 8787 if not set)?', 'baton' ), $address, $this->status );
			case 200:
			case 404:
			case 405:
				/* translators: 1: an address, 2: an HTTP status such as 404 */
				return sprintf( __( 'Something answers at %1$s (status %2$d), but it is not the sidecar. Behind your web server the address ends in the sidecar’s BATON_BASE_PATH.', 'baton' ), $address, $this->status );
		}
		/* translators: 1: an address, 2: an HTTP status such as 500 */
		return sprintf( __( '%1$s answers with status %2$d and not as a sidecar does. Look at the sidecar’s log and at the web server before it.', 'baton' ), $address, $this->status );
	}

	private function refused(): string {
		return 'time' === $this->body['field']
			? __( 'The sidecar refuses our calls because the clocks of the two machines differ. Set both by NTP.', 'baton' )
			: __( 'The sidecar refuses our calls: it was started with the connection string of another shop. Make a new one below, put it into BATON_CONNECTION and start the sidecar again.', 'baton' );
	}

	/** @return string|null What stood before the route when the sidecar got it; null when it was not the sidecar that did not know it. */
	private function prefix( string $route ): ?string {
		$path = $this->body['path'] ?? null;
		if ( 404 !== $this->status || 'not_found' !== ( $this->body['code'] ?? '' ) || ! is_string( $path ) || substr( $path, -strlen( $route ) ) !== $route ) {
			return null;
		}
		return substr( $path, 0, -strlen( $route ) );
	}

	private static function elsewhere( string $prefix ): string {
		if ( '' === $prefix ) {
			return __( 'The sidecar answers, but the web server takes the path of its address away and the sidecar waits for it. Start the sidecar without BATON_BASE_PATH, or let the web server pass the path on (in nginx: no slash at the end of proxy_pass).', 'baton' );
		}
		/* translators: %s: a path such as /baton */
		return sprintf( __( 'The sidecar answers, but expects another path. Start it with BATON_BASE_PATH=%s', 'baton' ), $prefix );
	}

	private static function without( string $address, string $route ): string {
		$plain = (string) strtok( $address, '?' );
		return substr( $plain, -strlen( $route ) ) === $route ? substr( $plain, 0, -strlen( $route ) ) : $plain;
	}
}
