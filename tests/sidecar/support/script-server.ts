/** A server on loopback that answers as the test says. */
import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	method: string;
	/** Path and query. */
	url: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface ScriptServer {
	url: string;
	received: Received[];
	close: () => Promise< void >;
}

async function bodyOf( request: IncomingMessage ): Promise< string > {
	let body = '';
	for await ( const chunk of request ) {
		body += chunk;
	}
	return body;
}

export async function scriptServer(
	answer: ( request: Received, response: ServerResponse ) => void
): Promise< ScriptServer > {
	const received: Received[] = [];
	const server = createServer( async ( request, response ) => {
		const one = {
			method: request.method ?? '',
			url: request.url ?? '',
			headers: request.headers,
			body: await bodyOf( request ),
		};
		received.push( one );
		answer( one, response );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${ port }`,
		received,
		close: () =>
			new Promise( ( resolve ) => {
				server.close( () => resolve() );
				server.closeAllConnections();
			} ),
	};
}

export const json = (
	response: ServerResponse,
	data: unknown,
	status = 200
): void => {
	response.writeHead( status, { 'Content-Type': 'application/json' } );
	response.end( JSON.stringify( data ) );
};
