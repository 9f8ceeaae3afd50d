<?php
namespace Baton\Knowledge;

defined( 'ABSPATH' ) || exit;

/** A price as the shop writes it, without HTML. */
final class Money {

	/** @param float|string $amount */
	public static function text( $amount ): string {
		return trim( (string) preg_replace( '/[\s\x{a0}]+/u', ' ', html_entity_decode( wp_strip_all_tags( wc_price( (float) $amount ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) );
	}
}
