/**
 * The decisions of the connection test's browser half: from what was seen to a
 * sentence that says what is wrong and how to mend it. Nothing is asked here.
 */
import { __, sprintf } from '@wordpress/i18n';

export interface Check {
	name: string;
	ok: boolean;
	/** What is wrong and how to mend it, when not ok. */
	problem?: string;
}

/** The answer of the sidecar's `GET /v1/check`, or what came in its place. */
export type Reached =
	| {
			kind: 'sidecar';
			/** The sidecar's clock, ms. */
			now: number;
			originAllowed: boolean;
			/** The sidecar was reached over https, as far as it can tell. */
			secure: boolean;
			/** Our own clock when the answer came, ms. */
			arrived: number;
	  }
	/** Something answered that is no sidecar. */
	| { kind: 'stranger'; status: number }
	| { kind: 'nobody' };

const CLOCK_MS = 60_000;

const check = ( name: string, problem: string | false ): Check =>
	problem === false ? { name, ok: true } : { name, ok: false, problem };

/** A page on https may not speak to an address on http. */
export function mixedContent( page: string, sidecar: string ): Check {
	const mixed = page.startsWith( 'https:' ) && sidecar.startsWith( 'http:' );
	return check(
		'mixed-content',
		mixed &&
			__(
				'The shop is on https and the sidecar on http, so browsers refuse to connect. Put the sidecar behind your web server with a certificate and change its address here to https://.',
				'baton'
			)
	);
}

export function reachable( reached: Reached, sidecar: string ): Check {
	switch ( reached.kind ) {
		case 'sidecar':
			return check( 'reachable', false );
		case 'nobody':
			return check(
				'reachable',
				sprintf(
					/* translators: %s: an address */
					__(
						'This browser gets no answer from %s. Is the sidecar running, is the address right, and is its certificate valid?',
						'baton'
					),
					sidecar
				)
			);
		case 'stranger':
			return check(
				'reachable',
				sprintf(
					/* translators: 1: an address, 2: an HTTP status such as 404 */
					__(
						'Something answers at %1$s (status %2$d), but it is not the sidecar. Behind your web server the address ends in the sidecar’s BATON_BASE_PATH.',
						'baton'
					),
					sidecar,
					reached.status
				)
			);
	}
}

export function origin( reached: Reached, pageOrigin: string ): Check[] {
	return reached.kind !== 'sidecar'
		? []
		: [
				check(
					'origin',
					! reached.originAllowed &&
						sprintf(
							/* translators: %s: an address such as https://shop.example */
							__(
								'The sidecar refuses visitors from %s. Start it with a connection string of this shop, or add this address to BATON_ORIGINS.',
								'baton'
							),
							pageOrigin
						)
				),
			];
}

/** The sidecar must know that it is on https, though a proxy ends the encryption. */
export function forwardedHttps( reached: Reached, sidecar: string ): Check[] {
	return reached.kind !== 'sidecar' || ! sidecar.startsWith( 'https:' )
		? []
		: [
				check(
					'https',
					! reached.secure &&
						__(
							'The sidecar does not know that it is reached over https. Let the web server send the header “X-Forwarded-Proto: https” and start the sidecar with BATON_TRUST_PROXY=1.',
							'baton'
						)
				),
			];
}

export function clock( reached: Reached ): Check[] {
	if ( reached.kind !== 'sidecar' ) {
		return [];
	}
	const off = Math.abs( reached.now - reached.arrived );
	return [
		check(
			'browser-clock',
			off > CLOCK_MS &&
				sprintf(
					/* translators: %d: seconds */
					__(
						'This computer’s clock and the sidecar’s differ by %d seconds. Set the one that is wrong: waiting times and logins depend on it.',
						'baton'
					),
					Math.round( off / 1000 )
				)
		),
	];
}

/** Only worth saying where http works: else the socket's failure has another cause. */
export function upgrade( reached: Reached, opened: boolean ): Check[] {
	return reached.kind !== 'sidecar' || ! reached.originAllowed
		? []
		: [
				check(
					'websocket',
					! opened &&
						__(
							'The sidecar answers, but no WebSocket opens. The web server before it must pass the headers “Upgrade” and “Connection” on; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
							'baton'
						)
				),
			];
}
