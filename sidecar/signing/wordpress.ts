/** Signed calls to WordPress. */
import { randomBytes } from 'node:crypto';
import type { Connection } from '../../protocol';
import { ShopProblem, type Clock, type FailureKind } from '../ports';
import { signature } from './signature';

const LIMIT_MS = 15_000;

export type Fetch = typeof fetch;

export class WordPress {
	constructor(
		private readonly connection: Connection,
		private readonly clock: Pick< Clock, 'now' >,
		private readonly limitMs = LIMIT_MS
	) {}

	/**
	 * The JSON that the route answers. Throws `ShopProblem`.
	 * @param route "/baton/v1/…"
	 * @param body  Becomes JSON.
	 * @param stop  Ends the call.
	 */
	async call(
		route: string,
		body: unknown,
		stop?: AbortSignal
	): Promise< unknown > {
		const limit = AbortSignal.timeout( this.limitMs );
		const text = JSON.stringify( body );
		const time = String( this.clock.now() );
		const nonce = randomBytes( 18 ).toString( 'base64url' );
		const signed = { route, time, nonce, body: text };
		let response: Response;
		let answer: string;
		try {
			response = await fetch(
				this.connection.rest + route.replace( /^\//, '' ),
				{
					method: 'POST',
					headers: {
						'Content-Type': 'application/json',
						Accept: 'application/json',
						'X-Baton-Time': time,
						'X-Baton-Nonce': nonce,
						'X-Baton-Signature': signature(
							this.connection.secret,
							signed
						),
					},
					body: text,
					redirect: 'error',
					signal: stop ? AbortSignal.any( [ limit, stop ] ) : limit,
				}
			);
			answer = await response.text();
		} catch ( error ) {
			throw unreachable( route, error, stop?.aborted === true );
		}
		return read( route, response.status, answer );
	}
}

function unreachable( route: string, error: unknown, aborted: boolean ) {
	const slow = ( error as Error ).name === 'TimeoutError';
	return new ShopProblem(
		slow
			? `WordPress did not answer ${ route } in time: look at the shop's server.`
			: `WordPress could not be reached at ${ route }: check that the shop is up and that its address in BATON_CONNECTION is right.`,
		{ kind: kindOf( slow, aborted ), route }
	);
}

function kindOf( slow: boolean, aborted: boolean ): FailureKind {
	if ( aborted ) {
		return 'aborted';
	}
	return slow ? 'slow' : 'unreachable';
}

function read( route: string, status: number, answer: string ): unknown {
	let data: unknown;
	try {
		data = JSON.parse( answer );
	} catch {
		throw new ShopProblem(
			`WordPress answered ${ route } with something that is not JSON (${ status }): a security plugin or an error page stands in between.`,
			{ kind: 'unreadable', route, status }
		);
	}
	if ( status === 200 ) {
		return data;
	}
	const { message, field } = ( data ?? {} ) as {
		message?: unknown;
		field?: unknown;
	};
	const reason = typeof message === 'string' ? ` ${ message }` : '';
	switch ( status ) {
		case 401:
		case 403:
			throw new ShopProblem(
				field === 'time'
					? `WordPress refused ${ route }: the clocks of both servers are more than 5 minutes apart.`
					: `WordPress refused ${ route } (${ status }): make a new connection string in Baton's settings and restart the sidecar with it.`,
				{ kind: 'refused', route, status }
			);
		case 404:
			throw new ShopProblem(
				`WordPress does not know ${ route }: activate the Baton plugin, and WooCommerce.`,
				{ kind: 'missing', route, status }
			);
		default:
			throw new ShopProblem(
				`WordPress answered ${ route } with ${ status }.${ reason }`,
				{ kind: status === 429 ? 'limited' : 'failed', route, status }
			);
	}
}
