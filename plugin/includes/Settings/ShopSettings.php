<?php
namespace Baton\Settings;

use Baton\Access\Roles;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** What the sidecar must know of the shop (`ShopSettings`). */
final class ShopSettings {

	public static function answer(): \WP_REST_Response {
		return new \WP_REST_Response( self::current() );
	}

	/** @return array<string, mixed> */
	public static function current(): array {
		$settings = Options::settings();
		return array(
			'shop'             => array(
				'id'       => Options::shop_id(),
				'name'     => Text::short( Text::from_html( get_bloginfo( 'name' ) ) ),
				'url'      => untrailingslashit( home_url() ),
				'locale'   => get_locale(),
				'timeZone' => self::time_zone(),
				'currency' => get_woocommerce_currency(),
			),
			'assistantName'    => $settings['assistantName'],
			'agents'           => array_map( array( self::class, 'agent' ), Roles::people() ),
			'emergencyContact' => $settings['emergencyContact'],
			'typingPreview'    => $settings['typingPreview'],
			'hours'            => $settings['hours'],
			'orderStatuses'    => self::order_statuses(),
			'words'            => Words::current(),
			'model'            => ModelField::current(),
			'detection'        => (object) $settings['detection'],
		);
	}

	/** @return array<string, string> wc/v3's words, plugins' own too, and what each is called in the shop's language. */
	private static function order_statuses(): array {
		$statuses = array();
		foreach ( wc_get_order_statuses() as $status => $name ) {
			$statuses[ preg_replace( '/^wc-/', '', (string) $status ) ] = Text::short( Text::from_html( (string) $name ) );
		}
		return $statuses;
	}

	/** JavaScript knows time zones by name; "+02:00" is Etc/GMT-2, and half hours have no name. */
	private static function time_zone(): string {
		$zone   = wp_timezone_string();
		$offset = (float) get_option( 'gmt_offset' );
		if ( ! preg_match( '/^[+-]\d/', $zone ) || floor( $offset ) !== $offset ) {
			return $zone;
		}
		return 0.0 === $offset ? 'UTC' : sprintf( 'Etc/GMT%+d', -$offset );
	}

	/** @return array{id: string, name: string} */
	private static function agent( \WP_User $user ): array {
		return array(
			'id'   => (string) $user->ID,
			'name' => Text::short( $user->display_name ),
		);
	}
}
