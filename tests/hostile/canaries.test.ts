/** The real process, a shop full of secrets, a model that asks for everything: none of them in a prompt, an answer or the log. */
import type { ServerResponse } from 'node:http';
import {
	buildSidecar,
	removeSidecar,
	SidecarHome,
} from '../sidecar/support/process';
import { RawSocket } from '../sidecar/support/raw-socket';
import { scriptServer } from '../sidecar/support/script-server';
import { makeToken } from '../sidecar/support/tokens';
import { SECRETS, toolShop } from '../sidecar/support/tool-shop';

jest.setTimeout( 60_000 );
beforeAll( buildSidecar );
afterAll( removeSidecar );

const chunk = ( delta: object, finish: string | null = null ) =>
	`data: ${ JSON.stringify( {
		id: 'x',
		object: 'chat.completion.chunk',
		created: 1,
		model: 'm',
		choices: [ { index: 0, delta, finish_reason: finish } ],
	} ) }\n\n`;

const streams = ( response: ServerResponse, ...chunks: string[] ) => {
	response.writeHead( 200, { 'Content-Type': 'text/event-stream' } );
	response.end( `${ chunks.join( '' ) }data: [DONE]\n\n` );
};

/** Calls every tool once, then repeats what it was told. */
const model = () =>
	scriptServer( ( { body }, response ) => {
		const { messages } = JSON.parse( body );
		const told = messages.filter(
			( { role }: { role: string } ) => role === 'tool'
		);
		if ( told.length > 0 ) {
			return streams(
				response,
				chunk( { content: `I was told: ${ JSON.stringify( told ) }` } ),
				chunk( {}, 'stop' )
			);
		}
		const calls = [
			[ 'order_status', '{}' ],
			[ 'current_cart', '{}' ],
			[ 'find_products', '{"query":"mug"}' ],
		].map( ( [ name, args ], index ) => ( {
			index,
			id: `call_${ index }`,
			type: 'function',
			function: { name, arguments: args },
		} ) );
		streams(
			response,
			chunk( { role: 'assistant', tool_calls: calls } ),
			chunk( {}, 'tool_calls' )
		);
	} );

it.each( [ 'without', 'with' ] )(
	'14.7 %s a model: no secret of the shop in prompts, answers or the log',
	async ( way ) => {
		const shop = await toolShop();
		const llm = await model();
		const home = new SidecarHome( shop );
		const running = await home.start( {
			BATON_LOG_LEVEL: 'trace',
			...( way === 'with' && {
				OPENAI_BASE_URL: `${ llm.url }/v1`,
				OPENAI_API_KEY: 'sk-x',
			} ),
		} );
		await home.ready( running.url );
		const socket = new RawSocket( running.url, shop.url );
		await socket.open();
		socket.send( {
			type: 'hello',
			v: 1,
			token: await makeToken( Date.now(), {
				aud: 'customer',
				sub: 'v_1',
				customer: '9',
				name: 'Inês',
			} ),
			timeZone: 'UTC',
			after: 0,
		} );
		await socket.next( 'welcome' );
		socket.send( {
			type: 'send',
			id: 'm1',
			text: 'Where is my order #101? anna@example.com',
		} );
		const told = await socket.next( 'events', ( { events } ) =>
			JSON.stringify( events ).includes( '"kind":"assistant"' )
		);
		const answer = JSON.stringify( told );
		running.child.kill( 'SIGTERM' );
		await running.ended;
		const prompts = llm.received.map( ( { body } ) => body ).join( '\n' );
		const all = [ answer, prompts, running.output() ];
		// Something was looked up, and told.
		expect( answer ).toContain( way === 'with' ? '105' : '1Z999' );
		expect( llm.received.length > 1 ).toBe( way === 'with' );
		for ( const [ name, secret ] of Object.entries( SECRETS ) ) {
			expect( [
				name,
				all.filter( ( text ) => text.includes( secret ) ).length,
			] ).toEqual( [ name, 0 ] );
		}
		// Whose order it is stays out of the log altogether.
		for ( const word of [ 'anna@example.com', 'Harbor Mug', '1Z999' ] ) {
			expect( running.output() ).not.toContain( word );
		}
		home.remove();
		await Promise.all( [ shop.close(), llm.close() ] );
	}
);
