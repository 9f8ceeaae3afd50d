<?php
namespace Baton\Knowledge;

use Baton\Shop\PageText;

defined( 'ABSPATH' ) || exit;

/** What a post says, as a visitor who is not logged in sees it. */
final class Rendered {

	/** In UTF-16 units; of a longer one the beginning. */
	public const LONGEST = 200000;

	/** @return string Lines; headings begin with "# ". */
	public static function text( \WP_Post $post ): string {
		return \Baton\Text::cut( PageText::of( self::html( $post ) ), self::LONGEST );
	}

	/** A shortcode that breaks costs its page the shortcodes, not the answer. */
	private static function html( \WP_Post $post ): string {
		$GLOBALS['post'] = $post; // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- as the loop does.
		setup_postdata( $post );
		$level = ob_get_level();
		ob_start();
		try {
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's own filter.
			return (string) apply_filters( 'the_content', $post->post_content );
		} catch ( \Throwable $broken ) {
			return strip_shortcodes( excerpt_remove_blocks( $post->post_content ) );
		} finally {
			while ( ob_get_level() > $level ) {
				ob_end_clean();
			}
			wp_reset_postdata();
		}
	}
}
