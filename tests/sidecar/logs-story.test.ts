/** A whole story through the real process at level trace: nobody's words in its output. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { settingsFixture } from './support/fixture';
import { buildSidecar, removeSidecar, SidecarHome } from './support/process';
import { RawSocket } from './support/raw-socket';
import { json, scriptServer } from './support/script-server';
import { makeToken } from './support/tokens';
import { until } from './support/until';

jest.setTimeout( 60_000 );
beforeAll( buildSidecar );
afterAll( removeSidecar );

/** Its own word wherever somebody's words may be. */
const CANARY = {
	message: 'canarymessage',
	preview: 'canarypreview',
	name: 'canaryname',
	email: 'canarymail@example.org',
	ticket: 'canaryticket',
	order: 'canaryorder',
	model: 'canarymodel',
	modelError: 'canarymodelerror',
	mailError: 'canarymailerror',
	page: 'canarypage',
	stored: 'canarystored',
	key: 'sk-canarykey',
	bad: 'canarybad',
	origin: 'https://canaryorigin.example',
};

it( '9.4 none of what people wrote, are called, or were answered is in the log', async () => {
	const shop = await scriptServer( ( { url }, response ) => {
		if ( url.endsWith( '/settings' ) ) {
			return json( response, settingsFixture() );
		}
		if ( url.endsWith( '/mail' ) ) {
			return json( response, { message: CANARY.mailError }, 502 );
		}
		// Orders, products and pages that nobody can read.
		return json( response, [ { id: CANARY.order, [ CANARY.page ]: 1 } ] );
	} );
	let asked = 0;
	const model = await scriptServer( ( _, response ) =>
		++asked === 1
			? json( response, { error: { message: CANARY.modelError } }, 400 )
			: response.writeHead( 200 ).end( `data: ${ CANARY.model }\n\n` )
	);
	const home = new SidecarHome( shop );
	const running = await home.start( {
		BATON_LOG_LEVEL: 'trace',
		OPENAI_LOG: 'debug',
		OPENAI_BASE_URL: `${ model.url }/v1`,
		OPENAI_API_KEY: CANARY.key,
	} );
	await home.ready( running.url );
	const tokens: string[] = [];
	const connect = async (
		hello: object,
		claims: Parameters< typeof makeToken >[ 1 ]
	) => {
		const socket = new RawSocket( running.url, shop.url );
		await socket.open();
		const token = await makeToken( Date.now(), claims );
		tokens.push( token );
		socket.send( {
			type: 'hello',
			v: 1,
			token,
			timeZone: 'UTC',
			...hello,
		} );
		return socket;
	};
	const agent = await connect(
		{ surface: 'desk', open: [] },
		{ aud: 'agent', sub: '3', name: CANARY.name }
	);
	await agent.next( 'desk' );
	const customer = await connect(
		{
			after: 0,
			page: { url: `https://x/?q=${ CANARY.page }`, title: CANARY.page },
		},
		{
			aud: 'customer',
			sub: 'v_1',
			customer: '9',
			name: CANARY.name,
			email: CANARY.email,
		}
	);
	await customer.next( 'welcome' );
	customer.send( { type: 'send', id: 'm1', text: CANARY.message } );
	const { conversation } = await customer.next( 'ack' );
	customer.send( { type: 'typing', text: CANARY.preview } );
	customer.send( { type: CANARY.bad, [ CANARY.bad ]: CANARY.bad } );
	customer.send( `{"${ CANARY.bad }` );
	customer.send( {
		type: 'ticket',
		id: 't1',
		name: CANARY.name,
		email: CANARY.email,
		about: CANARY.ticket,
	} );
	await customer.next( 'ack', ( { id } ) => id === 't1' );
	agent.send( { type: 'open', conversation, after: 0 } );
	agent.send( { type: 'lookup', id: 'l1', conversation, what: 'orders' } );
	await agent.next( 'facts' );
	await until( 'a mail that was not taken', () =>
		running.output().includes( 'a mail was not taken' )
	);
	await until( 'a model that failed', () =>
		running.output().includes( 'the model failed' )
	);
	await new RawSocket( running.url, CANARY.origin ).refused();
	await fetch( `${ running.url }/v1/${ CANARY.bad }?x=${ CANARY.bad }`, {
		headers: { 'X-Request-Id': `${ CANARY.bad } x` },
	} );
	const noted = await fetch( `${ running.url }/healthz`, {
		headers: { 'X-Request-Id': 'request-0001' },
	} );
	expect( noted.headers.get( 'x-request-id' ) ).toBe( 'request-0001' );
	// A row that cannot be read any more: JSON.parse quotes it.
	const database = new Database( path.join( home.data, 'baton.db' ) );
	database
		.prepare( 'UPDATE conversations SET body = ?' )
		.run( CANARY.stored );
	database.close();
	customer.send( { type: 'send', id: 'm2', text: CANARY.message } );
	await customer.next( 'error', ( { id } ) => id === 'm2' );
	running.child.kill( 'SIGTERM' );
	await running.ended;
	const output = running.output();
	const found = Object.entries( CANARY )
		.filter( ( [ , word ] ) => output.includes( word ) )
		.map( ( [ name ] ) => name );
	expect( found ).toEqual( [] );
	for ( const token of tokens ) {
		expect( output ).not.toContain( token.split( '.' )[ 1 ] );
	}
	expect( output ).not.toContain( '00010203' );
	const lines = output
		.trim()
		.split( '\n' )
		.map( ( line ) => JSON.parse( line ) );
	// The line of the frame that could not be served leads to everything else.
	expect(
		lines.find( ( { msg } ) => msg === 'a frame could not be served' )
	).toMatchObject( {
		level: 'error',
		audience: 'customer',
		frame: 'send',
		request: 'm2',
		conversation,
		socket: expect.any( String ),
		error: { name: 'SyntaxError' },
	} );
	expect(
		lines.find( ( { request } ) => request === 'request-0001' )
	).toMatchObject( { route: '/healthz', status: 200 } );
	home.remove();
	await Promise.all( [ shop.close(), model.close() ] );
} );
