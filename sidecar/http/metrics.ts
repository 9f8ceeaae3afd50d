/** Who may read the metrics; for everybody else there are none. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

export interface MetricsParts {
	/** Absent: only this machine may. */
	token?: string;
	contentType: string;
	/** In Prometheus's text format. */
	scrape: () => Promise< string >;
}

/** Whoever may not is told what is told of a route that does not exist. */
export function serveMetrics( parts: MetricsParts ): RequestHandler {
	return async ( request, response, next ) => {
		if ( ! isLocal( request ) && ! hasToken( request, parts.token ) ) {
			next();
			return;
		}
		const text = await parts.scrape();
		response.set( 'Content-Type', parts.contentType ).end( text );
	};
}

function hasToken( { headers }: IncomingMessage, token?: string ): boolean {
	const given = /^Bearer (\S+)$/i.exec( headers.authorization ?? '' )?.[ 1 ];
	return (
		token !== undefined &&
		given !== undefined &&
		// Of one length, whatever was given.
		timingSafeEqual( digest( given ), digest( token ) )
	);
}

const digest = ( text: string ) =>
	createHash( 'sha256' ).update( text ).digest();

const LOOPBACK = /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/;
const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
/** What proxies, balancers and content networks add. */
const FORWARDED =
	/^(?:forwarded|via|true-client-ip|(?:cf|fastly)-|x-(?:azure|client|cluster|envoy|forwarded|original|proxy|real)-)/;

/**
 * From a program on this machine. A reverse proxy on it connects from the same
 * address, so whatever shows one counts as the public: its headers, the
 * public host name, and nginx's ways with a connection (HTTP/1.0 or "close" by
 * default, "upgrade" where it was set up for WebSockets).
 */
function isLocal( request: IncomingMessage ): boolean {
	const { headers, httpVersion, socket } = request;
	return (
		LOOPBACK.test( socket.remoteAddress ?? '' ) &&
		LOCAL_HOST.test( headers.host ?? '' ) &&
		httpVersion === '1.1' &&
		/^(?:keep-alive)?$/i.test( headers.connection ?? '' ) &&
		! Object.keys( headers ).some( ( name ) => FORWARDED.test( name ) )
	);
}
