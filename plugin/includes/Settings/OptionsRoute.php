<?php
namespace Baton\Settings;

use Baton\Connection\Refresh;
use Baton\Rest;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** GET and POST /baton/v1/options: what the settings page shows and saves. */
final class OptionsRoute {

	public static function register(): void {
		$common = array(
			'show_in_index'       => false,
			'permission_callback' => array( Rest::class, 'may_manage' ),
		);
		register_rest_route(
			Rest::SPACE,
			'/options',
			array(
				array_merge(
					$common,
					array(
						'methods'  => 'GET',
						'callback' => array( self::class, 'read' ),
					)
				),
				array_merge(
					$common,
					array(
						'methods'  => 'POST',
						'callback' => array( self::class, 'write' ),
					)
				),
			)
		);
	}

	public static function read(): \WP_REST_Response {
		return Rest::uncached( new \WP_REST_Response( self::state() ) );
	}

	public static function write( \WP_REST_Request $request ): \WP_REST_Response {
		$input = $request->get_json_params();
		if ( ! $input ) {
			return Rest::error( 400, 'baton_invalid', __( 'Send the settings to change as a JSON object.', 'baton' ) );
		}
		list( $changes, $errors ) = Fields::check( $input );
		if ( $errors ) {
			return Rest::wrong( $errors );
		}
		Options::change_settings( $changes );
		Refresh::soon();
		return self::read();
	}

	/** @return array<string, mixed> Every setting, and what the page needs to offer them. */
	private static function state(): array {
		$connection = Options::connection();
		return array_merge(
			Options::settings(),
			array(
				'detection'    => (object) Options::settings()['detection'],
				'model'        => ModelField::current(),
				'words'        => Words::current(),
				'defaultWords' => Words::defaults(),
				'mailbox'      => Contact::mailbox(),
				'foundContact' => self::found_contact(),
				'connected'    => $connection
					? array(
						'at'     => $connection['madeAt'],
						'ending' => $connection['ending'],
					)
					: null,
			)
		);
	}

	/** @return string The title of the contact page that is taken while none is chosen, '' when there is none. */
	private static function found_contact(): string {
		$page = ContactPage::found();
		return $page ? Text::from_html( get_the_title( $page ) ) : '';
	}
}
