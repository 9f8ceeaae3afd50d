import { __ } from '@wordpress/i18n';

/**
 * What apiFetch rejects with, in words: a plain object of the REST API, or
 * whatever else was thrown on the way.
 * @param error
 */
export function problemOf( error: unknown ): string {
	const { code, message } = ( error ?? {} ) as {
		code?: unknown;
		message?: unknown;
	};
	if ( code === 'rest_cookie_invalid_nonce' ) {
		return __(
			'You were logged out, or logged in again elsewhere. Reload this page.',
			'baton'
		);
	}
	if ( code === 'fetch_error' || code === 'offline_error' ) {
		return __( 'The shop could not be reached.', 'baton' );
	}
	return typeof message === 'string' && message !== ''
		? message
		: __( 'The shop gave no usable answer.', 'baton' );
}
