/** Whose pages may talk to the sidecar. */
import type { RequestHandler } from 'express';

export const isAllowed = ( origins: string[], origin: string | undefined ) =>
	origin !== undefined && origins.includes( origin );

/** For the shop's own origins. */
export function corsForShop( origins: string[] ): RequestHandler {
	return ( request, response, next ) => {
		const { origin } = request.headers;
		response.vary( 'Origin' );
		if ( origin !== undefined && isAllowed( origins, origin ) ) {
			response.set( 'Access-Control-Allow-Origin', origin );
		}
		next();
	};
}

export const corsForAnyone: RequestHandler = ( _, response, next ) => {
	response.set( 'Access-Control-Allow-Origin', '*' );
	next();
};
