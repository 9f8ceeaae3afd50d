<?php
namespace Baton\Knowledge;

use Baton\Shop\PageText;
use Baton\Text;

defined( 'ABSPATH' ) || exit;

/** The payment methods that are switched on: one document, as one question asks for all of them. */
final class Payments implements Kind {

	private const KEY = 'methods';

	/** @return array<array-key, string> */
	public function stamps(): array {
		$document = $this->document();
		return $document ? array( self::KEY => Stamp::of( $document ) ) : array();
	}

	/**
	 * @param list<string> $keys
	 * @return list<array<string, mixed>>
	 */
	public function read( array $keys ): array {
		$document = $this->document();
		return $document && in_array( self::KEY, $keys, true ) ? array( $document ) : array();
	}

	/** @return array<string, mixed>|null */
	private function document(): ?array {
		$lines = array();
		foreach ( $this->gateways() as $gateway ) {
			$title = Text::from_html( (string) $gateway->get_title() );
			$more  = str_replace( "\n", ' ', PageText::of( (string) $gateway->get_description() ) );
			if ( '' !== $title ) {
				/* translators: 1: a payment method, 2: its description. */
				$lines[] = '' === $more ? $title : sprintf( __( '%1$s: %2$s', 'baton' ), $title, $more );
			}
		}
		return ! $lines ? null : array(
			'id'        => 'payment:' . self::KEY,
			'kind'      => 'shop',
			'title'     => __( 'Payment methods', 'baton' ),
			'text'      => Text::cut( __( 'You can pay by:', 'baton' ) . "\n" . implode( "\n", $lines ), Rendered::LONGEST ),
			'questions' => array( __( 'How can I pay?', 'baton' ), __( 'Which payment methods do you accept?', 'baton' ) ),
		);
	}

	/** @return \WC_Payment_Gateway[] */
	private function gateways(): array {
		if ( ! class_exists( 'WC_Payment_Gateways' ) ) {
			return array();
		}
		return array_filter( WC()->payment_gateways()->payment_gateways(), static fn( $gateway ): bool => $gateway instanceof \WC_Payment_Gateway && 'yes' === $gateway->enabled );
	}
}
