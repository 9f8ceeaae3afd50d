/**
 * An OpenAI-compatible server on loopback that says what it was told to say,
 * a word at a time, or plays a part with tools.
 */
import { createServer } from 'node:http';
import { nextStep } from './scripted-part.mjs';

/**
 * @param {(question: string) => string[]} answer The pieces of the answer to the last user message.
 * @return {Promise<{url: string, asked: object[], becomes: (now: string) => Promise<void>, plays: (part?: import('./scripted-part.mjs').Part) => Promise<void>, prompts: (from?: number) => Promise<object[]>, howOften: () => Promise<number>, stop: () => Promise<void>}>} `url` is a base URL; `asked` the requests' bodies.
 */
export async function startScriptedModel( answer ) {
	const asked = [];
	let mood = 'well';
	let part;
	const server = createServer( async ( request, response ) => {
		let raw = '';
		for await ( const chunk of request ) {
			raw += chunk;
		}
		const body = JSON.parse( raw );
		asked.push( body );
		if ( mood === 'down' ) {
			response.writeHead( 500 ).end( '{}' );
			return;
		}
		response.writeHead( 200, { 'content-type': 'text/event-stream' } );
		const say = ( delta, reason = null ) =>
			response.write(
				`data: ${ JSON.stringify( {
					id: 'scripted',
					object: 'chat.completion.chunk',
					created: 0,
					model: body.model,
					choices: [ { index: 0, delta, finish_reason: reason } ],
				} ) }\n\n`
			);
		const { call, text } = nextStep( part, body.messages );
		if ( call ) {
			say( { tool_calls: [ { index: 0, ...call } ] } );
			say( {}, 'tool_calls' );
			response.end( 'data: [DONE]\n\n' );
			return;
		}
		const pieces =
			text?.split( /(?= )/ ) ?? answer( lastAsked( body.messages ) );
		for ( const piece of pieces ) {
			say( { content: piece } );
			if ( mood === 'breaks off' ) {
				response.destroy();
				return;
			}
			await new Promise( ( resolve ) =>
				setTimeout( resolve, text ? 20 : 120 )
			);
		}
		say( {}, 'stop' );
		response.end( 'data: [DONE]\n\n' );
	} );
	await new Promise( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	return {
		url: `http://127.0.0.1:${ server.address().port }/v1`,
		asked,
		/** @param {'well'|'down'|'breaks off'} now How it answers from now on. */
		becomes: async ( now ) => {
			mood = now;
		},
		/** Until it is told otherwise; without a part it says `answer` again. */
		plays: async ( now ) => {
			part = now;
		},
		/** The requests' bodies, from this one on. */
		prompts: async ( from = 0 ) => asked.slice( from ),
		howOften: async () => asked.length,
		async stop() {
			server.closeAllConnections();
			await new Promise( ( resolve ) => server.close( resolve ) );
		},
	};
}

const lastAsked = ( messages ) =>
	String(
		messages.findLast( ( { role } ) => role === 'user' )?.content ?? ''
	);
