<?php
namespace Baton\Settings;

use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** Checks what an owner sends, field by field. Text stays text: it is escaped where it is shown. */
final class Fields {

	private const MOST_LISTED = 200;
	/** Settings of many fields, and who checks them. */
	private const GROUPS = array(
		'words'     => WordsField::class,
		'detection' => DetectionField::class,
		'model'     => ModelField::class,
	);

	/**
	 * @param array<string, mixed> $input The fields to change.
	 * @return array{array<string, mixed>, array<string, string>} What to store, and what is wrong by field.
	 */
	public static function check( array $input ): array {
		$changes = array();
		$errors  = array();
		foreach ( $input as $name => $value ) {
			if ( isset( self::GROUPS[ $name ] ) ) {
				list( $changes[ $name ], $wrong ) = call_user_func( array( self::GROUPS[ $name ], 'check' ), $value );
				$errors                          += $wrong;
				continue;
			}
			try {
				$changes[ $name ] = self::value( (string) $name, $value );
			} catch ( \InvalidArgumentException $wrong ) {
				$errors[ $name ] = $wrong->getMessage();
			}
		}
		return array( $changes, $errors );
	}

	/**
	 * @param mixed $value
	 * @return mixed
	 * @throws \InvalidArgumentException Saying what would be right.
	 */
	private static function value( string $name, $value ) {
		switch ( $name ) {
			case 'sidecarUrl':
				return self::url( $value, array( 'user', 'pass', 'query', 'fragment' ), __( 'must be an address that begins with https:// or http://, without a query, or empty.', 'baton' ) );
			case 'contactUrl':
				return self::url( $value, array( 'user', 'pass' ), __( 'must be an address that begins with https:// or http://, or empty.', 'baton' ) );
			case 'accent':
				return self::matching( $value, '/^#[0-9a-f]{6}$/iD', __( 'must be a colour like #7f54b3.', 'baton' ) );
			case 'side':
				return self::matching( $value, '/^(left|right)$/D', __( 'must be left or right.', 'baton' ) );
			case 'assistantName':
				return self::text( $value, 1, Text::SHORT );
			case 'greeting':
				return self::text( $value, 0, Text::LONG );
			case 'emergencyContact':
			case 'hours':
				return self::text( $value, 0, Text::SHORT );
			case 'ticketEmail':
				return self::email( $value, __( 'must be one e-mail address, or empty for the address of the site.', 'baton' ) );
			case 'contactEmail':
				return self::email( $value, __( 'must be one e-mail address, or empty for none.', 'baton' ) );
			case 'typingPreview':
				return self::when( is_bool( $value ), $value, __( 'must be true or false.', 'baton' ) );
			case 'contactPage':
				return self::when( 0 === $value || ( is_int( $value ) && 'publish' === get_post_status( $value ) ), $value, __( 'must be the number of a published page, or 0 for none.', 'baton' ) );
			case 'excludedPages':
				return self::ids( $value, __( 'must be a list of page numbers.', 'baton' ) );
			case 'knowledgePosts':
				return self::ids( $value, __( 'must be a list of at most 200 numbers of posts.', 'baton' ) );
			case 'excludedPaths':
				return self::paths( $value );
		}
		/* translators: %s: a list of names. */
		throw new \InvalidArgumentException( sprintf( __( 'is not a setting; they are %s.', 'baton' ), implode( ', ', array_keys( Options::defaults() ) ) ) );
	}

	/**
	 * @param mixed $value
	 * @return mixed
	 */
	private static function when( bool $holds, $value, string $right ) {
		if ( ! $holds ) {
			throw new \InvalidArgumentException( $right );
		}
		return $value;
	}

	/** @param mixed $value */
	private static function matching( $value, string $pattern, string $right ): string {
		return self::when( is_string( $value ) && preg_match( $pattern, $value ), $value, $right );
	}

	/** @param mixed $value */
	private static function text( $value, int $least, int $most ): string {
		$fits = is_string( $value ) && Text::length( trim( $value ) ) >= $least && Text::length( $value ) <= $most;
		/* translators: 1, 2: numbers of characters. */
		return trim( self::when( $fits, $value, sprintf( __( 'must be text of %1$d to %2$d characters.', 'baton' ), $least, $most ) ) );
	}

	/**
	 * @param mixed    $value
	 * @param string[] $without Parts that it must not have.
	 */
	private static function url( $value, array $without, string $right ): string {
		$url   = untrailingslashit( trim( self::when( is_string( $value ), $value, $right ) ) );
		$parts = '' === $url ? array() : wp_parse_url( $url );
		$fits  = '' === $url || (
			is_array( $parts )
			&& in_array( $parts['scheme'] ?? '', array( 'http', 'https' ), true )
			&& '' !== ( $parts['host'] ?? '' )
			&& ! array_intersect( $without, array_keys( $parts ) )
			&& strlen( $url ) <= 2000
			&& ! preg_match( '/[\s"\'<>\\\\`]/', $url )
		);
		return self::when( $fits, $url, $right );
	}

	/** @param mixed $value */
	private static function email( $value, string $right ): string {
		return self::when( '' === $value || ( is_string( $value ) && is_email( $value ) ), $value, $right );
	}

	/**
	 * @param mixed $value
	 * @return int[]
	 */
	private static function ids( $value, string $right ): array {
		$is_id = static function ( $id ): bool {
			return is_int( $id ) && $id > 0;
		};
		return self::list_of( $value, $is_id, $right );
	}

	/**
	 * @param mixed $value
	 * @return string[]
	 */
	private static function paths( $value ): array {
		$is_path = static function ( $path ): bool {
			return is_string( $path ) && (bool) preg_match( '~^/[^\s?#]{0,200}$~uD', $path );
		};
		return self::list_of( $value, $is_path, __( 'must be a list of paths that begin with /, such as /landing/*.', 'baton' ) );
	}

	/**
	 * @param mixed $value
	 * @return mixed[]
	 */
	private static function list_of( $value, callable $fits, string $right ): array {
		$holds = is_array( $value ) && count( $value ) <= self::MOST_LISTED && count( array_filter( $value, $fits ) ) === count( $value );
		return array_values( array_unique( self::when( $holds, $value, $right ) ) );
	}
}
