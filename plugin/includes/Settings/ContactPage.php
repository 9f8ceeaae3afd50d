<?php
namespace Baton\Settings;

defined( 'ABSPATH' ) || exit;

/** The shop's contact page where the owner has not chosen one: looked for once, until pages change. */
final class ContactPage {

	/** What such a page's address is called, in the languages that shops are mostly kept in. */
	private const SLUGS = array(
		'contact',
		'contact-us',
		'contactus',
		'get-in-touch',
		'kontakt',
		'kontakte',
		'kontaktformular',
		'contacto',
		'contactar',
		'contactenos',
		'contato',
		'fale-conosco',
		'contactos',
		'contactez-nous',
		'nous-contacter',
		'contatti',
		'contattaci',
		'contacteer-ons',
		'neem-contact-op',
		'kontakt-os',
		'kontakt-oss',
		'kontakta-oss',
		'ota-yhteytta',
		'yhteystiedot',
		'kapcsolat',
		'kontakty',
		'iletisim',
		'customer-service',
		'kundenservice',
	);

	public static function register(): void {
		foreach ( array( 'save_post_page', 'trashed_post', 'untrashed_post', 'deleted_post' ) as $hook ) {
			add_action( $hook, array( Options::class, 'forget_contact_page' ), 10, 0 );
		}
	}

	/** @return int A published page's number, 0 when there is none. */
	public static function found(): int {
		$known = Options::contact_page();
		if ( null === $known ) {
			$known = self::look();
			Options::remember_contact_page( $known );
		}
		return $known;
	}

	private static function look(): int {
		$pages = get_posts(
			array(
				'post_type'      => 'page',
				'post_status'    => 'publish',
				'has_password'   => false,
				'post_name__in'  => self::SLUGS,
				'orderby'        => 'post_name__in',
				'posts_per_page' => 1,
				'fields'         => 'ids',
				'no_found_rows'  => true,
			)
		);
		return (int) reset( $pages );
	}
}
