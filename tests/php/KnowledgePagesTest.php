<?php
namespace Baton\Tests;

use Baton\Settings\Options;
use Baton\Shop\PageText;

final class KnowledgePagesTest extends ShopTestCase {

	/** @param array<string, mixed> $more */
	private function page( string $title, string $html, array $more = array() ): int {
		return wp_insert_post(
			array_merge(
				array(
					'post_type'    => 'page',
					'post_status'  => 'publish',
					'post_title'   => $title,
					'post_content' => $html,
				),
				$more
			)
		);
	}

	/** @return array<string, string> Stamps by number. */
	private function stamps( string $kind ): array {
		$listed = $this->signed( '/knowledge/list', array( 'kinds' => array( $kind ) ) )->get_data();
		return (array) $listed['kinds'][ $kind ]['stamps'];
	}

	/** @return array<int, array<string, mixed>> Every listed document, by number. */
	private function pages( string $kind = 'page' ): array {
		$all = array();
		foreach ( array_chunk( array_keys( $this->stamps( $kind ) ), 50 ) as $numbers ) {
			$read = $this->read( array_map( static fn( $number ): string => "{$kind}:{$number}", $numbers ) );
			$this->assertSame( array(), $read['gone'] );
			foreach ( $read['documents'] as $document ) {
				$all[ (int) substr( $document['id'], strlen( $kind ) + 1 ) ] = $document;
			}
		}
		return $all;
	}

	/** @param string[] $ids */
	private function read( array $ids ): array {
		return $this->signed( '/knowledge/read', array( 'ids' => $ids ) )->get_data();
	}

	public function test_11_1_a_page_of_blocks_becomes_lines() {
		$id   = $this->page(
			'Shipping &amp; delivery',
			'<!-- wp:heading --><h2 class="wp-block-heading">Delivery times</h2><!-- /wp:heading -->' .
			"<!-- wp:paragraph --><p>We ship <strong>within</strong>\n2 days.</p><!-- /wp:paragraph -->" .
			'<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>Germany</td><td>3–5 days</td></tr><tr><td>Elsewhere</td><td>7–10 days</td></tr></tbody></table></figure><!-- /wp:table -->' .
			'<!-- wp:list --><ul><!-- wp:list-item --><li>DHL</li><!-- /wp:list-item --><!-- wp:list-item --><li>UPS</li><!-- /wp:list-item --></ul><!-- /wp:list -->'
		);
		$page = $this->pages()[ $id ];
		$this->assertSame( self::shape( self::fixture( 'knowledge' )['read']['documents'][0] ), self::shape( $page ) );
		$this->assertSame( 'Shipping & delivery', $page['title'] );
		$this->assertSame( get_permalink( $id ), $page['url'] );
		$this->assertSame( "# Delivery times\nWe ship within 2 days.\nGermany | 3–5 days\nElsewhere | 7–10 days\nDHL\nUPS", $page['text'] );
	}

	public function test_11_1_what_nobody_sees_is_not_quoted() {
		$text = PageText::of( '<p>Seen</p><script>var a = "<p>no</p>";</script><style>p{}</style><!-- no --><noscript>no</noscript><svg><title>no</title><text>no</text></svg><p>too&nbsp;&lt;b&gt;</p>' );
		$this->assertSame( "Seen\ntoo <b>", $text );
	}

	public function test_11_1_shortcodes_are_rendered_and_a_broken_one_costs_only_itself() {
		add_shortcode( 'baton_hours', static fn() => '<p>9 to 5</p>' );
		add_shortcode(
			'baton_broken',
			static function () {
				echo 'half an answer';
				throw new \RuntimeException( 'broken' );
			}
		);
		$hours  = $this->page( 'Hours', 'Open: [baton_hours]' );
		$broken = $this->page( 'Broken', '<p>Still here</p>[baton_broken]' );
		$pages  = $this->pages();
		remove_shortcode( 'baton_hours' );
		remove_shortcode( 'baton_broken' );
		$this->assertStringContainsString( '9 to 5', $pages[ $hours ]['text'] );
		$this->assertSame( 'Still here', $pages[ $broken ]['text'] );
	}

	public function test_11_1_only_what_everybody_may_read_is_given() {
		$open     = $this->page( 'Open', 'x' );
		$excluded = $this->page( 'Excluded', 'x' );
		$closed   = array(
			$this->page( 'Password', 'x', array( 'post_password' => 'secret' ) ),
			$this->page( 'Private', 'x', array( 'post_status' => 'private' ) ),
			$this->page( 'Draft', 'x', array( 'post_status' => 'draft' ) ),
			$this->page( 'Post', 'x', array( 'post_type' => 'post' ) ),
			$excluded,
		);
		foreach ( array( 'cart', 'checkout', 'myaccount', 'shop' ) as $screen ) {
			$closed[] = $this->page( $screen, 'x' );
			update_option( "woocommerce_{$screen}_page_id", end( $closed ) );
		}
		Options::change_settings( array( 'excludedPages' => array( $excluded ) ) );
		$ids = array_keys( $this->pages() );
		$this->assertContains( $open, $ids );
		$this->assertSame( array(), array_intersect( $closed, $ids ) );
	}

