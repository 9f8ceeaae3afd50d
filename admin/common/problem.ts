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
	switch ( code ) {
		case 'fetch_error':
		case 'offline_error':
			return __( 'The shop could not be reached.', 'baton' );
		case 'baton_slow':
			return __( 'The shop did not answer in time.', 'baton' );
		case 'invalid_json':
			return __( 'The shop gave no usable answer.', 'baton' );
		case 'internal_server_error':
			// WordPress's own words for it are HTML.
			return __(
				'The shop’s server ran into an error; its error log says more.',
				'baton'
			);
	}
	return typeof message === 'string' && message !== ''
		? message
		: __( 'The shop gave no usable answer.', 'baton' );
}
