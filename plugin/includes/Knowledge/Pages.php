<?php
namespace Baton\Knowledge;

use Baton\Settings\Options;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** The published pages, and the posts that the owner picked. */
final class Pages implements Kind {

	private const MOST = 5000;
	/** WooCommerce's own screens say nothing about the shop. */
	private const SCREENS = array( 'shop', 'cart', 'checkout', 'myaccount' );

	/** @var string "page" or "post" */
	private $type;

	public function __construct( string $type ) {
		$this->type = $type;
	}

	/** @return array<int, string> */
	public function stamps(): array {
		global $wpdb;
		$ids = $this->find( $this->candidates(), 'ids' );
		if ( ! $ids ) {
			return array();
		}
		$marks = implode( ',', array_fill( 0, count( $ids ), '%d' ) );
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders, WordPress.DB.DirectDatabaseQuery
		$rows = (array) $wpdb->get_results( $wpdb->prepare( "SELECT ID, post_modified_gmt, post_name, post_parent, post_title FROM {$wpdb->posts} WHERE ID IN ({$marks})", $ids ), ARRAY_A );
		Stamp::check_database();
		return array_map( array( Stamp::class, 'of' ), array_column( $rows, null, 'ID' ) );
	}

	/**
	 * @param list<string> $keys
	 * @return list<array<string, mixed>>
	 */
	public function read( array $keys ): array {
		$wanted     = array_map( 'intval', $keys );
		$candidates = $this->candidates();
		$posts      = $this->find( null === $candidates ? array_diff( $wanted, $this->excluded() ) : array_intersect( $wanted, $candidates ), 'all' );
		return array_map( array( $this, 'document' ), $posts );
	}

	/** @return int[]|null Null for all that there are. */
	private function candidates(): ?array {
		return 'post' === $this->type ? Options::settings()['knowledgePosts'] : null;
	}

	/**
	 * By WordPress's own query, so that a plugin that keeps pages for members keeps them.
	 *
	 * @param int[]|null $among
	 * @return list<\WP_Post>|list<int>
	 * @phpstan-return ($fields is 'ids' ? list<int> : list<\WP_Post>)
	 */
	private function find( ?array $among, string $fields ): array {
		if ( array() === $among ) {
			return array();
		}
		$query = new \WP_Query(
			array(
				'post_type'           => $this->type,
				'post_status'         => 'publish',
				'has_password'        => false,
				'posts_per_page'      => self::MOST, // phpcs:ignore WordPress.WP.PostsPerPage
				'orderby'             => 'ID',
				'order'               => 'ASC',
				'fields'              => $fields,
				'no_found_rows'       => true,
				'ignore_sticky_posts' => true,
				'cache_results'       => false,
			) + ( null === $among ? array( 'post__not_in' => $this->excluded() ) : array( 'post__in' => array_values( $among ) ) )
		);
		Stamp::check_database();
		return array_values( (array) $query->posts );
	}

	/** @return array<string, mixed> */
	private function document( \WP_Post $post ): array {
		return array(
			'id'    => "{$this->type}:{$post->ID}",
			'kind'  => $this->type,
			'title' => Text::short( Text::from_html( get_the_title( $post ) ) ),
			'url'   => (string) get_permalink( $post ),
			'text'  => Rendered::text( $post ),
		);
	}

	/** @return int[] */
	private function excluded(): array {
		$screens = array_map( 'wc_get_page_id', self::SCREENS );
		return array_values( array_filter( array_merge( $screens, Options::settings()['excludedPages'] ), static fn( int $id ): bool => $id > 0 ) );
	}
}
