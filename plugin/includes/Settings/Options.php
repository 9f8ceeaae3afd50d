<?php
namespace Baton\Settings;

defined( 'ABSPATH' ) || exit;

/** The only class that touches the plugin's options. */
final class Options {

	private const SETTINGS   = 'baton_settings';
	private const SECRET     = 'baton_secret';
	private const SHOP       = 'baton_shop_id';
	private const CONNECTION = 'baton_connection';
	private const VERSION    = 'baton_version';
	private const CONTACT    = 'baton_contact_page';

	private const ALL = array( self::SETTINGS, self::SECRET, self::SHOP, self::CONNECTION, self::VERSION, self::CONTACT );

	/**
	 * What the owner set, over the defaults; `words`, `detection` and `model` hold only what the owner changed.
	 *
	 * @return array{sidecarUrl: string, accent: string, side: string, assistantName: string, greeting: string, excludedPages: int[], excludedPaths: string[], contactPage: int, contactUrl: string, contactEmail: string, emergencyContact: string, hours: string, ticketEmail: string, typingPreview: bool, words: array<string, mixed>, detection: array<string, mixed>, model: array<string, mixed>, knowledgePosts: int[]}
	 */
	public static function settings(): array {
		$stored = get_option( self::SETTINGS, array() );
		$known  = array_intersect_key( is_array( $stored ) ? $stored : array(), self::defaults() );
		return array_merge( self::defaults(), $known );
	}

	/** @param array<string, mixed> $changes Already validated, see Fields. */
	public static function change_settings( array $changes ): void {
		$stored = get_option( self::SETTINGS, array() );
		update_option( self::SETTINGS, array_merge( is_array( $stored ) ? $stored : array(), $changes ), true );
	}

	/** @return array{sidecarUrl: string, accent: string, side: string, assistantName: string, greeting: string, excludedPages: int[], excludedPaths: string[], contactPage: int, contactUrl: string, contactEmail: string, emergencyContact: string, hours: string, ticketEmail: string, typingPreview: bool, words: array<string, mixed>, detection: array<string, mixed>, model: array<string, mixed>, knowledgePosts: int[]} */
	public static function defaults(): array {
		return array(
			'sidecarUrl'       => '',
			'accent'           => '#7f54b3',
			'side'             => 'right',
			'assistantName'    => __( 'Shop assistant', 'baton' ),
			'greeting'         => __( 'Hi! Ask me anything about our products, shipping or returns.', 'baton' ),
			'excludedPages'    => array(),
			'excludedPaths'    => array(),
			'contactPage'      => 0,
			'contactUrl'       => '',
			'contactEmail'     => '',
			'emergencyContact' => '',
			'hours'            => '',
			'ticketEmail'      => '',
			'typingPreview'    => true,
			'words'            => array(),
			'detection'        => array(),
			'model'            => array(),
			'knowledgePosts'   => array(),
		);
	}

	/** What signs everything between WordPress and the sidecar; never empty, never derived from a salt. */
	public static function secret(): string {
		self::create_secrets();
		return (string) get_option( self::SECRET );
	}

	public static function shop_id(): string {
		self::create_secrets();
		return (string) get_option( self::SHOP );
	}

	public static function create_secrets(): void {
		if ( ! get_option( self::SECRET ) ) {
			delete_option( self::SECRET );
			add_option( self::SECRET, bin2hex( random_bytes( 32 ) ), '', false );
		}
		if ( ! get_option( self::SHOP ) ) {
			delete_option( self::SHOP );
			add_option( self::SHOP, 'shop_' . bin2hex( random_bytes( 8 ) ), '', false );
		}
	}

	/** @return array{user: int, key: int, ending: string, madeAt: int}|null When the connection string was last made, in UTC milliseconds. */
	public static function connection(): ?array {
		$connection = get_option( self::CONNECTION );
		if ( ! is_array( $connection ) || empty( $connection['user'] ) ) {
			return null;
		}
		return array(
			'user'   => (int) $connection['user'],
			'key'    => (int) $connection['key'],
			'ending' => (string) $connection['ending'],
			'madeAt' => (int) $connection['madeAt'],
		);
	}

	/** @param array{user: int, key: int, ending: string, madeAt: int} $connection */
	public static function set_connection( array $connection ): void {
		update_option( self::CONNECTION, $connection, false );
	}

	/** @return int|null The page that was found last, 0 for none; null while nobody has looked. */
	public static function contact_page(): ?int {
		$page = get_option( self::CONTACT, null );
		return null === $page ? null : (int) $page;
	}

	/** Read with every page of the shop, so autoloaded. */
	public static function remember_contact_page( int $page ): void {
		update_option( self::CONTACT, $page, true );
	}

	public static function forget_contact_page(): void {
		delete_option( self::CONTACT );
	}

	public static function version(): int {
		return (int) get_option( self::VERSION, 0 );
	}

	public static function set_version( int $version ): void {
		update_option( self::VERSION, $version, true );
	}

	public static function delete_all(): void {
		foreach ( self::ALL as $name ) {
			delete_option( $name );
		}
	}
}
