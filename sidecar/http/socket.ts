/** Upgrades to WebSockets, and what carries frames over them. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
	WebSocketServer,
	type RawData,
	type ServerOptions,
	type WebSocket,
} from 'ws';
import { CLOSE, MAX_FRAME_BYTES } from '../../protocol';
import type { Caller, Clock, Log, Metrics } from '../ports';
import { BYTES_BURST, BYTES_PER_SECOND } from '../relay/intake';
import { Rate } from '../relay/rate';
import type { Relay } from '../relay/relay';
import type { Callers } from './callers';
import { Gathered } from './gathered';
import { isAllowed } from './origins';
import { requestId } from './requests';

const PING_MS = 30_000;
/** After the closing frame the other end has so long to answer it. */
const CLOSE_MS = 2000;
/** Strangers and who misused it are not waited for: time enough to be told why. */
const SHORT_MS = 500;
const SHORT: number[] = [ CLOSE.misuse.code, CLOSE.noHello.code ];
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
	const options: ServerOptions & {
		maxFragments: number;
		closeTimeout: number;
	} = {
		noServer: true,
		// One more than allowed is told why; far more ends at once.
		maxPayload: 4 * MAX_FRAME_BYTES,
		perMessageDeflate: false,
		maxFragments: FRAGMENTS_AT_MOST,
		// Answered by us, as long as the other end takes the answers.
		autoPong: false,
		closeTimeout: CLOSE_MS,
	};
	const sockets = new WebSocketServer( options );
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
		sockets.handleUpgrade( request, socket, head, ( one ) =>
			connect( one, caller, { transport: socket, id }, parts )
		);
	} );
	sockets.on( 'headers', ( headers, request ) =>
		headers.push( `X-Request-Id: ${ request.headers[ 'x-request-id' ] }` )
	);
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

function connect(
	socket: WebSocket,
	caller: Caller,
	{ transport, id }: { transport: Duplex; id: string },
	{ relay, clock, log }: SocketParts
) {
	let callOffEnd = () => {};
	const endAfter = ( ms: number ) => {
		callOffEnd();
		callOffEnd = clock.after( ms, () => socket.terminate() );
	};
	const gathered = new Gathered( socket, transport );
	const session = relay.connect(
		{
			transport: 'socket',
			request: id,
			send: ( text ) => gathered.send( text ),
			close: ( code, reason ) => {
				socket.close( code, reason );
				if ( SHORT.includes( code ) ) {
					// What else it sends is not even read.
					socket.pause();
					endAfter( SHORT_MS );
				} else {
					endAfter( CLOSE_MS );
				}
			},
			unsent: () => gathered.unsent(),
		},
		caller
	);
	// Pings, fragments and what never becomes a message count too.
	const bytes = new Rate( BYTES_PER_SECOND, BYTES_BURST, clock.now() );
	transport.on( 'data', ( chunk: Buffer ) => {
		if ( bytes.take( clock.now(), chunk.length ) ) {
			return;
		}
		if ( socket.readyState === socket.OPEN ) {
			session.close( 'misuse' );
		} else {
			socket.terminate();
		}
	} );
	let alive = true;
	let waiting = 0;
	let callOff = () => {};
	const pingLater = () => {
		callOff = clock.after( PING_MS, () => {
			const unsent = socket.bufferedAmount;
			if ( ! alive || ( waiting > 0 && unsent >= waiting ) ) {
				// Gone, or it reads nothing of what waits for it.
				socket.terminate();
				return;
			}
			alive = false;
			waiting = unsent;
			socket.ping();
			pingLater();
		} );
	};
	pingLater();
	socket.on( 'ping', ( data ) => {
		if ( session.beat() ) {
			socket.pong( data );
		}
	} );
	socket.on( 'pong', () => {
		alive = true;
		session.beat();
	} );
	socket.on( 'message', ( data: RawData, isBinary ) => {
		alive = true;
		const message = data as Buffer;
		if ( isBinary ) {
			session.close( 'misuse' );
			return;
		}
		session.receive( message.toString(), message.length );
	} );
	socket.on( 'error', ( error ) => {
		log.debug( { error, socket: session.id }, 'a socket failed' );
		// ws has sent its own code by now (too large, not UTF-8).
		if (
			String( ( error as { code?: string } ).code ).startsWith( 'WS_' )
		) {
			session.close( 'misuse' );
		}
	} );
	socket.on( 'close', () => {
		callOff();
		callOffEnd();
		relay.gone( session );
	} );
}
