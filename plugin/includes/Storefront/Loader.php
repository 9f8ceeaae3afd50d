<?php
namespace Baton\Storefront;

use Baton\Build;
use Baton\Session\CustomerEndpoint;
use Baton\Settings\Contact;
use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** Puts the bubble's loader on the storefront. Nothing in the page is about the visitor: pages are cached. */
final class Loader {

	private const BUNDLE = 'widget-loader';

	public static function register(): void {
		add_action( 'wp_enqueue_scripts', array( self::class, 'enqueue' ) );
	}

	public static function enqueue(): void {
		// Without a sidecar the bubble could only disappoint.
		if ( '' === Options::settings()['sidecarUrl'] || ! Build::exists( self::BUNDLE ) || Exclusions::hold() ) {
			return;
		}
		Build::enqueue_script( self::BUNDLE, true );
		Build::give( self::BUNDLE, 'batonConfig', self::config() );
	}

	/** @return array<string, mixed> `LoaderConfig`. */
	public static function config(): array {
		$settings = Options::settings();
		return array(
			'shop'         => Options::shop_id(),
			'sessionUrl'   => CustomerEndpoint::url(),
			'sidecarUrl'   => $settings['sidecarUrl'],
			'accent'       => $settings['accent'],
			'side'         => $settings['side'],
			'words'        => array(
				'open'      => __( 'Chat with us', 'baton' ),
				'available' => __( 'A person is available', 'baton' ),
				/* translators: {count} is a number of messages. */
				'unread'    => __( '{count} unread', 'baton' ),
				'slow'      => __( 'The chat is taking longer than usual to open…', 'baton' ),
				'failed'    => __( 'We cannot reach the chat right now. We keep trying.', 'baton' ),
				'back'      => __( 'The chat works again.', 'baton' ),
				'again'     => __( 'Try again', 'baton' ),
				'contact'   => __( 'Contact us another way', 'baton' ),
				'mail'      => __( 'Write an e-mail', 'baton' ),
				'dismiss'   => __( 'Dismiss', 'baton' ),
			),
			'contactUrl'   => Contact::url(),
			'contactEmail' => $settings['contactEmail'],
		);
	}
}
