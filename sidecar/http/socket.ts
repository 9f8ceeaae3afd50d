/** Upgrades to WebSockets, and what carries frames over them. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { CLOSE, MAX_FRAME_BYTES } from '../../protocol';
import type { Clock, Log, Metrics } from '../ports';
import type { Relay } from '../relay/relay';
import { isAllowed } from './origins';

const PING_MS = 30_000;
/** After the closing frame the other end has so long to answer it. */
const CLOSE_MS = 2000;

export interface SocketParts {
	relay: Relay;
	basePath: string;
	origins: string[];
	clock: Clock;
	log: Log;
	metrics: Metrics;
}

/** What it returns ends every connection that is left. */
export function serveSockets( server: Server, parts: SocketParts ): () => void {
	const sockets = new WebSocketServer( {
		noServer: true,
		// One more than allowed is told why; far more ends at once.
		maxPayload: 4 * MAX_FRAME_BYTES,
		perMessageDeflate: false,
	} );
	server.on( 'upgrade', ( request, socket, head ) => {
		const refusal = refuse( request, parts );
		if ( refusal ) {
			parts.metrics.upgradeRefused( REASON[ refusal[ 0 ] ] );
			end( socket, parts.clock, refusal );
			return;
		}
		sockets.handleUpgrade( request, socket, head, ( one ) =>
			connect( one, parts )
		);
	} );
	return () => {
		for ( const one of sockets.clients ) {
			one.terminate();
		}
		sockets.close();
	};
}

/** Status, its name, and what to do. */
type Refusal = [ keyof typeof REASON, string, string ];

const REASON = { 404: 'path', 403: 'origin', 503: 'full' } as const;

function refuse(
	request: IncomingMessage,
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
	return relay.mayConnect()
		? undefined
		: [ 503, 'Service Unavailable', 'Too many connections. Try again.' ];
}

function end(
	socket: Duplex,
	clock: Clock,
	[ status, name, message ]: Refusal
): void {
	const body = JSON.stringify( {
		code: name.toLowerCase().replace( ' ', '_' ),
		message,
	} );
	socket.on( 'error', () => {} );
	// The other end may never close its own half.
	socket.on( 'finish', () => socket.destroy() );
	clock.after( CLOSE_MS, () => socket.destroy() );
	socket.end(
		`HTTP/1.1 ${ status } ${ name }\r\nContent-Type: application/json\r\nContent-Length: ${ Buffer.byteLength(
			body
		) }\r\nConnection: close\r\n\r\n${ body }`
	);
}

function connect( socket: WebSocket, { relay, clock, log }: SocketParts ) {
	const session = relay.connect( {
		transport: 'socket',
		send: ( text ) => socket.send( text ),
		close: ( code, reason ) => {
			socket.close( code, reason );
			clock.after( CLOSE_MS, () => socket.terminate() );
		},
		unsent: () => socket.bufferedAmount,
	} );
	let alive = true;
	let callOff = () => {};
	const pingLater = () => {
		callOff = clock.after( PING_MS, () => {
			if ( ! alive ) {
				socket.terminate();
				return;
			}
			alive = false;
			socket.ping();
			pingLater();
		} );
	};
	pingLater();
	socket.on( 'pong', () => {
		alive = true;
	} );
	socket.on( 'message', ( data: RawData, isBinary ) => {
		alive = true;
		const bytes = data as Buffer;
		if ( isBinary ) {
			session.close( 'misuse' );
			return;
		}
		session.receive( bytes.toString(), bytes.length );
	} );
	socket.on( 'error', ( error ) => {
		log.debug( { error, socket: session.id }, 'a socket failed' );
		// ws has sent its own code by now (too large, not UTF-8).
		if (
			String( ( error as { code?: string } ).code ).startsWith( 'WS_' )
		) {
			session.close( 'misuse' );
		}
		socket.close( CLOSE.misuse.code );
	} );
	socket.on( 'close', () => {
		callOff();
		relay.gone( session );
	} );
}
