/**
 * The decisions of the connection test's browser half: from what was seen to a
 * sentence that says what is wrong and how to mend it. Nothing is asked here.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { Check, CheckAnswer, Forwarding } from '../../protocol/check';

export type { Check };

/** A finding of the test: what does not work, or works less well than it could. */
export interface Finding extends Check {
	/** What would be better, when ok. */
	advice?: string;
}

/** The answer of the sidecar's `POST /v1/check`, or what came in its place. */
export type Reached =
	| ( CheckAnswer & {
			kind: 'sidecar';
			/** Our own clock when the answer came, ms. */
			arrived: number;
	  } )
	/** The sidecar, which expects another base path; what stood before the route when it arrived. */
	| { kind: 'elsewhere'; prefix: string }
	/** The address forwards to another. */
	| { kind: 'redirect' }
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
		case 'elsewhere':
			return check( 'reachable', elsewhere( reached.prefix ) );
		case 'redirect':
			return check(
				'reachable',
				sprintf(
					/* translators: %s: an address */
					__(
						'%s forwards to another address. Type the one at which the sidecar itself answers.',
						'baton'
					),
					sidecar
				)
			);
		case 'stranger':
			return check( 'reachable', stranger( reached.status, sidecar ) );
	}
}

const elsewhere = ( prefix: string ) =>
	prefix === ''
		? __(
				'The sidecar answers, but the web server takes the path of its address away and the sidecar waits for it. Start the sidecar without BATON_BASE_PATH, or let the web server pass the path on (in nginx: no slash at the end of proxy_pass).',
				'baton'
			)
		: sprintf(
				/* translators: %s: a path such as /baton */
				__(
					'The sidecar answers, but expects another path. Start it with BATON_BASE_PATH=%s',
					'baton'
				),
				prefix
			);

function stranger( status: number, sidecar: string ): string {
	if ( status >= 502 && status <= 504 ) {
		return sprintf(
			/* translators: 1: an address, 2: an HTTP status such as 502 */
			__(
				'The web server at %1$s does not reach the sidecar (status %2$d). Is the sidecar running, and does the web server pass on to the port that it listens on (BATON_PORT, 8787 if not set)?',
				'baton'
			),
			sidecar,
			status
		);
	}
	if ( status === 401 || status === 403 ) {
		return sprintf(
			/* translators: 1: an address, 2: an HTTP status such as 403 */
			__(
				'The web server at %1$s lets nobody through (status %2$d): a password or a firewall stands in the way. Let everything under that address through to the sidecar.',
				'baton'
			),
			sidecar,
			status
		);
	}
	if ( status !== 200 && status !== 404 && status !== 405 ) {
		return sprintf(
			/* translators: 1: an address, 2: an HTTP status such as 500 */
			__(
				'%1$s answers with status %2$d and not as a sidecar does. Look at the sidecar’s log and at the web server before it.',
				'baton'
			),
			sidecar,
			status
		);
	}
	return sprintf(
		/* translators: 1: an address, 2: an HTTP status such as 404 */
		__(
			'Something answers at %1$s (status %2$d), but it is not the sidecar. Behind your web server the address ends in the sidecar’s BATON_BASE_PATH.',
			'baton'
		),
		sidecar,
		status
	);
}

