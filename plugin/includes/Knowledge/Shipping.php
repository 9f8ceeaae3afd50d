<?php
namespace Baton\Knowledge;

use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** Where the shop sends to, how, and what that costs: a document for each shipping zone. */
final class Shipping implements Kind {

	/** Of a zone's countries and regions, so many are named. */
	private const REGIONS = 300;

	/** @return array<array-key, string> */
	public function stamps(): array {
		$stamps = array();
		foreach ( $this->documents() as $document ) {
			$stamps[ substr( $document['id'], strlen( 'shipping:' ) ) ] = Stamp::of( $document );
		}
		return $stamps;
	}

	/**
	 * @param list<string> $keys
	 * @return list<array<string, mixed>>
	 */
	public function read( array $keys ): array {
		return array_values( array_filter( $this->documents(), static fn( array $one ): bool => in_array( substr( $one['id'], strlen( 'shipping:' ) ), $keys, true ) ) );
	}

	/** @return list<array<string, mixed>> */
	private function documents(): array {
		if ( ! class_exists( 'WC_Shipping_Zones' ) || ! function_exists( 'wc_shipping_enabled' ) || ! wc_shipping_enabled() ) {
			return array();
		}
		$documents = array();
		$names     = array();
		foreach ( \WC_Shipping_Zones::get_zones() as $row ) {
			$zone  = new \WC_Shipping_Zone( (int) $row['zone_id'] );
			$name  = Text::from_html( $zone->get_zone_name() );
			$place = Text::from_html( $zone->get_formatted_location( self::REGIONS ) );
			$lines = self::lines( $zone );
			if ( $lines ) {
				$names[] = $name;
				$head    = '' !== $place && $place !== $name ? "{$name} ({$place})" : $name;
				/* translators: %s: countries or regions. */
				$asked       = sprintf( __( 'Do you ship to %s?', 'baton' ), '' !== $place ? $place : $name );
				$documents[] = self::document( $zone, $name, self::shipped( $head, $lines ), array( $asked ) );
			}
		}
		$rest = self::elsewhere( $names );
		return $rest ? array_merge( $documents, array( $rest ) ) : $documents;
	}

	/**
	 * Zone 0 holds for every place that no other zone names.
	 *
	 * @param string[] $names Of the other zones.
	 * @return array<string, mixed>|null
	 */
	private static function elsewhere( array $names ): ?array {
		$zone  = new \WC_Shipping_Zone( 0 );
		$lines = self::lines( $zone );
		if ( ! $lines && ! $names ) {
			return null;
		}
		$name = $names ? __( 'Other countries', 'baton' ) : __( 'All countries', 'baton' );
		/* translators: %s: countries or regions. */
		$text = $lines ? self::shipped( $name, $lines ) : sprintf( __( 'We ship to %s only, and to no other countries or regions.', 'baton' ), implode( ', ', $names ) );
		return self::document( $zone, $name, $text, array( __( 'Do you ship to other countries?', 'baton' ), __( 'Do you ship internationally?', 'baton' ) ) );
	}

	/** @return list<string> One for each method that is switched on. */
	private static function lines( \WC_Shipping_Zone $zone ): array {
		return array_map( array( ShippingCost::class, 'line' ), array_values( $zone->get_shipping_methods( true ) ) );
	}

	/** @param list<string> $lines */
	private static function shipped( string $where, array $lines ): string {
		/* translators: %s: countries or regions. */
		return sprintf( __( 'We ship to %s:', 'baton' ), $where ) . "\n" . implode( "\n", $lines );
	}

	/**
	 * @param string[] $questions
	 * @return array<string, mixed>
	 */
	private static function document( \WC_Shipping_Zone $zone, string $name, string $text, array $questions ): array {
		/* translators: %s: a shipping zone. */
		$questions[] = sprintf( __( 'How much is shipping to %s?', 'baton' ), $name );
		return array(
			'id'        => "shipping:{$zone->get_id()}",
			'kind'      => 'shop',
			// Not "Shipping to …": the shop's own page about shipping says more, and has a link.
			'title'     => Text::short( $name ),
			'text'      => Text::cut( $text, Rendered::LONGEST ),
			'questions' => array_map( array( Text::class, 'short' ), $questions ),
		);
	}
}
