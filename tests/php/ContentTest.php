<?php
namespace Baton\Tests;

use Baton\Settings\Options;
use Baton\Shop\PageText;

final class ContentTest extends ShopTestCase {

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

	/** @return array<int, array<string, mixed>> By the page's id. */
	private function pages(): array {
		$all = array();
		$of  = 1;
		for ( $number = 1; $number <= $of; $number++ ) {
			$body = $this->signed( '/content', array( 'page' => $number ) )->get_data();
			$of   = $body['totalPages'];
			$all  = array_merge( $all, $body['pages'] );
		}
		return array_column( $all, null, 'id' );
	}

	public function test_7_a_page_of_blocks_becomes_lines() {
		$id   = $this->page(
			'Shipping &amp; delivery',
			'<!-- wp:heading --><h2 class="wp-block-heading">Delivery times</h2><!-- /wp:heading -->' .
			"<!-- wp:paragraph --><p>We ship <strong>within</strong>\n2 days.</p><!-- /wp:paragraph -->" .
			'<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>Germany</td><td>3–5 days</td></tr><tr><td>Elsewhere</td><td>7–10 days</td></tr></tbody></table></figure><!-- /wp:table -->' .
			'<!-- wp:list --><ul><!-- wp:list-item --><li>DHL</li><!-- /wp:list-item --><!-- wp:list-item --><li>UPS</li><!-- /wp:list-item --></ul><!-- /wp:list -->'
		);
		$page = $this->pages()[ $id ];
		$this->assertSame( self::shape( self::fixture( 'content' )['pages'][0] ), self::shape( $page ) );
		$this->assertSame( 'Shipping & delivery', $page['title'] );
		$this->assertSame( get_permalink( $id ), $page['url'] );
		$this->assertSame( "# Delivery times\nWe ship within 2 days.\nGermany | 3–5 days\nElsewhere | 7–10 days\nDHL\nUPS", $page['text'] );
	}

	public function test_7_what_nobody_sees_is_not_quoted() {
		$text = PageText::of( '<p>Seen</p><script>var a = "<p>no</p>";</script><style>p{}</style><!-- no --><noscript>no</noscript><svg><title>no</title><text>no</text></svg><p>too&nbsp;&lt;b&gt;</p>' );
		$this->assertSame( "Seen\ntoo <b>", $text );
	}

	public function test_7_shortcodes_are_rendered_and_a_broken_one_costs_only_itself() {
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

	public function test_7_only_what_everybody_may_read_is_given() {
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

	public function test_7_many_pages_come_fifty_at_a_time() {
		$before = count( $this->pages() );
		for ( $made = 0; $made < 51; $made++ ) {
			$this->page( "Page {$made}", 'x' );
		}
		$first = $this->signed( '/content', array( 'page' => 1 ) )->get_data();
		$this->assertCount( 50, $first['pages'] );
		$this->assertSame( (int) ceil( ( $before + 51 ) / 50 ), $first['totalPages'] );
		$this->assertCount( $before + 51, $this->pages() );
	}

	public function test_7_a_page_number_that_is_none_is_named() {
		foreach ( array( 0, '1', -1 ) as $number ) {
			$this->assertSame( 'page', $this->signed( '/content', array( 'page' => $number ) )->get_data()['field'] );
		}
	}
}
