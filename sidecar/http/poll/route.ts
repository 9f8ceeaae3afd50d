/** `POST /v1/poll`: the socket's frames for browsers that get no socket (SPEC 2.10–2.15). */
import express, {
	type ErrorRequestHandler,
	type Request,
	type Response,
	type Router,
} from 'express';
import {
	CLOSE,
	decodePollRequest,
	POLL_BODY_BYTES,
	type Claims,
	type CloseName,
	type PollRequest,
} from '../../../protocol';
import { Pace } from '../../conversation/pace';
import type { Caller, Clock, Tokens } from '../../ports';
import { corsForShop, isAllowed } from '../origins';
import { aboutRequest } from '../requests';
import { personOf, type Full, type Polls } from './polls';
import type { Answer, PollSession } from './session';

export interface PollRouteParts {
	polls: Polls;
	tokens: Tokens;
	origins: string[];
	clock: Pick< Clock, 'now' >;
	callerOf: ( request: Request ) => Caller;
}

/** Typing, a streamed answer and three tabs together ask about 100 times a second. */
const REQUESTS_AT_MOST = 1500;
const WITHIN_MS = 10_000;

/** How long a browser may remember that it may ask, s; Chrome's own limit. */
const PREFLIGHT_S = 7200;

interface Refusal {
	status: number;
	code: string;
	message: string;
	/** The place that is wrong. */
	field?: string;
	/** What a socket would have been closed with. */
	close?: CloseName;
}

const REFUSED_TOKEN: Record< 'missing' | 'ended' | 'forbidden', Refusal > = {
	// The client always sends one: a web server in between took it away.
	missing: {
		status: 401,
		code: 'no_token',
		message: 'The header Authorization did not arrive.',
		field: 'Authorization',
		close: 'forbidden',
	},
	ended: {
		status: 401,
		code: 'token_ended',
		message: 'The token has ended. Fetch a new one.',
		field: 'Authorization',
		close: 'tokenEnded',
	},
	forbidden: {
		status: 401,
		code: 'forbidden',
		message: 'This token is not acceptable here.',
		field: 'Authorization',
		close: 'forbidden',
	},
};

const UNKNOWN: Refusal = {
	status: 410,
	code: 'gone',
	message: 'There is no such session. Begin a new one with hello.',
	field: 'session',
	close: 'gone',
};

const FULL: Record< Full, Refusal > = {
	busy: {
		status: 503,
		code: 'unavailable',
		message: 'Too many connections. Try again.',
	},
	limit: {
		status: 429,
		code: 'limit',
		message: 'Too many sessions of this person are open.',
	},
};

const TOO_MANY: Refusal = {
	status: 429,
	code: 'limit',
	message: 'Too many requests. Slow down.',
};

export function pollRoute( parts: PollRouteParts ): Router {
	const { tokens, origins, clock } = parts;
	const router = express.Router();
	const pace = new Pace( REQUESTS_AT_MOST, WITHIN_MS );
	router.use( corsForShop( origins ) );
	router.use( ( request, response, next ) => {
		if ( isAllowed( origins, request.headers.origin ) ) {
			next();
			return;
		}
		refuse( response, {
			status: 403,
			code: 'forbidden',
			message:
				'This origin is not the shop’s own. Name it in BATON_ORIGINS if it is.',
			field: 'Origin',
		} );
	} );
	router.options( '/', ( _, response ) => {
		response.set( {
			'Access-Control-Allow-Methods': 'POST',
			'Access-Control-Allow-Headers': 'Authorization, Content-Type',
			'Access-Control-Max-Age': String( PREFLIGHT_S ),
		} );
		response.status( 204 ).end();
	} );
	router.post( '/', async ( request, response, next ) => {
		const token = bearerOf( request );
		if ( token === '' ) {
			return refuse( response, REFUSED_TOKEN.missing );
		}
		const verified = await tokens.verify( token );
		if ( ! verified.ok ) {
			return refuse( response, REFUSED_TOKEN[ verified.reason ] );
		}
		const { claims } = verified;
		if ( ! pace.take( personOf( claims ), clock.now() ) ) {
			return refuse( response, TOO_MANY );
		}
		response.locals.claims = claims;
		next();
	} );
	router.post(
		'/',
		express.text( {
			type: () => true,
			limit: POLL_BODY_BYTES,
			inflate: false,
		} ),
		( request, response ) => serve( parts, request, response )
	);
	router.use( unreadable );
	return router;
}

