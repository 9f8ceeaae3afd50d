/** Signed calls to WordPress. */
import { randomBytes } from 'node:crypto';
import type { Connection, ShopReason } from '../../protocol';
import { ShopProblem, type Clock, type ProblemDetail } from '../ports';
import { ask, parse, refusal, Unanswered, type Answer } from '../remote/ask';
import { Pause } from '../remote/pause';
import { signature } from './signature';

const LIMIT_MS = 15_000;

export interface CallOptions {
	stop?: AbortSignal;
	headers?: Record< string, string >;
}

export class WordPress {
	private readonly pause: Pause;

	constructor(
		private readonly connection: Connection,
		private readonly clock: Pick< Clock, 'now' >,
		private readonly limitMs = LIMIT_MS
	) {
		this.pause = new Pause( clock );
	}

	/**
	 * The JSON that the route answers. Throws `ShopProblem`; while WordPress
	 * asked to be left alone, without asking.
	 * @param route           "/baton/v1/…"
	 * @param body            Becomes JSON.
	 * @param options
	 * @param options.stop    Ends the call.
	 * @param options.headers More of them.
	 */
	async call(
		route: string,
		body: unknown,
		{ stop, headers }: CallOptions = {}
	): Promise< unknown > {
		if ( this.pause.retryAt !== undefined ) {
			throw this.problem( route, 'busy' );
		}
		try {
			const answer = await ask(
				this.connection.rest + route.replace( /^\//, '' ),
				this.signed( route, JSON.stringify( body ), headers ),
				{ limitMs: this.limitMs, stop }
			);
			this.pause.heard( answer.status, answer.retryAfter );
			if ( answer.status !== 200 ) {
				throw this.refused( route, answer );
			}
			return parse( answer.text );
		} catch ( error ) {
			throw error instanceof Unanswered
				? this.problem( route, error.reason, error.detail )
				: error;
		}
	}

	private signed(
		route: string,
		body: string,
		headers: CallOptions[ 'headers' ]
	): RequestInit {
		const time = String( this.clock.now() );
		const nonce = randomBytes( 18 ).toString( 'base64url' );
		return {
			method: 'POST',
			headers: {
				'Content-Type': 'application/json',
				Accept: 'application/json',
				...headers,
				'X-Baton-Time': time,
				'X-Baton-Nonce': nonce,
				'X-Baton-Signature': signature( this.connection.secret, {
					route,
					time,
					nonce,
					body,
				} ),
			},
			body,
		};
	}

	private refused( route: string, { status, text }: Answer ): ShopProblem {
		const { code, message, field } = said( text );
		const reason =
			status === 401 && field === undefined
				? 'forbidden'
				: refusal( status );
		return this.problem(
			route,
			reason === 'keys' && field === 'time' ? 'clock' : reason,
			{ status, byPlugin: String( code ).startsWith( 'baton_' ) },
			typeof message === 'string' && message !== ''
				? ` It says: ${ message }`
				: ''
		);
	}

	private problem(
		route: string,
		reason: ShopReason,
		detail: ProblemDetail = {},
		more = ''
	): ShopProblem {
		return new ShopProblem(
			`WordPress, ${ route }: ${
				WORDS[ reason ] ?? WORDS.broken
			}${ more }`,
			reason,
			{ route, retryAt: this.pause.retryAt, ...detail }
		);
	}
}

/** Our own refusals are JSON with a field; a firewall's are not. */
function said( text: string ): {
	code?: unknown;
	message?: unknown;
	field?: unknown;
} {
	try {
		const data: unknown = JSON.parse( text );
		return typeof data === 'object' && data !== null ? data : {};
	} catch {
		return {};
	}
}

const WORDS: Partial< Record< ShopReason, string > > & { broken: string } = {
	unreachable:
		'it could not be reached. Check that the shop is up and that its address in BATON_CONNECTION is right.',
	slow: "no answer in time. Look at the shop's server.",
	cut: "the answer broke off. Look at the shop's server.",
	moved: "it sends on to another address. Make a new connection string in Baton's settings and restart the sidecar with it.",
	keys: "our signature is not accepted. Make a new connection string in Baton's settings and restart the sidecar with it.",
	clock: 'the clocks of both servers are more than 5 minutes apart.',
	forbidden:
		'refused by a firewall, a security plugin or a password page. Let the sidecar through.',
	missing:
		'there is no such route. Activate the Baton plugin, and WooCommerce.',
	oversize:
		'its web server takes no call as large. Raise the limit to at least 1 MB (in nginx: client_max_body_size 1m;), else long conversations cannot be mailed.',
	busy: 'too many requests. It is left alone until it may be asked again.',
	maintenance: 'closed for maintenance.',
	broken: 'an error there.',
	empty: "an empty answer. Look at the shop's error log.",
	page: 'a page instead of data. A security plugin or an error page stands in between.',
	unreadable: 'an answer that is not JSON. Look at the shop’s error log.',
	too_large: 'an answer that is too large.',
};
