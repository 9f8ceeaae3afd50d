<?php
/**
 * Consumer keys: OAuth 1.0a over http, Basic or query over https.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

/** Finds the user of a key, for wc/ routes only. */
final class WC_Standin_Authentication {

	/** Seconds that a clock may be off. */
	private const WINDOW = 900;

	/** @var WP_Error|null */
	private static $error = null;

	/** @var object|null */
	private static $key = null;

	/** @var string What the two above are the answer to. */
	private static $call = '';

	public static function register(): void {
		add_filter( 'determine_current_user', array( self::class, 'find_user' ), 15 );
		add_filter( 'rest_authentication_errors', static fn( $error ) => $error ? $error : self::$error );
		add_filter( 'rest_pre_dispatch', array( self::class, 'check_permission' ), 10, 3 );
	}

	/**
	 * @param int|false $user Found so far.
	 * @return int|false
	 */
	public static function find_user( $user ) {
		$path = (string) wp_parse_url( (string) ( $_SERVER['REQUEST_URI'] ?? '' ), PHP_URL_PATH );
		if ( $user || ! str_contains( $path, '/' . rest_get_url_prefix() . '/wc/' ) || str_contains( $path, '/wc/store' ) ) {
			return $user;
		}
		// Asked again about the same call, the nonce would be an old one.
		$call = md5( wp_json_encode( array( $path, $_GET, self::oauth_parameters(), $_SERVER['PHP_AUTH_USER'] ?? '' ) ) ); // phpcs:ignore WordPress.Security
		if ( $call === self::$call ) {
			return self::$key ? (int) self::$key->user_id : $user;
		}
		self::$call  = $call;
		self::$key   = null;
		self::$error = null;
		$found       = is_ssl() ? self::by_secret() : self::by_oauth();
		if ( is_wp_error( $found ) ) {
			self::$error = $found;
			return false;
		}
		self::$key = $found;
		return $found ? (int) $found->user_id : $user;
	}

	/** @return object|WP_Error|null */
	private static function by_secret() {
		// phpcs:disable WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput
		$key    = (string) ( $_GET['consumer_key'] ?? $_SERVER['PHP_AUTH_USER'] ?? '' );
		$secret = (string) ( $_GET['consumer_secret'] ?? $_SERVER['PHP_AUTH_PW'] ?? '' );
		// phpcs:enable
		if ( '' === $key || '' === $secret ) {
			return null;
		}
		$row = self::row( $key );
		return $row && hash_equals( $row->consumer_secret, $secret ) ? $row : self::refusal( 'Consumer secret is invalid.' );
	}

