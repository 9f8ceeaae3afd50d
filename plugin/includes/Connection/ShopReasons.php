<?php
namespace Baton\Connection;

defined( 'ABSPATH' ) || exit;

/** Why the sidecar could not read the shop (`SHOP_REASONS`), and what the owner can do. */
final class ShopReasons {

	/**
	 * @param string $check  "settings": our own signed routes; "orders": WooCommerce's REST API.
	 * @param string $reason
	 * @return string '' for a reason that this version does not know.
	 */
	public static function words( string $check, string $reason ): string {
		$own   = 'settings' === $check ? self::settings() : self::orders();
		$words = array_merge( self::common(), $own );
		return $words[ $reason ] ?? '';
	}

	/** @return array<string, string> */
	private static function settings(): array {
		return array(
			'keys'       => __( 'This shop does not accept the sidecar’s signature: it was started with an older connection string or another shop’s. Make a new one below and start the sidecar with it.', 'baton' ),
			'missing'    => __( 'Baton’s own addresses under /wp-json/ do not answer. Is the REST API switched off, or do permalinks not work? Save them once under Settings → Permalinks.', 'baton' ),
			'unreadable' => __( 'The sidecar cannot read what this plugin answers. Update the plugin and the sidecar to the same version.', 'baton' ),
		);
	}

	/** @return array<string, string> */
	private static function orders(): array {
		return array(
			'keys'       => __( 'WooCommerce does not accept the sidecar’s key: it was revoked, or belongs to an older connection string. Make a new one below and start the sidecar with it.', 'baton' ),
			'missing'    => __( 'WooCommerce’s REST API does not answer. Is it switched off, or do permalinks not work? Save them once under Settings → Permalinks.', 'baton' ),
			'unreadable' => __( 'Orders come in another shape than WooCommerce gives them. Look for a plugin that changes its REST API, or for PHP warnings before the data.', 'baton' ),
		);
	}

	/** @return array<string, string> */
	private static function common(): array {
		return array(
			'unreachable' => __( 'The sidecar gets no connection to this shop. Is the shop’s address right and its certificate valid, and does a firewall let the sidecar through?', 'baton' ),
			'slow'        => __( 'This shop did not answer the sidecar in time. Look at the server’s load and for slow plugins.', 'baton' ),
			'cut'         => __( 'The shop’s answer to the sidecar broke off. Look at the logs and limits of the web server and of PHP.', 'baton' ),
			'moved'       => __( 'The shop sends the sidecar on to another address. If the shop’s address has changed, make a new connection string below and start the sidecar with it.', 'baton' ),
			'forbidden'   => __( 'Something before WordPress refuses the sidecar: a firewall, a security plugin or a password on the site. Let its requests to /wp-json/ through.', 'baton' ),
			'permalinks'  => __( 'WooCommerce accepts no keys while permalinks are plain. Under Settings → Permalinks choose any other structure.', 'baton' ),
			'oversize'    => __( 'The web server refuses a call of the sidecar as too large. Raise its limit, and PHP’s post_max_size, to at least 1 MB.', 'baton' ),
			'busy'        => __( 'The shop refuses the sidecar because of too many requests. Allow it more in the firewall or security plugin; it tries again by itself.', 'baton' ),
			'maintenance' => __( 'The shop told the sidecar that it is closed for maintenance. It tries again by itself.', 'baton' ),
			'broken'      => __( 'The shop answers the sidecar with an error. Its error log says which one.', 'baton' ),
			'empty'       => __( 'The shop answers the sidecar with nothing at all, as after a fatal error of PHP. Look at its error log.', 'baton' ),
			'page'        => __( 'The sidecar gets a web page instead of data: a maintenance, security or cache plugin answers in the REST API’s place. Exclude /wp-json/ there.', 'baton' ),
			'too_large'   => __( 'The shop’s answer is too large for the sidecar to read. Look for a plugin that adds to the REST API.', 'baton' ),
			'clock'       => __( 'The clocks of the two machines differ. Set both by NTP.', 'baton' ),
		);
	}
}