export function origin( reached: Reached, pageOrigin: string ): Check[] {
	if ( reached.kind !== 'sidecar' ) {
		return [];
	}
	if ( reached.origin !== pageOrigin ) {
		return [
			check(
				'origin',
				__(
					'The web server before the sidecar changes the header “Origin”, so the sidecar cannot tell the shop’s visitors from others. Let it through as it is.',
					'baton'
				)
			),
		];
	}
	return [
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

/**
 * Whether the sidecar knows whose call one was: limits count by address.
 *
 * @param name    Of the check.
 * @param judged  How the sidecar judged the call.
 * @param sidecar The address that it was sent to.
 */
export function forwarding(
	name: string,
	judged: Forwarding,
	sidecar: string
): Check {
	return check( name, forwardingProblem( judged, sidecar ) );
}

function forwardingProblem(
	{ trust, hops }: Forwarding,
	sidecar: string
): string | false {
	if ( hops === 0 && sidecar.startsWith( 'https:' ) ) {
		// The sidecar speaks no https: somebody stands before it.
		return __(
			'The web server before the sidecar does not say who is calling, so all customers share one limit. Let it send the header (in nginx: proxy_set_header X-Forwarded-For $remote_addr;) and start the sidecar with BATON_TRUST_PROXY=1',
			'baton'
		);
	}
	if ( trust === 'believes' && hops === 0 ) {
		return __(
			'BATON_TRUST_PROXY is set, but no web server stands before the sidecar: anybody can make up an address and escape the limits. Start the sidecar without BATON_TRUST_PROXY.',
			'baton'
		);
	}
	if ( trust === 'believes' ) {
		return sprintf(
			/* translators: %d: how many web servers stand before the sidecar */
			__(
				'BATON_TRUST_PROXY trusts more web servers than there are: anybody can make up an address and escape the limits. Start the sidecar with BATON_TRUST_PROXY=%d',
				'baton'
			),
			hops
		);
	}
	return (
		trust === 'doubts' &&
		sprintf(
			/* translators: %d: how many web servers stand before the sidecar */
			__(
				'The sidecar takes the web server for the caller, so all customers share one limit. Start the sidecar with BATON_TRUST_PROXY=%d',
				'baton'
			),
			hops
		)
	);
}

/** The sidecar must know that it is on https, though a web server ends the encryption. */
export function forwardedHttps( reached: Reached, sidecar: string ): Check[] {
	return reached.kind !== 'sidecar' ||
		! sidecar.startsWith( 'https:' ) ||
		reached.forwarding.trust === 'doubts' ||
		reached.forwarding.hops === 0
		? // It cannot know while it trusts nobody's word: that is said already.
			[]
		: [
				check(
					'https',
					! reached.secure &&
						__(
							'The sidecar does not know that it is reached over https. Let the web server send the header “X-Forwarded-Proto: https” (in nginx: proxy_set_header X-Forwarded-Proto $scheme;).',
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

/** What came of a socket: opened, and a frame went there and back. */
export type Socket = 'works' | 'blocked';
/** What came of a long poll. */
export type Polling = 'works' | 'too_large' | 'no_token' | 'blocked';

/** Only worth saying where http works: else the ways of frames fail for that reason. */
export function ways(
	reached: Reached,
	socket: Socket,
	polling: Polling
): Finding[] {
	if ( reached.kind !== 'sidecar' || ! reached.originAllowed ) {
		return [];
	}
	return [ upgrade( socket, polling ), poll( polling ) ];
}

function upgrade( socket: Socket, polling: Polling ): Finding {
	if ( socket === 'works' ) {
		return check( 'websocket', false );
	}
	return polling === 'works'
		? {
				name: 'websocket',
				ok: true,
				advice: sprintf(
					/* translators: %s: what to put into the web server's configuration */
					__(
						'No WebSocket opens, so conversations go by long polling: they work, but slower and at more cost for the server. %s',
						'baton'
					),
					passUpgradeOn()
				),
			}
		: check(
				'websocket',
				sprintf(
					/* translators: %s: what to put into the web server's configuration */
					__( 'No WebSocket opens. %s', 'baton' ),
					passUpgradeOn()
				)
			);
}

const passUpgradeOn = () =>
	__(
		'Let the web server before the sidecar pass the headers “Upgrade” and “Connection” on; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
		'baton'
	);

/** Where a customer's own network lets no WebSocket through, polling is all there is. */
function poll( polling: Polling ): Check {
	switch ( polling ) {
		case 'works':
			return check( 'polling', false );
		case 'too_large':
			return check(
				'polling',
				__(
					'The web server before the sidecar refuses long messages as too large. Raise its limit to at least 128 KB (in nginx: client_max_body_size 1m;).',
					'baton'
				)
			);
		case 'no_token':
			return check(
				'polling',
				__(
					'The web server before the sidecar takes the header “Authorization” away: without it customers whose network blocks WebSockets cannot chat. Let it through as it is.',
					'baton'
				)
			);
		case 'blocked':
			return check(
				'polling',
				__(
					'The sidecar answers, but long polling does not get through: customers whose network blocks WebSockets cannot chat. Let the web server before the sidecar pass on POST and OPTIONS under that address.',
					'baton'
				)
			);
	}
}
