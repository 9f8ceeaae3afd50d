/** What WooCommerce registers as the script wc-components. */
export * from '@woocommerce/components';
