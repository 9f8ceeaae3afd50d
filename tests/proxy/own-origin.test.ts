/** The shop's own web server with TLS; the sidecar on the shop's origin, as the shipped snippet has it. */
import type { Page } from 'playwright-core';
import { Agent } from '../e2e/support/agent';
import { Customer } from '../e2e/support/customer';
import { journey } from '../e2e/support/journey';
import { story } from '../e2e/support/story';
import { visitor, world } from '../e2e/support/world';

journey();
story();

const [ maya ] = world.agents;
const [ shopper ] = world.customers;
if ( ! maya || ! shopper ) {
	throw new Error( 'The demo shop has agents and customers.' );
}

/** Every address that a page asks for from now on, sockets too. */
function addressesOf( page: Page ): string[] {
	const asked: string[] = [];
	page.on( 'request', ( request ) => asked.push( request.url() ) );
	page.on( 'websocket', ( socket ) => asked.push( socket.url() ) );
	return asked;
}

it( '2.1 all of it is on one origin: socket, panel, session; the cookie goes over https alone', async () => {
	const context = await visitor();
	const page = await context.newPage();
	const asked = addressesOf( page );
	const complaints: string[] = [];
	page.on( 'console', ( message ) => {
		if ( /mixed content|insecure|blocked/i.test( message.text() ) ) {
			complaints.push( message.text() );
		}
	} );
	const arrived = await page.goto( `${ world.shopUrl }/shipping/` );
	expect( arrived?.request().redirectedFrom() ).toBeNull();
	const customer = new Customer( page );
	await customer.opens();
	await customer.says( 'How long does shipping take?' );
	await customer
		.entriesOf( /assistant/i )
		.last()
		.waitFor();

	const foreign = asked.filter(
		( url ) =>
			! url.startsWith( `${ world.shopUrl }/` ) &&
			! /^(?:data|blob):/.test( url )
	);
	expect( foreign ).toEqual( [
		`${ world.sidecarUrl.replace( /^https/, 'wss' ) }/v1/socket`,
	] );
	expect( asked ).toContainEqual(
		expect.stringMatching( /\/wp-content\/plugins\/baton\/.*panel/ )
	);
	expect( complaints ).toEqual( [] );
	const cookies = await context.cookies();
	expect(
		cookies.find( ( { name } ) => name === 'baton_visitor' )
	).toMatchObject( {
		secure: true,
		httpOnly: true,
		sameSite: 'Lax',
		path: '/',
		domain: 'localhost',
	} );
} );

it( '9 the desk shows orders: wc/v3 takes the key over https', async () => {
	const agent = await Agent.arrives( await visitor(), maya );
	const customer = await Customer.enters( await visitor(), '/my-account/' );
	await customer.logsIn( shopper );
	await customer.opens();
	await customer.says( 'Can I talk to a person about my order?' );
	await agent.picks( 'Waiting', 'about my order' );
	await agent.region( 'Orders' ).getByText( /#?\d+/ ).first().waitFor();
	await agent.button( 'Accept' ).click();
	await customer.sees( /has joined/ );
	await agent.button( 'Close conversation' ).click();
} );

it( '9.1 the world does not read the metrics through the web server', async () => {
	const answer = await fetch( `${ world.sidecarUrl }/metrics` );
	expect( answer.status ).toBe( 404 );
} );
