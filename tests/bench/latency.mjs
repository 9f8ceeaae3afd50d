/**
 * From a key in one browser to the picture in the other, through everything:
 * panel, client, relay, disk, desk. The rival is a bare `ws` relay between two
 * empty pages that stores nothing, in the same run.
 */
import { WebSocketServer } from 'ws';
import { enter } from './people.mjs';
import { line, quantile } from './statistics.mjs';

const ROUNDS = 40;
const HANDOFFS = 8;

/**
 * @param {{browser: import('playwright-core').Browser, world: import('../../demo/lib/demo.mjs').Shop}} given
 * @return {Promise<Record<string, unknown>[]>} Medians and 95th percentiles, ms.
 */
export async function measureLatency( { browser, world } ) {
	const bare = await bareRelay( browser );
	const { customer, agent, newCustomer } = await enter( browser, world );

	const handoffs = [];
	for ( let i = 0; i < HANDOFFS; i++ ) {
		const asking = await newCustomer();
		const text = `human please, number ${ i }`;
		await asking.write( text );
		const shown = agent.sees( text, 'Waiting' );
		const asked = await asking.press( 'Enter' );
		handoffs.push( ( await shown ) - asked );
		await asking.leave();
	}

	await customer.write( 'human please' );
	await customer.press( 'Enter' );
	await agent.accepts( 'human please' );
	await customer.ready();

	const previews = [];
	const toAgent = [];
	const toCustomer = [];
	for ( let i = 0; i < ROUNDS; i++ ) {
		const text = `round-${ i }-${ Math.random().toString( 36 ).slice( 2, 8 ) }`;
		await customer.write( text );
		const previewed = agent.sees( `${ text }!`, 'Typing preview' );
		const typed = await customer.press( '!' );
		previews.push( ( await previewed ) - typed );

		const shown = agent.sees( `${ text }!`, 'Conversation' );
		const sent = await customer.press( 'Enter' );
		toAgent.push( ( await shown ) - sent );

		await agent.write( `re-${ text }` );
		const answered = customer.sees( `re-${ text }` );
		const replied = await agent.press( 'Enter' );
		toCustomer.push( ( await answered ) - replied );
	}
	await agent.leave();
	await customer.leave();

	const both = [ ...toAgent, ...toCustomer ];
	const lineOf = ( name, values ) =>
		line( name, quantile( values, 0.5 ), quantile( bare, 0.5 ), {
			p95: quantile( values, 0.95 ),
			rivalP95: quantile( bare, 0.95 ),
			rounds: values.length,
		} );
	return [
		lineOf( 'keypress to painted in the other browser, ms', both ),
		lineOf( 'typing preview painted on the desk, ms', previews ),
		lineOf( 'handoff asked to shown on the desk, ms', handoffs ),
	];
}

async function bareRelay( browser ) {
	const server = new WebSocketServer( { host: '127.0.0.1', port: 0 } );
	server.on( 'connection', ( socket ) =>
		socket.on( 'message', ( data ) => {
			for ( const client of server.clients ) {
				if ( client !== socket ) {
					client.send( data.toString() );
				}
			}
		} )
	);
	await new Promise( ( listening ) => server.once( 'listening', listening ) );
	const address = server.address();
	const url = `ws://127.0.0.1:${ typeof address === 'object' ? address?.port : 0 }`;
	const pages = await Promise.all(
		[ 0, 1 ].map( async () => {
			const context = await browser.newContext();
			const page = await context.newPage();
			await page.setContent( '<input><p></p>' );
			await page.evaluate( connectBare, url );
			return page;
		} )
	);
	const [ one, two ] = pages;
	const times = [];
	for ( let i = 0; i < ROUNDS; i++ ) {
		const shown = two.evaluate(
			( text ) => window.batonShown( text ),
			`m${ i }`
		);
		await one.locator( 'input' ).fill( `m${ i }` );
		await one.locator( 'input' ).press( 'Enter' );
		const sent = await one.evaluate( () => window.batonPressed );
		times.push( ( await shown ) - sent );
	}
	await Promise.all( pages.map( ( page ) => page.context().close() ) );
	await new Promise( ( closed ) => {
		server.clients.forEach( ( client ) => client.terminate() );
		server.close( closed );
	} );
	return times;
}

/** In the page: Enter sends the input's text, what arrives is painted. */
function connectBare( url ) {
	const socket = new WebSocket( url );
	const now = () => performance.timeOrigin + performance.now();
	const paper = document.querySelector( 'p' );
	document
		.querySelector( 'input' )
		.addEventListener( 'keydown', ( event ) => {
			if ( event.key === 'Enter' ) {
				window.batonPressed = performance.timeOrigin + event.timeStamp;
				socket.send( event.target.value );
			}
		} );
	socket.onmessage = ( { data } ) => ( paper.textContent = data );
	window.batonShown = ( text ) =>
		new Promise( ( shown ) => {
			const look = () =>
				paper.textContent === text
					? requestAnimationFrame( () =>
							setTimeout( () => shown( now() ) )
						)
					: setTimeout( look, 1 );
			look();
		} );
	return new Promise( ( open ) => ( socket.onopen = open ) );
}
