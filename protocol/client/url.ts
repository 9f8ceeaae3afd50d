/**
 * "https://shop/baton" → "wss://shop/baton/v1/socket".
 * @param sidecarUrl
 */
export function socketUrl( sidecarUrl: string ): string {
	return (
		sidecarUrl.replace( /^http/, 'ws' ).replace( /\/+$/, '' ) + '/v1/socket'
	);
}

/**
 * "https://shop/baton" → "https://shop/baton/v1/poll".
 * @param sidecarUrl
 */
export function pollUrl( sidecarUrl: string ): string {
	return sidecarUrl.replace( /\/+$/, '' ) + '/v1/poll';
}
