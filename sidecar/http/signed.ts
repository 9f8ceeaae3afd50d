/** Lets only WordPress's own calls through. */
import type { RequestHandler } from 'express';
import type { SignedCalls } from '../ports';

/** Before it, the body must have been read as text. */
export function onlySigned(
	signedCalls: SignedCalls,
	basePath: string
): RequestHandler {
	return ( request, response, next ) => {
		const route = request.baseUrl.slice( basePath.length ) + request.path;
		const refusal = signedCalls.refuse(
			route,
			{
				time: request.get( 'X-Baton-Time' ),
				nonce: request.get( 'X-Baton-Nonce' ),
				signature: request.get( 'X-Baton-Signature' ),
			},
			typeof request.body === 'string' ? request.body : ''
		);
		if ( refusal ) {
			response.status( 401 ).json( { code: 'refused', ...refusal } );
			return;
		}
		next();
	};
}