async function serve(
	{ polls, callerOf }: PollRouteParts,
	request: Request,
	response: Response
): Promise< void > {
	const decoded = decodePollRequest( String( request.body ?? '' ) );
	if ( ! decoded.ok ) {
		const { field, message } = decoded;
		return refuse( response, {
			status: 400,
			code: 'bad_request',
			message,
			field,
		} );
	}
	const body = decoded.frame;
	const claims = claimsOf( response );
	const session =
		body.session === undefined
			? polls.open( claims, callerOf( request ) )
			: ( polls.find( body.session, claims ) ?? UNKNOWN );
	if ( typeof session === 'string' ) {
		return refuse( response, FULL[ session ] );
	}
	if ( 'status' in session ) {
		return refuse( response, session );
	}
	aboutRequest( response, () => session.about );
	session.stay();
	const begun = body.session === undefined;
	const fault = session.take( body.at, body.first, body.frames );
	if ( fault ) {
		if ( begun ) {
			polls.end( session );
		}
		return refuse( response, {
			status: 400,
			code: 'bad_request',
			...fault,
		} );
	}
	const gone = goneFrom( response );
	const answer = await answerTo( session, body, gone );
	if ( body.end || ( begun && gone.aborted ) ) {
		// Whoever never got the name of their session cannot come back to it.
		polls.end( session );
	}
	tell( response, session, answer );
}

function answerTo(
	session: PollSession,
	{ session: known, at, frames, hidden = false, end }: PollRequest,
	gone: AbortSignal
): Answer | Promise< Answer > {
	return end || ( known !== undefined && frames.length > 0 )
		? session.state( at )
		: session.next( at, hidden, gone );
}

function tell(
	response: Response,
	{ id }: PollSession,
	{ first, frames, again, close }: Answer
): void {
	if ( response.destroyed ) {
		return;
	}
	const rest = JSON.stringify( { again, close } ).slice( 1 );
	response.type( 'json' );
	response.end(
		`{"session":${ JSON.stringify( id ) },"first":${ first },"frames":[${ frames.join(
			','
		) }]${ rest === '}' ? '' : ',' }${ rest }`
	);
}

function refuse(
	response: Response,
	{ status, close, ...body }: Refusal
): void {
	response.status( status ).json( {
		...body,
		...( close && { close: { code: CLOSE[ close ].code, reason: close } } ),
	} );
}

/** A body that cannot be had: too large, cut off, in a strange encoding. */
// Express tells error handlers by their four parameters.

const unreadable: ErrorRequestHandler = ( error, _, response, next ) => {
	if ( typeof error?.status !== 'number' || error.status >= 500 ) {
		next( error );
		return;
	}
	refuse( response, {
		status: error.status,
		code: 'bad_request',
		message:
			error.status === 413
				? `A request has at most ${ POLL_BODY_BYTES } bytes.`
				: 'The body cannot be read.',
		field: '',
	} );
};

const claimsOf = ( response: Response ): Claims => response.locals.claims;

function bearerOf( request: Request ): string {
	return (
		/^Bearer (\S+)$/i.exec( request.get( 'Authorization' ) ?? '' )?.[ 1 ] ??
		''
	);
}

/** Aborted when the browser does not wait for the answer any more. */
function goneFrom( response: Response ): AbortSignal {
	const gone = new AbortController();
	response.on( 'close', () => gone.abort() );
	return gone.signal;
}
