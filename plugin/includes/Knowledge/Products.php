<?php
namespace Baton\Knowledge;

use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** The published products, but for those that the catalogue and the search hide. */
final class Products implements Kind {

	private const MOST = 20000;
	/** WooCommerce writes these without touching when the product was changed. */
	private const CHANGING = array( '_price', '_stock', '_stock_status' );
	/** What prices are written with. */
	private const OPTIONS = array( 'woocommerce_currency', 'woocommerce_currency_pos', 'woocommerce_price_thousand_sep', 'woocommerce_price_decimal_sep', 'woocommerce_price_num_decimals', 'woocommerce_price_display_suffix', 'woocommerce_tax_display_shop', 'woocommerce_calc_taxes', 'woocommerce_prices_include_tax', 'woocommerce_stock_format', 'woocommerce_notify_low_stock_amount' );

	/** @return array<int, string> */
	public function stamps(): array {
		$ids    = $this->find( array() );
		$seen   = array_fill_keys( $ids, array() );
		$common = array_map( 'get_option', self::OPTIONS );
		foreach ( $this->rows() as $row ) {
			$id = (int) $row['product'];
			if ( isset( $seen[ $id ] ) ) {
				$seen[ $id ][] = array( $row['ID'], $row['post_modified_gmt'], $row['post_status'] );
			}
		}
		foreach ( $this->changing() as $row ) {
			$id = (int) $row['product'];
			if ( isset( $seen[ $id ] ) ) {
				$seen[ $id ][] = array( $row['post_id'], $row['meta_key'], $row['meta_value'] );
			}
		}
		return array_map( static fn( array $one ): string => Stamp::of( array( $common, $one ) ), $seen );
	}

	/**
	 * @param list<string> $keys
	 * @return list<array<string, mixed>>
	 */
	public function read( array $keys ): array {
		$documents = array();
		foreach ( $this->find( array_map( 'intval', $keys ) ) as $id ) {
			$product = wc_get_product( $id );
			if ( $product instanceof \WC_Product ) {
				$documents[] = array(
					'id'    => "product:{$id}",
					'kind'  => 'product',
					'title' => Text::short( Text::from_html( $product->get_name() ) ),
					'url'   => $product->get_permalink(),
					'text'  => Text::cut( ProductText::of( $product ), Rendered::LONGEST ),
				);
			}
		}
		return $documents;
	}

	/**
	 * @param int[] $among None for all.
	 * @return list<int>
	 */
	private function find( array $among ): array {
		if ( ! function_exists( 'wc_get_product' ) ) {
			throw new \RuntimeException( __( 'WooCommerce is not active.', 'baton' ) );
		}
		$query = new \WP_Query(
			array(
				'post_type'      => 'product',
				'post_status'    => 'publish',
				'has_password'   => false,
				'posts_per_page' => self::MOST, // phpcs:ignore WordPress.WP.PostsPerPage
				'orderby'        => 'ID',
				'order'          => 'ASC',
				'fields'         => 'ids',
				'no_found_rows'  => true,
				'cache_results'  => false,
				'post__in'       => $among,
			)
		);
		Stamp::check_database();
		return array_values( array_diff( wp_parse_id_list( (array) $query->posts ), $this->hidden() ) );
	}

	/** @return int[] */
	private function hidden(): array {
		if ( ! taxonomy_exists( 'product_visibility' ) ) {
			return array();
		}
		$in = static function ( string $slug ): array {
			$term = get_term_by( 'slug', $slug, 'product_visibility' );
			$ids  = $term instanceof \WP_Term ? get_objects_in_term( $term->term_id, 'product_visibility' ) : array();
			return is_array( $ids ) ? array_map( 'intval', $ids ) : array();
		};
		return array_intersect( $in( 'exclude-from-search' ), $in( 'exclude-from-catalog' ) );
	}

	/** @return array<int, array<string, string>> The products, and their variations. */
	private function rows(): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$rows = $wpdb->get_results( "SELECT ID, post_modified_gmt, post_status, CASE post_type WHEN 'product' THEN ID ELSE post_parent END AS product FROM {$wpdb->posts} WHERE ( post_type = 'product' AND post_status = 'publish' ) OR post_type = 'product_variation' ORDER BY ID", ARRAY_A );
		Stamp::check_database();
		return (array) $rows;
	}

	/** @return array<int, array<string, string>> */
	private function changing(): array {
		global $wpdb;
		$marks = implode( ',', array_fill( 0, count( self::CHANGING ), '%s' ) );
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders, WordPress.DB.DirectDatabaseQuery
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT m.post_id, m.meta_key, m.meta_value, CASE p.post_type WHEN 'product' THEN p.ID ELSE p.post_parent END AS product FROM {$wpdb->postmeta} m JOIN {$wpdb->posts} p ON p.ID = m.post_id WHERE p.post_type IN ('product', 'product_variation') AND m.meta_key IN ({$marks}) ORDER BY m.meta_id", self::CHANGING ), ARRAY_A );
		Stamp::check_database();
		return (array) $rows;
	}
}
