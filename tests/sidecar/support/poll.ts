/** Long polling on loopback before a relay that the test holds, and whoever asks there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { FrameOf, PollAnswer, ServerFrame } from '../../../protocol';
import { pollRoute } from '../../../sidecar/http/poll/route';
import { Polls } from '../../../sidecar/http/poll/polls';
import { noteRequests } from '../../../sidecar/http/requests';
import { noMetrics } from '../../../sidecar/ports';
import { JwtTokens } from '../../../sidecar/signing/tokens';
import { SECRET, SHOP } from './tokens';
import { until } from './until';
import { World } from './world';

export const ORIGIN = 'https://shop.example';
export const CALLER = { key: 'somewhere', many: false };

export interface PollServer {
	url: string;
	world: World;
	polls: Polls;
	close: () => Promise< void >;
}

export async function pollServer( world = new World() ): Promise< PollServer > {
	const polls = new Polls( world.relay, world.clock );
	const app = express();
	app.use(
		noteRequests( {
			basePath: '',
			log: world.log,
			metrics: noMetrics,
		} )
	);
	app.use(
		'/v1/poll',
		pollRoute( {
			polls,
			tokens: new JwtTokens( SECRET, SHOP, world.clock ),
			origins: [ ORIGIN ],
			clock: world.clock,
			callerOf: () => CALLER,
		} )
	);
	const server = createServer( app );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${ port }/v1/poll`,
		world,
		polls,
		close: () =>
			new Promise( ( resolve ) => {
				polls.stop();
				server.close( () => resolve() );
				server.closeAllConnections();
			} ),
	};
}

export interface Answered {
	status: number;
	headers: Headers;
	body: Omit< PollAnswer, 'frames' > & {
		frames: ServerFrame[];
		code: string;
		field: string;
		message: string;
	};
}

/** A polling client by hand: it sends what it likes and confirms what it likes. */
export class RawPoll {
	session?: string;
	/** The number of the next frame to send. */
	first = 1;
	at = 0;
	readonly frames: ServerFrame[] = [];

	constructor(
		private readonly server: Pick< PollServer, 'url' >,
		public token: string
	) {}

	/** Any request at all. */
	async ask(
		body: object | string,
		init: RequestInit = {}
	): Promise< Answered > {
		const response = await fetch( this.server.url, {
			method: 'POST',
			body: typeof body === 'string' ? body : JSON.stringify( body ),
			...init,
			headers: {
				Origin: ORIGIN,
				Authorization: `Bearer ${ this.token }`,
				'Content-Type': 'application/json',
				...init.headers,
			},
		} );
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			body: text === '' ? {} : JSON.parse( text ),
		};
	}

	/** As an honest client: sends these, and keeps count. */
	async send( ...frames: object[] ): Promise< Answered > {
		const first = this.first;
		this.first += frames.length;
		const answer = await this.ask( this.request( { first, frames } ) );
		this.session ??= answer.body.session;
		return this.take( answer );
	}

	/** As an honest client: waits for what there is, and confirms it next time. */
	async poll( more: object = {}, init?: RequestInit ): Promise< Answered > {
		return this.take( await this.ask( this.request( more ), init ) );
	}

	all< T extends ServerFrame[ 'type' ] >( type: T ): FrameOf< T >[] {
		return this.frames.filter(
			( frame ): frame is FrameOf< T > => frame.type === type
		);
	}

	/** The first frame of a type that fits, come or to come. */
	async next< T extends ServerFrame[ 'type' ] >(
		type: T,
		fits: ( frame: FrameOf< T > ) => boolean = () => true
	): Promise< FrameOf< T > > {
		for (;;) {
			const found = this.all( type ).find( fits );
			if ( found ) {
				return found;
			}
			const { status, body } = await this.poll();
			if ( status !== 200 || body.close ) {
				throw new Error( `${ status }: ${ JSON.stringify( body ) }` );
			}
		}
	}

	request( more: object = {} ): object {
		const { session, at, first } = this;
		return { session, at, first, frames: [], ...more };
	}

	private take( answer: Answered ): Answered {
		const { frames = [], first = 0 } = answer.body;
		const fresh = frames.slice( Math.max( 0, this.at + 1 - first ) );
		this.frames.push( ...fresh );
		this.at += fresh.length;
		return answer;
	}
}

/** A customer who said hello by polling. */
export async function polling(
	server: PollServer,
	claims: { sub?: string; customer?: string } = {}
): Promise< RawPoll > {
	const token = await server.world.token( {
		aud: 'customer',
		sub: 'v_1',
		...claims,
	} );
	const client = new RawPoll( server, token );
	await client.send( {
		type: 'hello',
		v: 1,
		token,
		after: 0,
		timeZone: 'UTC',
	} );
	return client;
}

/** Resolves once so many requests wait. */
export const waiting = ( { polls }: PollServer, count: number ) =>
	until( `${ count } requests wait`, () => polls.waiting === count );
