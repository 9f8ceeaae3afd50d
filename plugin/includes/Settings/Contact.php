<?php
namespace Baton\Settings;

defined( 'ABSPATH' ) || exit;

/** Where the shop is reached without the chat. */
final class Contact {

	/** @return string The address that the owner typed, else that of the page they chose and publish, else of the one that looks like it, else ''. */
	public static function url(): string {
		$settings = Options::settings();
		if ( '' !== $settings['contactUrl'] ) {
			return $settings['contactUrl'];
		}
		$chosen = self::link( $settings['contactPage'] );
		return '' === $chosen ? self::link( ContactPage::found() ) : $chosen;
	}

	/** @return string The page's address, '' when it is none that everybody can read. */
	private static function link( int $page ): string {
		$post = $page ? get_post( $page ) : null;
		return $post instanceof \WP_Post && 'publish' === $post->post_status && '' === $post->post_password ? (string) get_permalink( $post ) : '';
	}

	/** @return string Whom tickets are mailed to. */
	public static function mailbox(): string {
		$candidates = array(
			Options::settings()['ticketEmail'],
			get_option( 'admin_email' ),
			get_option( 'woocommerce_email_from_address' ),
		);
		foreach ( $candidates as $candidate ) {
			if ( is_string( $candidate ) && is_email( $candidate ) ) {
				return $candidate;
			}
		}
		return '';
	}
}
