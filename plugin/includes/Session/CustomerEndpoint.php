<?php
namespace Baton\Session;

use Baton\Build;
use Baton\Pace;
use Baton\Settings\Contact;
use Baton\Settings\Options;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** POST ?wc-ajax=baton_session: who this browser is (`CustomerSession`). */
final class CustomerEndpoint {

	public const ACTION = 'baton_session';

	/** Sessions of one visitor or account in ten minutes: their tabs and pages. */
	public const KNOWN_AT_MOST = 300;
	/** Sessions of whom nobody knows yet, from one address. */
	public const NEW_AT_MOST = 100;
	/** How often as many from an address that many people share. */
	public const MANY = 100;

	public static function register(): void {
		add_action( 'wc_ajax_' . self::ACTION, array( self::class, 'serve' ) );
	}

	public static function url(): string {
		return add_query_arg( 'wc-ajax', self::ACTION, home_url( '/' ) );
	}

	public static function serve(): void {
		nocache_headers();
		header( 'Cache-Control: no-store, private' );
		list( $status, $body ) = self::answer( $_SERVER );
		if ( 429 === $status ) {
			header( 'Retry-After: ' . Pace::SECONDS );
		}
		wp_send_json( $body, $status );
	}

	/**
	 * @param array<string, mixed> $server Like $_SERVER.
	 * @return array{int, array<string, mixed>} Status and body.
	 */
	public static function answer( array $server ): array {
		if ( 'POST' !== ( $server['REQUEST_METHOD'] ?? '' ) ) {
			return array( 405, self::error( 'baton_method', 'Only POST is answered here.' ) );
		}
		if ( ! SameOrigin::holds( $server ) ) {
			return array( 403, self::error( 'baton_origin', 'Only the shop’s own pages may ask this.' ) );
		}
		if ( ! self::may_have_another( $server ) ) {
			return array( 429, self::error( 'baton_limit', 'Too many sessions. Try again in some minutes.' ) );
		}
		return array( 200, self::session() );
	}

	/**
	 * Who is known counts alone, so that nobody can put them out; strangers count
	 * with all strangers from their address.
	 *
	 * @param array<string, mixed> $server Like $_SERVER.
	 */
	private static function may_have_another( array $server ): bool {
		if ( is_user_logged_in() ) {
			return Pace::take( 'account', (string) get_current_user_id(), self::KNOWN_AT_MOST );
		}
		$visitor = Visitor::current();
		if ( Visitor::is_ours( $visitor ) ) {
			return Pace::take( 'visitor', $visitor, self::KNOWN_AT_MOST );
		}
		foreach ( Caller::of( $server ) as $address => $many ) {
			if ( ! Pace::take( 'address', (string) $address, self::NEW_AT_MOST * ( $many ? self::MANY : 1 ) ) ) {
				return false;
			}
		}
		return true;
	}

	/** @return array<string, mixed> */
	private static function session(): array {
		$visitor = Visitor::ensure();
		Visits::remember_existing( $visitor );

		$customer = self::customer( wp_get_current_user() );
		$claims   = array_merge(
			array(
				'aud' => 'customer',
				'sub' => $visitor,
			),
			$customer ? array( 'customer' => (string) get_current_user_id() ) : array(),
			$customer
		);

		$settings = Options::settings();
		$session  = array_merge(
			Token::mint( $claims ),
			array(
				'sidecarUrl' => $settings['sidecarUrl'],
				'shop'       => Options::shop_id(),
				'visitor'    => $visitor,
				'panel'      => array( 'script' => Build::url( 'widget-panel' ) ),
				'settings'   => array(
					'accent'        => $settings['accent'],
					'assistantName' => $settings['assistantName'],
					'greeting'      => $settings['greeting'],
					'contactUrl'    => Contact::url(),
					'contactEmail'  => $settings['contactEmail'],
					'typingPreview' => $settings['typingPreview'],
				),
			)
		);
		if ( $customer ) {
			$session['customer'] = $customer;
		}
		$translations = Build::translations( 'widget-panel' );
		if ( $translations ) {
			$session['translations'] = $translations;
		}
		return $session;
	}

	/** @return array{}|array{name: string, email: string} Empty when nobody is logged in. */
	private static function customer( \WP_User $user ): array {
		if ( ! $user->exists() ) {
			return array();
		}
		$full_name = trim( $user->first_name . ' ' . $user->last_name );
		return array(
			'name'  => Text::short( '' !== $full_name ? $full_name : $user->display_name ),
			'email' => Text::short( $user->user_email ),
		);
	}

	/** @return array<string, string> */
	private static function error( string $code, string $message ): array {
		return array(
			'code'    => $code,
			'message' => $message,
			'field'   => '',
		);
	}
}
