<?php
namespace Baton\Session;

defined( 'ABSPATH' ) || exit;

/** Where a request comes from, so far as it can be told: to count by, and never stored. */
final class Caller {

	/** What a proxy adds; whoever has no proxy before them may have made it up. */
	private const OF_PROXIES = array( 'HTTP_X_FORWARDED_FOR', 'HTTP_X_REAL_IP', 'HTTP_CF_CONNECTING_IP', 'HTTP_FORWARDED', 'HTTP_VIA' );

	/**
	 * The addresses to count under, and whether many people may stand behind each.
	 * Of IPv6 it is the network (/64) that one household has.
	 *
	 * A proxy on one's own network is believed, since nobody else can call from
	 * there; but it may pass on what its caller made up, so it is counted too.
	 * Others are believed where the filter `baton_trust_proxy` gives their number;
	 * without it an address that says it speaks for others counts as many.
	 *
	 * @param array<string, mixed> $server Like $_SERVER.
	 * @return array<string, bool>
	 */
	public static function of( array $server ): array {
		$direct  = (string) ( $server['REMOTE_ADDR'] ?? '' );
		$address = $direct;
		$before  = array_filter( array_map( 'trim', explode( ',', (string) ( $server['HTTP_X_FORWARDED_FOR'] ?? '' ) ) ) );
		/**
		 * How many web servers stand before WordPress, each adding to X-Forwarded-For.
		 *
		 * @param int|null $hops Null: those on the shop's own network.
		 */
		$hops = apply_filters( 'baton_trust_proxy', null );
		$hop  = 0;
		while ( $before && ( null === $hops ? self::is_near( $address ) : $hop < (int) $hops ) ) {
			$address = (string) array_pop( $before );
			++$hop;
		}
		if ( null !== $hops ) {
			return array( self::group( $address ) => self::is_near( $address ) );
		}
		if ( 0 === $hop ) {
			return array( self::group( $address ) => self::is_near( $address ) || self::speaks_for_others( $server ) );
		}
		return array(
			self::group( $address ) => array() !== $before || self::is_near( $address ),
			self::group( $direct )  => true,
		);
	}

	/** @param array<string, mixed> $server Like $_SERVER. */
	private static function speaks_for_others( array $server ): bool {
		foreach ( self::OF_PROXIES as $name ) {
			if ( ! empty( $server[ $name ] ) ) {
				return true;
			}
		}
		return false;
	}

	/** A private, loopback or shared address, or none at all. */
	private static function is_near( string $address ): bool {
		$public = filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE );
		// 100.64.0.0/10: a provider's own.
		return false === $public || 1 === preg_match( '/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./', $address );
	}

	private static function group( string $address ): string {
		$bytes   = filter_var( $address, FILTER_VALIDATE_IP ) ? (string) inet_pton( $address ) : '';
		$is_four = 16 !== strlen( $bytes ) || 0 === strpos( $bytes, str_repeat( "\0", 10 ) . "\xff\xff" );
		return bin2hex( $is_four ? substr( $bytes, -4 ) : substr( $bytes, 0, 8 ) );
	}
}
