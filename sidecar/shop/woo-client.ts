/** Reads wc/v3 with the consumer key: OAuth 1.0a on http, Basic on https. */
import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { Connection } from '../../protocol';
import { ShopProblem, type FailureKind } from '../ports';

const LIMIT_MS = 10_000;

export class WooClient {
	private readonly oauth: OAuth;

	constructor(
		private readonly connection: Connection,
		private readonly limitMs = LIMIT_MS
	) {
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
	 * The JSON of a GET. Throws `ShopProblem`.
	 * @param path  "orders"
	 * @param query
	 */
	async get(
		path: string,
		query: Record< string, string >
	): Promise< unknown > {
		const url = this.address( path, query );
		let response: Response;
		let text: string;
		try {
			response = await fetch( url, {
				headers: {
					Accept: 'application/json',
					...this.authorization( url ),
				},
				redirect: 'error',
				signal: AbortSignal.timeout( this.limitMs ),
			} );
			text = await response.text();
		} catch ( error ) {
			const slow = ( error as Error ).name === 'TimeoutError';
			throw new ShopProblem(
				slow
					? `WooCommerce did not answer “${ path }” within ${
							this.limitMs / 1000
						} seconds. Try again; if it stays, look at the shop's server.`
					: `WooCommerce could not be reached for “${ path }”. Check that the shop is up.`,
				{ kind: slow ? 'slow' : 'unreachable', route: path }
			);
		}
		return read( path, response.status, text );
	}

	private address( path: string, query: Record< string, string > ): URL {
		const url = new URL( `${ this.connection.rest }wc/v3/${ path }` );
		if ( url.searchParams.has( 'rest_route' ) ) {
			throw new ShopProblem(
				'WooCommerce takes no consumer keys while permalinks are “Plain”. Choose another structure under Settings → Permalinks.',
				{ kind: 'refused', route: path }
			);
		}
		for ( const [ name, value ] of Object.entries( query ) ) {
			url.searchParams.set( name, value );
		}
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

function read( path: string, status: number, text: string ): unknown {
	const of = `WooCommerce answered “${ path }” with ${ status }`;
	const problem = ( kind: FailureKind, message: string ) =>
		new ShopProblem( message, { kind, route: path, status } );
	switch ( status ) {
		case 200:
			break;
		case 401:
		case 403:
			throw problem(
				'refused',
				`${ of }: the consumer key is not accepted. Make a new connection string in Baton's settings.`
			);
		case 404:
			throw problem(
				'missing',
				`${ of }: activate WooCommerce and check that its REST API is not switched off.`
			);
		case 429:
			throw problem(
				'limited',
				`${ of }: too many requests at once. Wait a minute and try again.`
			);
		default:
			throw problem(
				'failed',
				`${ of }: look at the shop's error log, then try again.`
			);
	}
	try {
		return JSON.parse( text );
	} catch {
		throw problem(
			'unreadable',
			`WooCommerce answered “${ path }” with a page instead of data. A security or maintenance plugin stands in between.`
		);
	}
}
