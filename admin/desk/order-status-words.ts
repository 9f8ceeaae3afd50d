import { __ } from '@wordpress/i18n';

/** WooCommerce's own statuses in words; another plugin's stand as they came. */
export const orderStatusWords = (): Record< string, string > => ( {
	pending: __( 'Pending payment', 'baton' ),
	processing: __( 'Processing', 'baton' ),
	'on-hold': __( 'On hold', 'baton' ),
	completed: __( 'Completed', 'baton' ),
	cancelled: __( 'Cancelled', 'baton' ),
	refunded: __( 'Refunded', 'baton' ),
	failed: __( 'Failed', 'baton' ),
	'checkout-draft': __( 'Draft', 'baton' ),
} );
