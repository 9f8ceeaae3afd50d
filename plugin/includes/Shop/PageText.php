<?php
namespace Baton\Shop;

defined( 'ABSPATH' ) || exit;

/**
 * Rendered HTML as the lines that the assistant quotes from: a line for each
 * paragraph, list item and table row, headings marked with "# ".
 */
final class PageText {

	private const HEADINGS = array( 'H1', 'H2', 'H3', 'H4', 'H5', 'H6' );
	private const CELLS    = array( 'TD', 'TH' );
	/** What nobody reads as text. Scripts and styles are never text tokens. */
	private const SILENT   = array( 'SVG', 'NOSCRIPT', 'SELECT', 'BUTTON', 'TEMPLATE', 'CANVAS', 'OBJECT' );
	private const BREAKING = array( 'ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BR', 'DD', 'DETAILS', 'DIV', 'DL', 'DT', 'FIELDSET', 'FIGCAPTION', 'FIGURE', 'FOOTER', 'FORM', 'HEADER', 'HR', 'LI', 'MAIN', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'SUMMARY', 'TABLE', 'TR', 'UL' );

	public static function of( string $html ): string {
		$tokens = new \WP_HTML_Tag_Processor( $html );
		$text   = '';
		$silent = array();
		while ( $tokens->next_token() ) {
			$tag = (string) $tokens->get_tag();
			if ( in_array( $tag, self::SILENT, true ) ) {
				self::nest( $silent, $tag, $tokens->is_tag_closer() );
			} elseif ( ! $silent && '#text' === $tokens->get_token_type() ) {
				// Line breaks in the source mean nothing; ours do.
				$text .= preg_replace( '/\s+/u', ' ', $tokens->get_modifiable_text() );
			} elseif ( ! $silent ) {
				$text .= self::mark( $tag, $tokens->is_tag_closer() );
			}
		}
		return self::tidy( $text );
	}

	private static function mark( string $tag, bool $closes ): string {
		if ( in_array( $tag, self::HEADINGS, true ) ) {
			return $closes ? "\n" : "\n# ";
		}
		if ( in_array( $tag, self::CELLS, true ) ) {
			return $closes ? "\t" : '';
		}
		return in_array( $tag, self::BREAKING, true ) ? "\n" : '';
	}

	/** @param string[] $open */
	private static function nest( array &$open, string $tag, bool $closes ): void {
		if ( ! $closes ) {
			$open[] = $tag;
		} elseif ( in_array( $tag, $open, true ) ) {
			array_splice( $open, (int) array_search( $tag, $open, true ) );
		}
	}

	private static function tidy( string $text ): string {
		$lines = array();
		foreach ( explode( "\n", $text ) as $line ) {
			$cells = array_map( array( self::class, 'squeeze' ), explode( "\t", $line ) );
			$line  = implode( ' | ', array_diff( $cells, array( '' ) ) );
			if ( '' !== $line && '#' !== $line ) {
				$lines[] = $line;
			}
		}
		return implode( "\n", $lines );
	}

	private static function squeeze( string $text ): string {
		return trim( (string) preg_replace( '/[\s\x{a0}]+/u', ' ', $text ) );
	}
}
