import { __ } from '@wordpress/i18n';

/** What each check of the connection test looks at. */
export function checkWords( name: string ): string {
	const words: Record< string, string > = {
		permalinks: __( 'Permalinks', 'baton' ),
		sidecar: __( 'This server reaches the sidecar', 'baton' ),
		clock: __( 'The clocks of server and sidecar', 'baton' ),
		settings: __( 'The sidecar reads the settings', 'baton' ),
		orders: __( 'The sidecar reads orders', 'baton' ),
		bodies: __( 'The shop takes long conversations for mail', 'baton' ),
		'server-forwarding': __(
			'The sidecar knows this server’s address',
			'baton'
		),
		'mixed-content': __( 'https on both sides', 'baton' ),
		reachable: __( 'This browser reaches the sidecar', 'baton' ),
		origin: __( 'The sidecar accepts this shop’s visitors', 'baton' ),
		https: __( 'The sidecar knows that it is on https', 'baton' ),
		forwarding: __( 'The sidecar knows who is calling', 'baton' ),
		websocket: __( 'A WebSocket opens', 'baton' ),
		polling: __( 'Long polling gets through', 'baton' ),
		'browser-clock': __( 'The clocks of browser and sidecar', 'baton' ),
		rest: __( 'WordPress answers', 'baton' ),
	};
	return words[ name ] ?? name;
}
