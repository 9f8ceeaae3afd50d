<?php
namespace Baton;

defined( 'ABSPATH' ) || exit;

/** The lengths that the protocol allows, and text out of what WordPress has escaped for HTML. */
final class Text {

	public const SHORT = 320;
	public const LONG  = 8000;

	/** JavaScript counts UTF-16 units; no character has more than two. */
	public static function length( string $text ): int {
		$characters = strlen( (string) preg_replace( '/[\x80-\xBF]/', '', $text ) );
		return $characters + (int) preg_match_all( '/[\xF0-\xF7]/', $text );
	}

	public static function short( string $text ): string {
		return self::cut( $text, self::SHORT );
	}

	public static function cut( string $text, int $units ): string {
		if ( self::length( $text ) <= $units ) {
			return $text;
		}
		$cut = mb_substr( $text, 0, $units );
		while ( self::length( $cut ) > $units ) {
			$cut = mb_substr( $cut, 0, -1 );
		}
		return $cut;
	}

	/** What a reader of the page sees of a title. */
	public static function from_html( string $html ): string {
		return trim( html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	}

	/** One line, for a header of a mail. */
	public static function line( string $text ): string {
		return trim( (string) preg_replace( '/[\p{C}\s]+/u', ' ', $text ) );
	}
}
