<?php
/**
 * Small public functions: pages, money, hashes, conditions.
 *
 * @package Baton\StandIn
 */

defined( 'ABSPATH' ) || exit;

function wc_api_hash( string $data ): string {
	return hash_hmac( 'sha256', $data, 'wc-api' );
}

function wc_rand_hash( string $prefix = '', int $length = 40 ): string {
	return $prefix . substr( bin2hex( random_bytes( (int) ceil( $length / 2 ) ) ), 0, $length );
}

function wc_clean( $value ) {
	return is_array( $value ) ? array_map( 'wc_clean', $value ) : ( is_scalar( $value ) ? sanitize_text_field( (string) $value ) : $value );
}

function wc_setcookie( string $name, string $value, int $expire = 0, bool $secure = false, bool $httponly = false ): void {
	if ( headers_sent() || 'cli' === PHP_SAPI ) {
		return;
	}
	setcookie(
		$name,
		$value,
		array(
			'expires'  => $expire,
			'path'     => COOKIEPATH ? COOKIEPATH : '/',
			'domain'   => (string) COOKIE_DOMAIN,
			'secure'   => $secure,
			'httponly' => $httponly,
		)
	);
}

function wc_nocache_headers(): void {
	nocache_headers();
	header( 'Cache-Control: no-transform, no-cache, no-store, must-revalidate' );
}

function wc_get_page_id( string $page ): int {
	$id = (int) get_option( 'woocommerce_' . $page . '_page_id' );
	return $id > 0 ? $id : -1;
}

function wc_get_page_permalink( string $page ): string {
	$id = wc_get_page_id( $page );
	return $id > 0 ? (string) get_permalink( $id ) : home_url( '/' );
}

function wc_get_cart_url(): string {
	return wc_get_page_permalink( 'cart' );
}

function wc_get_checkout_url(): string {
	return wc_get_page_permalink( 'checkout' );
}

function wc_get_account_endpoint_url( string $endpoint ): string {
	return trailingslashit( wc_get_page_permalink( 'myaccount' ) ) . $endpoint . '/';
}

function wc_logout_url(): string {
	return wp_nonce_url( wc_get_account_endpoint_url( 'customer-logout' ), 'customer-logout' );
}

function get_woocommerce_currency(): string {
	return (string) apply_filters( 'woocommerce_currency', get_option( 'woocommerce_currency', 'USD' ) );
}

function get_woocommerce_currency_symbol( string $currency = '' ): string {
	$symbols = array(
		'USD' => '&#36;',
		'EUR' => '&euro;',
		'GBP' => '&pound;',
	);
	$code    = $currency ? $currency : get_woocommerce_currency();
	return $symbols[ $code ] ?? $code . '&nbsp;';
}

function wc_get_price_decimals(): int {
	return (int) apply_filters( 'wc_get_price_decimals', get_option( 'woocommerce_price_num_decimals', 2 ) );
}

/**
 * A number as a plain decimal string.
 *
 * @param mixed     $number   The number.
 * @param int|false $decimals Places; false leaves them.
 */
function wc_format_decimal( $number, $decimals = false ): string {
	if ( '' === $number || null === $number ) {
		return '';
	}
	return false === $decimals ? (string) (float) $number : number_format( (float) $number, (int) $decimals, '.', '' );
}

function wc_price( $price ): string {
	return sprintf(
		'<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">%s</span>%s</bdi></span>',
		get_woocommerce_currency_symbol(),
		esc_html( number_format_i18n( (float) $price, wc_get_price_decimals() ) )
	);
}

function wc_get_order_statuses(): array {
	return array(
		'wc-pending'        => 'Pending payment',
		'wc-processing'     => 'Processing',
		'wc-on-hold'        => 'On hold',
		'wc-completed'      => 'Completed',
		'wc-cancelled'      => 'Cancelled',
		'wc-refunded'       => 'Refunded',
		'wc-failed'         => 'Failed',
		'wc-checkout-draft' => 'Draft',
	);
}

function wc_get_order_status_name( string $status ): string {
	return wc_get_order_statuses()[ 'wc-' . preg_replace( '/^wc-/', '', $status ) ] ?? $status;
}

function is_shop(): bool {
	return is_post_type_archive( 'product' );
}

function is_product(): bool {
	return is_singular( 'product' );
}

function is_cart(): bool {
	return is_page( wc_get_page_id( 'cart' ) );
}

function is_checkout(): bool {
	return is_page( wc_get_page_id( 'checkout' ) );
}

function is_account_page(): bool {
	return is_page( wc_get_page_id( 'myaccount' ) );
}

function is_woocommerce(): bool {
	return is_shop() || is_product() || is_tax( 'product_cat' );
}

function wc_load_cart(): void {
	WC()->initialize_session();
	WC()->initialize_cart();
}

function wc_rest_prepare_date_response( $timestamp, bool $utc = true ): ?string {
	if ( ! $timestamp ) {
		return null;
	}
	return $utc ? gmdate( 'Y-m-d\TH:i:s', (int) $timestamp ) : wp_date( 'Y-m-d\TH:i:s', (int) $timestamp );
}
