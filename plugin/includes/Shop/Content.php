<?php
namespace Baton\Shop;

use Baton\Rest;
use Baton\Settings\Options;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** The published pages as text, for the assistant to quote from (`ContentPage`). */
final class Content {

	private const PER_PAGE = 50;
	/** WooCommerce's own screens say nothing about the shop. */
	private const SCREENS = array( 'shop', 'cart', 'checkout', 'myaccount' );

	public static function answer( \WP_REST_Request $request ): \WP_REST_Response {
		$page = $request->get_json_params()['page'] ?? 1;
		if ( ! is_int( $page ) || $page < 1 ) {
			return Rest::error( 400, 'baton_invalid', 'page must be a number from 1.', 'page' );
		}
		return new \WP_REST_Response( self::page( $page ) );
	}

	/** @return array{pages: array<int, array<string, mixed>>, totalPages: int} */
	public static function page( int $number ): array {
		$query = new \WP_Query(
			array(
				'post_type'      => 'page',
				'post_status'    => 'publish',
				'has_password'   => false,
				'post__not_in'   => self::excluded(),
				'posts_per_page' => self::PER_PAGE, // phpcs:ignore WordPress.WP.PostsPerPage
				'paged'          => $number,
				'orderby'        => 'ID',
				'order'          => 'ASC',
			)
		);
		$pages = array();
		foreach ( (array) $query->posts as $post ) {
			if ( $post instanceof \WP_Post ) {
				$pages[] = self::entry( $post );
			}
		}
		wp_reset_postdata();
		return array(
			'pages'      => $pages,
			'totalPages' => (int) $query->max_num_pages,
		);
	}

	/** @return array<string, mixed> */
	private static function entry( \WP_Post $post ): array {
		return array(
			'id'        => $post->ID,
			'title'     => Text::short( Text::from_html( get_the_title( $post ) ) ),
			'url'       => (string) get_permalink( $post ),
			'text'      => PageText::of( self::html( $post ) ),
			'changedAt' => (int) get_post_modified_time( 'U', true, $post ) * 1000,
		);
	}

	/** As a visitor who is not logged in sees it; a shortcode that breaks costs its page the shortcodes, not the answer. */
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
		}
	}

	/** @return int[] */
	private static function excluded(): array {
		$screens = array_map( 'wc_get_page_id', self::SCREENS );
		return array_values( array_filter( array_merge( $screens, Options::settings()['excludedPages'] ), static fn( int $id ): bool => $id > 0 ) );
	}
}
