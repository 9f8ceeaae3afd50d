/** Reads wc/v3 with the consumer key: OAuth 1.0a on http, Basic on https. */
import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { Connection, ShopReason } from '../../protocol';
import { ShopProblem, type Clock, type ProblemDetail } from '../ports';
import { ask, parse, refusal, Unanswered, type Answer } from '../remote/ask';
import { Pause } from '../remote/pause';

const LIMIT_MS = 10_000;

export interface WooLimits {
	/** For one answer, ms. */
	limitMs?: number;
	bytesAtMost?: number;
}

/** wc/v3 takes no more at once. */
export const PER_PAGE = '100';

export class WooClient {
	private readonly oauth: OAuth;
	private readonly pause: Pause;

	constructor(
		private readonly connection: Connection,
		clock: Pick< Clock, 'now' >,
		private readonly limits: WooLimits = {}
	) {
		this.pause = new Pause( clock );
		this.oauth = new OAuth( {
			consumer: {
				key: connection.key,
				secret: connection.consumerSecret,
			},
			signature_method: 'HMAC-SHA256',
			hash_function: ( text, key ) =>
				createHmac( 'sha256', key ).update( text ).digest( 'base64' ),
		} );
	}

	/**
	 * The JSON of a GET. Throws `ShopProblem`; while WooCommerce asked to be
	 * left alone, without asking.
	 * @param path  "orders"
	 * @param query
	 */
	async get(
		path: string,
		query: Record< string, string >
	): Promise< unknown > {
		if ( this.pause.retryAt !== undefined ) {
			throw this.problem( path, 'busy' );
		}
		const url = this.address( path, query );
		try {
			const answer = await ask(
				url,
				{
					headers: {
						Accept: 'application/json',
						...this.authorization( url ),
					},
				},
				{ limitMs: LIMIT_MS, ...this.limits }
			);
			this.pause.heard( answer.status, answer.retryAfter );
			if ( answer.status !== 200 ) {
				throw this.problem( path, reasonOf( answer ), {
					status: answer.status,
				} );
			}
			return parse( answer.text );
		} catch ( error ) {
			throw error instanceof Unanswered
				? this.problem( path, error.reason, error.detail )
				: error;
		}
	}

	private problem(
		path: string,
		reason: ShopReason,
		detail: ProblemDetail = {}
	): ShopProblem {
		// The number of an order is nobody's but its customer's.
		const route = path.replace( /\d+/gu, '{id}' );
		return new ShopProblem(
			`WooCommerce, “${ route }”: ${ WORDS[ reason ] ?? WORDS.broken }`,
			reason,
			{ route, retryAt: this.pause.retryAt, ...detail }
		);
	}

	private address( path: string, query: Record< string, string > ): URL {
		const url = new URL( `${ this.connection.rest }wc/v3/${ path }` );
		if ( url.searchParams.has( 'rest_route' ) ) {
			throw this.problem( path, 'permalinks' );
		}
		for ( const [ name, value ] of Object.entries( query ) ) {
			url.searchParams.set( name, value );
		}
		// OAuth signs a blank as %20; a form's "+" is another text to it.
		url.search = url.search.replaceAll( '+', '%20' );
		return url;
	}

	private authorization( url: URL ): Record< string, string > {
		const { key, consumerSecret, url: home } = this.connection;
		if ( url.protocol === 'https:' ) {
			const both = `${ key }:${ consumerSecret }`;
			return {
				Authorization: `Basic ${ Buffer.from( both ).toString(
					'base64'
				) }`,
			};
		}
		// WordPress compares with its home URL, whatever address was connected to.
		const signed = new URL( url );
		const { protocol, host } = new URL( home );
		signed.protocol = protocol;
		signed.host = host;
		const data = this.oauth.authorize( {
			url: signed.href,
			method: 'GET',
		} );
		return { ...this.oauth.toHeader( data ) };
	}
}

/** A firewall's or password page's 401 and 403 say nothing of the key. */
function reasonOf( { status, text }: Answer ): ShopReason {
	if ( status === 401 ) {
		return text.trim().startsWith( '<' ) ? 'forbidden' : 'keys';
	}
	return status === 403 && text.includes( '"woocommerce_rest_' )
		? 'keys'
		: refusal( status );
}

const WORDS: Partial< Record< ShopReason, string > > & { broken: string } = {
	unreachable: 'it could not be reached. Check that the shop is up.',
	slow: "no answer in time. Try again; if it stays, look at the shop's server.",
	cut: "the answer broke off. Try again; if it stays, look at the shop's server.",
	moved: 'it sends on to another address. Make a new connection string in Baton’s settings.',
	keys: "the consumer key is not accepted. Test the connection in Baton's settings: if it does not say that the key is lost on its way, make a new connection string there.",
	forbidden:
		'refused by a firewall, a security plugin or a password page. Let the sidecar through.',
	missing:
		'there is no such address. Activate WooCommerce and check that its REST API is not switched off.',
	permalinks:
		'it takes no consumer keys while permalinks are “Plain”. Choose another structure under Settings → Permalinks.',
	busy: 'too many requests. It is left alone until it may be asked again.',
	maintenance: 'closed for maintenance. Try again in a few minutes.',
	broken: "an error there. Look at the shop's error log, then try again.",
	empty: "an empty answer. Look at the shop's error log.",
	page: 'a page instead of data. A security or maintenance plugin stands in between.',
	unreadable:
		'an answer that cannot be read. Check whether a plugin changes it.',
	too_large:
		'an answer that is too large. Check whether a plugin adds to it.',
};
