/** Every HTTP request has an id, which its line in the log and its answer name. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import {
	newId,
	ROUTES,
	type Fields,
	type Log,
	type Metrics,
	type Route,
} from '../ports';

/** What a proxy in front may have made. */
const GIVEN = /^[A-Za-z0-9_.-]{8,64}$/;
const METHODS = new Set( [ 'GET', 'HEAD', 'POST', 'OPTIONS' ] );

export function requestId( { headers }: IncomingMessage ): string {
	const given = headers[ 'x-request-id' ];
	return typeof given === 'string' && GIVEN.test( given ) ? given : newId();
}

export interface RequestParts {
	basePath: string;
	log: Log;
	metrics: Pick< Metrics, 'answered' >;
}

/** Takes note of every answer, also of one that never came. */
export function noteRequests( {
	basePath,
	log,
	metrics,
}: RequestParts ): RequestHandler {
	return ( request, response, next ) => {
		const id = requestId( request );
		response.set( 'X-Request-Id', id );
		response.locals.requestId = id;
		const from = performance.now();
		response.once( 'close', () => {
			const route = routeOf( request.originalUrl, basePath );
			const { statusCode: status } = response;
			metrics.answered( route, status );
			if ( log.verbose ) {
				const { method } = request;
				log.debug(
					{
						request: id,
						method: METHODS.has( method ) ? method : 'other',
						route,
						status,
						ms: Math.round( performance.now() - from ),
						...response.locals.about?.(),
					},
					'a request'
				);
			}
		} );
		next();
	};
}

/**
 * More for the line of this request.
 * @param response
 * @param response.locals
 * @param about           Asked once the request is over.
 */
export function aboutRequest(
	{ locals }: Pick< Response, 'locals' >,
	about: () => Fields
): void {
	locals.about = about;
}

/** A path is never written as it came. */
export function routeOf( url: string, basePath: string ): Route {
	const path = url.split( '?' )[ 0 ] ?? '';
	return (
		ROUTES.find( ( route ) => path === `${ basePath }${ route }` ) ??
		'other'
	);
}
