<?php
namespace Baton\Settings;

defined( 'ABSPATH' ) || exit;

/** Where the shop is reached without the chat. */
final class Contact {

	/** @return string The address that the owner typed, else that of the page they chose, else of the one that looks like it, else ''. */
	public static function url(): string {
		$settings = Options::settings();
		if ( '' !== $settings['contactUrl'] ) {
			return $settings['contactUrl'];
		}
		$page = $settings['contactPage'] ? $settings['contactPage'] : ContactPage::found();
		return $page && 'publish' === get_post_status( $page ) ? (string) get_permalink( $page ) : '';
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
