/** Upgrades to WebSockets, refused or begun. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type ServerOptions } from 'ws';
import { MAX_FRAME_BYTES } from '../../protocol';
import type { Caller, Clock, Log, Metrics } from '../ports';
import type { Relay } from '../relay/relay';
import type { Callers } from './callers';
import { Carrier, CLOSE_MS, Connection } from './connection';
import { isAllowed } from './origins';
import { Pings } from './pings';
import { requestId } from './requests';

/** Of one message; a client that is honest sends one. */
const FRAGMENTS_AT_MOST = 64;

export interface SocketParts {
	relay: Relay;
	callers: Callers;
	basePath: string;
	origins: string[];
	clock: Clock;
	log: Log;
	metrics: Metrics;
}

/** What it returns ends every connection that is left. */
export function serveSockets( server: Server, parts: SocketParts ): () => void {
	const options: ServerOptions< typeof Carrier > & {
		maxFragments: number;
		closeTimeout: number;
	} = {
		noServer: true,
		WebSocket: Carrier,
		// One more than allowed is told why; far more ends at once.
		maxPayload: 4 * MAX_FRAME_BYTES,
		perMessageDeflate: false,
		maxFragments: FRAGMENTS_AT_MOST,
		// Answered by us, as long as the other end takes the answers.
		autoPong: false,
		closeTimeout: CLOSE_MS,
	};
	const sockets = new WebSocketServer( options );
	const pings = new Pings( parts.clock );
	const shared = { ...parts, pings };
	server.on( 'upgrade', ( request, socket, head ) => {
		const caller = parts.callers.of( request );
		const refusal = refuse( request, caller, parts );
		const id = requestId( request );
		if ( refusal ) {
			const [ status ] = refusal;
			parts.metrics.upgradeRefused( REASON[ status ] );
			parts.log.debug(
				{ request: id, status, code: REASON[ status ] },
				'a WebSocket was refused'
			);
			end( socket, parts.clock, refusal, id );
			return;
		}
		request.headers[ 'x-request-id' ] = id;
		sockets.handleUpgrade( request, socket, head, ( one ) => {
			one.connection = new Connection(
				one,
				socket,
				{ id, caller },
				shared
			);
		} );
	} );
	sockets.on( 'headers', ( headers, request ) =>
		headers.push( `X-Request-Id: ${ request.headers[ 'x-request-id' ] }` )
	);
	return () => {
		for ( const one of sockets.clients ) {
			one.terminate();
		}
		pings.stop();
		sockets.close();
	};
}

/** Status, its name, and what to do. */
type Refusal = [ keyof typeof REASON, string, string ];

const REASON = { 404: 'path', 403: 'origin', 503: 'full' } as const;

function refuse(
	request: IncomingMessage,
	caller: Caller,
	{ basePath, origins, relay }: SocketParts
): Refusal | undefined {
	const path = ( request.url ?? '' ).split( '?' )[ 0 ];
	if ( path !== `${ basePath }/v1/socket` ) {
		return [ 404, 'Not Found', 'There is no socket here.' ];
	}
	if ( ! isAllowed( origins, request.headers.origin ) ) {
		return [
			403,
			'Forbidden',
			'This origin is not the shop’s own. Name it in BATON_ORIGINS if it is.',
		];
	}
	return relay.mayConnect( caller )
		? undefined
		: [ 503, 'Service Unavailable', 'Not now. Try again in a minute.' ];
}

function end(
	socket: Duplex,
	clock: Clock,
	[ status, name, message ]: Refusal,
	id: string
): void {
	const body = JSON.stringify( {
		code: name.toLowerCase().replace( ' ', '_' ),
		message,
	} );
	socket.on( 'error', () => {} );
	// The other end may never close its own half.
	socket.on( 'finish', () => socket.destroy() );
	const callOff = clock.after( CLOSE_MS, () => socket.destroy() );
	socket.on( 'close', callOff );
	socket.end(
		`HTTP/1.1 ${ status } ${ name }\r\nContent-Type: application/json\r\nX-Request-Id: ${ id }\r\nContent-Length: ${ Buffer.byteLength(
			body
		) }\r\nConnection: close\r\n\r\n${ body }`
	);
}
