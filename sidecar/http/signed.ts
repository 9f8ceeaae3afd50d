/** Lets only WordPress's own calls through. */
import type { RequestHandler } from 'express';
import { Unavailable, type Refusal, type SignedCalls } from '../ports';

/** Before it, the body must have been read as text. */
export function onlySigned(
	signedCalls: SignedCalls,
	basePath: string
): RequestHandler {
	return async ( request, response, next ) => {
		const route = request.baseUrl.slice( basePath.length ) + request.path;
		let refusal: Refusal | undefined;
		try {
			refusal = await signedCalls.refuse(
				route,
				{
					time: request.get( 'X-Baton-Time' ),
					nonce: request.get( 'X-Baton-Nonce' ),
					signature: request.get( 'X-Baton-Signature' ),
				},
				typeof request.body === 'string' ? request.body : ''
			);
		} catch ( error ) {
			if ( ! ( error instanceof Unavailable ) ) {
				throw error;
			}
			// What cannot be noted might have been taken before.
			response.status( 503 ).json( {
				code: 'unavailable',
				message: 'Nothing can be stored right now. Try again shortly.',
			} );
			return;
		}
		if ( refusal ) {
			response.status( 401 ).json( { code: 'refused', ...refusal } );
			return;
		}
		next();
	};
}
