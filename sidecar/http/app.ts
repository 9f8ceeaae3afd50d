/** The sidecar's HTTP routes. */
import express, {
	type ErrorRequestHandler,
	type Express,
	type RequestHandler,
} from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Diagnosis, ModelSpending } from '../../protocol';
import type { Log, SignedCalls } from '../ports';
import { timesOf } from '../conversation/customer-bounds';
import { Callers } from './callers';
import { checkRoute } from './check';
import { detectRoute } from './detect';
import { judgeForwarding } from './forwarding';
import { knowledgeRoutes, type KnowledgeParts } from './knowledge';
import { serveMetrics, type MetricsParts } from './metrics';
import { corsForShop } from './origins';
import { noteRequests, routeOf, type RequestParts } from './requests';
import { onlySigned } from './signed';

export interface HttpParts extends KnowledgeParts {
	basePath: string;
	trustProxy: boolean | number | string;
	origins: string[];
	version: string;
	log: Log;
	signedCalls: SignedCalls;
	anybodyAvailable: () => boolean;
	/** What is not ready yet; nothing when all is. */
	waitingFor: () => Promise< string[] >;
	/** What is down and done without meanwhile. */
	without: () => string[];
	/** Fetches settings and content again. */
	refresh: () => Promise< void >;
	diagnose: () => Promise< Diagnosis >;
	/** What the model cost this month; throws `Unavailable`. */
	spending: () => Promise< ModelSpending >;
	agentNames: () => string[];
	/** What is read at /metrics, and what is counted for it. */
	metrics: MetricsParts & RequestParts[ 'metrics' ];
	poll: RequestHandler;
}

export function createApp( parts: HttpParts ): Express {
	const app = express();
	app.set( 'trust proxy', parts.trustProxy );
	app.use( noteRequests( parts ) );
	app.use( helmet( { crossOriginResourcePolicy: false } ) );
	app.use( ( _, response, next ) => {
		response.set( 'Cache-Control', 'no-store' );
		next();
	} );
	const callers = new Callers( app.get( 'trust proxy fn' ) );
	app.use( parts.basePath || '/', routes( parts, callers ) );
	app.use( ( request, response ) => {
		response.set( 'Access-Control-Allow-Origin', '*' );
		response.status( 404 ).json( {
			code: 'not_found',
			message: `There is no ${ request.method } ${ request.path } here.`,
			path: request.path,
			basePath: parts.basePath,
		} );
	} );
	app.use( failure( parts ) );
	return app;
}

function routes( parts: HttpParts, callers: Callers ) {
	const { clock, origins, version } = parts;
	const router = express.Router();
	router.get( '/healthz', ( _, response ) => {
		response.json( { ok: true, now: clock.now(), version } );
	} );
	router.get( '/readyz', async ( _, response ) => {
		const waitingFor = await parts.waitingFor();
		if ( waitingFor.length > 0 ) {
			response.status( 503 ).json( { ok: false, waitingFor } );
			return;
		}
		response.json( { ok: true, without: parts.without() } );
	} );
	router.get( '/metrics', serveMetrics( parts.metrics ) );
	router.get(
		'/v1/availability',
		perAddress( callers, 600 ),
		corsForShop( origins ),
		( _, response ) => {
			response.json( { available: parts.anybodyAvailable() } );
		}
	);
	router.use( '/v1/check', perAddress( callers, 60 ), checkRoute( parts ) );
	// No limit by address: behind a web server that does not say who is calling,
	// WordPress would share it with all customers. A signature is quickly refused.
	router.use( '/v1/shop', signedRoutes( parts ) );
	router.use( '/v1/poll', parts.poll );
	return router;
}

/** So many requests a minute from one address. */
const perAddress = ( callers: Callers, limit: number ) =>
	rateLimit( {
		windowMs: 60_000,
		limit: ( request ) => limit * timesOf( callers.of( request ) ),
		keyGenerator: ( request ) => callers.of( request ).key,
		standardHeaders: 'draft-7',
		legacyHeaders: false,
		validate: false,
		message: {
			code: 'limit',
			message: 'Too many requests. Try again in a minute.',
		},
	} );

function signedRoutes( parts: HttpParts ) {
	const router = express.Router();
	router.use(
		express.text( { type: () => true, limit: '256kb', inflate: false } )
	);
	router.use( onlySigned( parts.signedCalls, parts.basePath ) );
	router.post( '/refresh', async ( _, response ) => {
		try {
			await parts.refresh();
			response.json( { ok: true } );
		} catch ( error ) {
			response.status( 502 ).json( {
				code: 'shop_problem',
				message: ( error as Error ).message,
			} );
		}
	} );
	router.post( '/spending', async ( _, response ) => {
		response.json( await parts.spending() );
	} );
	router.post( '/detect', detectRoute( parts.agentNames ) );
	router.use( knowledgeRoutes( parts ) );
	router.post( '/diagnose', async ( request, response ) => {
		const diagnosis = await parts.diagnose();
		response.json( {
			// When the answer leaves: the caller compares it with its own clock.
			now: parts.clock.now(),
			forwarding: judgeForwarding( parts.trustProxy, request ),
			...diagnosis,
		} );
	} );
	return router;
}

function failure( { basePath, log }: HttpParts ): ErrorRequestHandler {
	// Express tells error handlers by their four parameters.
	// eslint-disable-next-line @typescript-eslint/no-unused-vars
	return ( error, request, response, _next ) => {
		const status =
			typeof error?.status === 'number' && error.status < 500
				? error.status
				: 500;
		if ( status === 500 ) {
			log.error(
				{
					request: response.locals.requestId,
					route: routeOf( request.originalUrl, basePath ),
					error,
				},
				'a request failed'
			);
		}
		if ( response.headersSent ) {
			// Half an answer cannot be taken back.
			response.destroy();
			return;
		}
		response.status( status ).json( {
			code: status === 500 ? 'failed' : 'bad_request',
			message:
				status === 500
					? 'This went wrong here; the log says why.'
					: 'The request cannot be read.',
		} );
	};
}
