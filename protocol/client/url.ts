/**
 * "https://shop/baton" → "wss://shop/baton/v1/socket".
 * @param sidecarUrl
 */
export function socketUrl( sidecarUrl: string ): string {
	return (
		sidecarUrl.replace( /^http/, 'ws' ).replace( /\/+$/, '' ) + '/v1/socket'
	);
}