	/** @return object|WP_Error|null Null when the request carries no OAuth. */
	private static function by_oauth() {
		$given = self::oauth_parameters();
		if ( ! $given ) {
			return null;
		}
		foreach ( array( 'oauth_consumer_key', 'oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method' ) as $name ) {
			if ( empty( $given[ $name ] ) ) {
				return self::refusal( "Missing OAuth parameter {$name}.", 'woocommerce_rest_authentication_missing_parameter' );
			}
		}
		$row = self::row( $given['oauth_consumer_key'] );
		if ( ! $row ) {
			return self::refusal( 'Consumer key is invalid.' );
		}
		$algorithms = array(
			'HMAC-SHA256' => 'sha256',
			'HMAC-SHA1'   => 'sha1',
		);
		$algorithm  = $algorithms[ $given['oauth_signature_method'] ] ?? null;
		if ( ! $algorithm ) {
			return self::refusal( 'Invalid signature - signature method is invalid.' );
		}
		$right = base64_encode( hash_hmac( $algorithm, self::signed_text( $given ), $row->consumer_secret . '&', true ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
		if ( ! hash_equals( $right, $given['oauth_signature'] ) ) {
			return self::refusal( 'Invalid signature - provided signature does not match.' );
		}
		return self::is_fresh( $row, (int) $given['oauth_timestamp'], $given['oauth_nonce'] ) ? $row : self::refusal( 'Invalid timestamp or nonce.' );
	}

	/** @return array<string, string> From the header or the query. */
	private static function oauth_parameters(): array {
		$header = wp_unslash( (string) ( $_SERVER['HTTP_AUTHORIZATION'] ?? '' ) ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput
		if ( '' === $header && function_exists( 'getallheaders' ) ) {
			// Some servers keep this header out of $_SERVER.
			$header = (string) ( array_change_key_case( getallheaders() )['authorization'] ?? '' );
		}
		if ( 0 === stripos( $header, 'oauth ' ) ) {
			preg_match_all( '/(oauth_[a-z_]+)="([^"]*)"/', $header, $found, PREG_SET_ORDER );
			return array_map( 'rawurldecode', array_column( $found, 2, 1 ) );
		}
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended
		return array_filter( wp_unslash( $_GET ), static fn( $name ) => str_starts_with( (string) $name, 'oauth_' ), ARRAY_FILTER_USE_KEY );
	}

	/** @param array<string, string> $oauth */
	private static function signed_text( array $oauth ): string {
		// The home URL, whatever address was connected to.
		$home = wp_parse_url( home_url() );
		$host = $home['scheme'] . '://' . $home['host'] . ( isset( $home['port'] ) ? ':' . $home['port'] : '' );
		$path = (string) wp_parse_url( (string) $_SERVER['REQUEST_URI'], PHP_URL_PATH ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended
		$all = array_merge( wp_unslash( $_GET ), $oauth );
		unset( $all['oauth_signature'] );
		$pairs = array();
		foreach ( self::flat( $all ) as $name => $value ) {
			$pairs[] = rawurlencode( (string) $name ) . '=' . rawurlencode( (string) $value );
		}
		sort( $pairs, SORT_STRING );
		return implode( '&', array_map( 'rawurlencode', array( $_SERVER['REQUEST_METHOD'], $host . $path, implode( '&', $pairs ) ) ) );
	}

	/** @return array<string, string> a[b] as one name. */
	private static function flat( array $values, string $prefix = '' ): array {
		$flat = array();
		foreach ( $values as $name => $value ) {
			$full = '' === $prefix ? (string) $name : "{$prefix}[{$name}]";
			$flat = array_merge( $flat, is_array( $value ) ? self::flat( $value, $full ) : array( $full => $value ) );
		}
		return $flat;
	}

	/** Each nonce once within the window. */
	private static function is_fresh( $row, int $time, string $nonce ): bool {
		global $wpdb;
		if ( abs( time() - $time ) > self::WINDOW ) {
			return false;
		}
		$used = array_filter( (array) maybe_unserialize( $row->nonces ), static fn( $when ) => (int) $when > time() - self::WINDOW );
		if ( isset( $used[ $nonce ] ) ) {
			return false;
		}
		$used[ $nonce ] = $time;
		$wpdb->update( $wpdb->prefix . 'woocommerce_api_keys', array( 'nonces' => maybe_serialize( $used ) ), array( 'key_id' => $row->key_id ) );
		return true;
	}

	/** @return object|null */
	private static function row( string $key ) {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}woocommerce_api_keys WHERE consumer_key = %s", wc_api_hash( $key ) ) );
	}

	private static function refusal( string $message, string $code = 'woocommerce_rest_authentication_error' ): WP_Error {
		return new WP_Error( $code, $message, array( 'status' => 401 ) );
	}

	/** A key may be for reading or for writing only. */
	public static function check_permission( $result, $server, WP_REST_Request $request ) {
		if ( ! self::$key ) {
			return $result;
		}
		$reads = in_array( $request->get_method(), array( 'GET', 'HEAD' ), true );
		$may   = str_contains( self::$key->permissions, $reads ? 'read' : 'write' );
		return $may ? $result : self::refusal( 'The API key provided does not have the permission that this needs.' );
	}
}
WC_Standin_Authentication::register();
