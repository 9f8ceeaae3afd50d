/** The HTTP server, bounded before anything has been asked of it. */
import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Express } from 'express';
import { timesOf } from '../conversation/customer-bounds';
import { Pace } from '../conversation/pace';
import type { Clock, Metrics } from '../ports';
import { Newcomers } from '../relay/newcomers';
import { Callers } from './callers';

export const TIMES = {
	/** For the whole head of a request. */
	headersTimeout: 10_000,
	/** For all of it. */
	requestTimeout: 30_000,
	keepAliveTimeout: 5000,
	/** How often those two are looked at. */
	connectionsCheckingInterval: 1000,
};
/** Connections that owe us a request, or the rest of one. */
export const OWING_AT_MOST = 1000;
/** Requests of one address in a minute. */
export const REQUESTS_PER_MINUTE = 1200;
/** The same where a browser without a socket asks again and again. */
export const POLLS_PER_MINUTE = 30_000;

export function createHttpServer(
	app: Express,
	clock: Pick< Clock, 'now' >,
	pollPath: string,
	metrics: Pick< Metrics, 'answered' >,
	times = TIMES
): { server: Server; callers: Callers } {
	const callers = new Callers( app.get( 'trust proxy fn' ) );
	const requests = new Pace( REQUESTS_PER_MINUTE );
	const polls = new Pace( POLLS_PER_MINUTE );
	const owing = new Owing( callers );
	const server = createServer( times, ( request, response ) => {
		owing.asks( request, response );
		const caller = callers.of( request );
		const pace = request.url === pollPath ? polls : requests;
		if ( pace.take( caller.key, clock.now(), timesOf( caller ) ) ) {
			app( request, response );
		} else {
			metrics.answered( 'other', 429 );
			tooMany( response );
		}
	} );
	server.on( 'connection', ( socket ) => {
		owing.owes( socket );
		socket.once( 'close', () => owing.paid( socket ) );
	} );
	server.on( 'upgrade', ( { socket } ) => owing.paid( socket ) );
	return { server, callers };
}

function tooMany( response: ServerResponse ): void {
	response
		.writeHead( 429, {
			'Content-Type': 'application/json',
			'Retry-After': '60',
			Connection: 'close',
		} )
		.end(
			JSON.stringify( {
				code: 'limit',
				message: 'Too many requests. Try again in a minute.',
			} )
		);
}

/** The oldest of those who hold most make room for who comes. */
class Owing {
	private readonly newcomers = new Newcomers( OWING_AT_MOST );
	private readonly leaving = new WeakMap< Socket, () => void >();

	constructor( private readonly callers: Callers ) {}

	owes( socket: Socket ): void {
		this.paid( socket );
		const { key } = this.callers.peer( socket.remoteAddress );
		this.leaving.set(
			socket,
			this.newcomers.add( key, () => socket.destroy() )
		);
	}

	paid( socket: Socket ): void {
		this.leaving.get( socket )?.();
	}

	asks( request: IncomingMessage, response: ServerResponse ): void {
		const { socket, headers } = request;
		const hasBody =
			headers[ 'transfer-encoding' ] !== undefined ||
			Number( headers[ 'content-length' ] ?? 0 ) > 0;
		if ( hasBody ) {
			request.once( 'end', () => this.paid( socket ) );
		} else {
			this.paid( socket );
		}
		response.once( 'close', () => {
			if ( ! socket.destroyed ) {
				this.owes( socket );
			}
		} );
	}
}