	public function test_11_1_posts_are_those_that_the_owner_picked() {
		$picked = $this->page( 'Picked', '<p>Roasting days</p>', array( 'post_type' => 'post' ) );
		$draft  = $this->page( 'Draft', 'x', array( 'post_type' => 'post', 'post_status' => 'draft' ) ); // phpcs:ignore WordPress.Arrays
		$other  = $this->page( 'Other', 'x', array( 'post_type' => 'post' ) );
		$this->assertSame( array(), $this->pages( 'post' ) );
		Options::change_settings( array( 'knowledgePosts' => array( $picked, $draft ) ) );
		$this->assertSame( array( $picked ), array_keys( $this->pages( 'post' ) ) );
		$this->assertSame( array( "post:{$other}", "post:{$draft}" ), $this->read( array( "post:{$other}", "post:{$draft}" ) )['gone'] );
	}

	public function test_11_1_a_stamp_changes_with_its_page_and_with_no_other() {
		$changed = $this->page( 'Changed', 'x' );
		$stays   = $this->page( 'Stays', 'x' );
		$before  = $this->stamps( 'page' );
		global $wpdb;
		$wpdb->update( $wpdb->posts, array( 'post_modified_gmt' => '2030-01-01 00:00:00' ), array( 'ID' => $changed ) );
		clean_post_cache( $changed );
		$after = $this->stamps( 'page' );
		$this->assertNotSame( $before[ $changed ], $after[ $changed ] );
		$this->assertSame( $before[ $stays ], $after[ $stays ] );
	}

	public function test_11_1_what_is_gone_is_said_apart_from_what_could_not_be_read() {
		$id   = $this->page( 'Here', 'x' );
		$read = $this->read( array( "page:{$id}", 'page:999999', 'entry:999999' ) );
		$this->assertSame( array( "page:{$id}" ), array_column( $read['documents'], 'id' ) );
		$this->assertSame( array( 'page:999999', 'entry:999999' ), $read['gone'] );
	}

	public function test_11_4_one_kind_that_breaks_takes_no_other_with_it() {
		$id = $this->page( 'Here', 'x' );
		add_action(
			'pre_get_posts',
			static function ( $query ) {
				if ( 'product' === $query->get( 'post_type' ) ) {
					throw new \RuntimeException( 'The catalogue is upside down.' );
				}
			}
		);
		$listed = $this->signed( '/knowledge/list', array( 'kinds' => array( 'product', 'page' ) ) )->get_data()['kinds'];
		$this->assertSame( array( 'problem' => 'The catalogue is upside down.' ), $listed['product'] );
		$this->assertArrayHasKey( $id, (array) $listed['page']['stamps'] );
		$read = $this->read( array( 'product:1', "page:{$id}" ) );
		$this->assertSame( array(), $read['gone'] );
		$this->assertSame( array( 'product' => 'The catalogue is upside down.' ), (array) $read['problems'] );
	}

	public function test_11_4_a_database_that_fails_is_no_empty_shop() {
		global $wpdb;
		$this->page( 'Here', 'x' );
		$shown = $wpdb->hide_errors();
		add_filter( 'posts_where', static fn( $where ) => $where . ' AND no_such_column = 1' );
		$listed = $this->signed( '/knowledge/list', array( 'kinds' => array( 'page' ) ) )->get_data()['kinds'];
		$wpdb->show_errors( $shown );
		$this->assertSame( array( 'problem' ), array_keys( $listed['page'] ) );
	}

	/** @dataProvider wrong */
	public function test_11_1_what_cannot_be_asked_is_named( string $route, array $asked, string $field ) {
		$answer = $this->signed( $route, $asked );
		$this->assertSame( array( 400, $field ), array( $answer->get_status(), $answer->get_data()['field'] ) );
	}

	public function wrong(): array {
		return array(
			'no kinds'     => array( '/knowledge/list', array( 'kinds' => array() ), 'kinds' ),
			'unknown kind' => array( '/knowledge/list', array( 'kinds' => array( 'user' ) ), 'kinds' ),
			'no ids'       => array( '/knowledge/read', array( 'ids' => array() ), 'ids' ),
			'unknown id'   => array( '/knowledge/read', array( 'ids' => array( 'user:1' ) ), 'ids' ),
			'no id'        => array( '/knowledge/read', array( 'ids' => array( 12 ) ), 'ids' ),
			'too many'     => array( '/knowledge/read', array( 'ids' => array_map( static fn( int $id ): string => "page:{$id}", range( 1, 51 ) ) ), 'ids' ),
		);
	}
}
