/** What a customer keeps: over reloads, tabs, a lost network, logins and logouts. */
import { Agent } from './support/agent';
import { Customer } from './support/customer';
import { journey } from './support/journey';
import { visitor, world } from './support/world';

journey();

const [ maya ] = world.agents;
const [ shopper ] = world.customers;
if ( ! maya || ! shopper ) {
	throw new Error( 'The demo shop has agents and customers.' );
}

it( '2.4 a reload, another page and a second tab show the same conversation', async () => {
	const agent = await Agent.arrives( await visitor(), maya );
	const context = await visitor();
	const customer = await Customer.enters( context );
	await customer.opens();
	await customer.says( 'Please let me speak to a person' );
	await customer.sees( /Let me connect you with/ );
	await agent.picks( 'Waiting', 'Please let me speak' );
	await agent.button( 'Accept' ).click();
	await customer.sees( /has joined/ );

	await customer.page.goto( `${ world.shopUrl }/returns/` );
	await agent.says( 'Said while you changed the page.' );
	await customer.dialog.waitFor();
	await customer.sees( 'Said while you changed the page.' );

	const second = await Customer.enters( context, '/warranty/' );
	await second.opens();
	await second.sees( 'Please let me speak to a person' );
	await second.says( 'From the second tab.' );
	await customer.sees( 'From the second tab.' );
	await agent.sees( 'From the second tab.' );
	await expect(
		customer.log.getByText( 'From the second tab.' ).count()
	).resolves.toBe( 1 );
	await agent.closes();
} );

it( '3.2 what is written offline is sent once when the network is back', async () => {
	const agent = await Agent.arrives( await visitor(), maya );
	const context = await visitor();
	const customer = await Customer.enters( context );
	await customer.opens();
	await customer.says( 'I need a human being' );
	await customer.sees( /Let me connect you with/ );
	await agent.picks( 'Waiting', 'I need a human being' );
	await agent.button( 'Accept' ).click();
	await customer.sees( /has joined/ );

	await context.setOffline( true );
	await customer.says( 'Written in the tunnel.' );
	await customer.says( 'And this too.' );
	await customer.sees( 'Written in the tunnel.' );
	await expect(
		agent.log.getByText( 'Written in the tunnel.' ).count()
	).resolves.toBe( 0 );
	await context.setOffline( false );
	await agent.sees( 'And this too.' );
	for ( const text of [ 'Written in the tunnel.', 'And this too.' ] ) {
		await expect( agent.log.getByText( text ).count() ).resolves.toBe( 1 );
		await expect( customer.log.getByText( text ).count() ).resolves.toBe(
			1
		);
	}
	await agent.closes();
} );

it( '5.1 logging in keeps the conversation, logging out leaves nothing behind', async () => {
	const agent = await Agent.arrives( await visitor(), maya );
	const context = await visitor();
	const customer = await Customer.enters( context );
	await customer.opens();
	await customer.says( 'Connect me with a person about my secret surprise' );
	await customer.sees( /Let me connect you with/ );
	await agent.picks( 'Waiting', 'secret surprise' );
	await agent.region( 'Customer' ).getByText( /guest/i ).first().waitFor();
	await agent.button( 'Accept' ).click();

	await customer.logsIn( shopper );
	await agent
		.region( 'Customer' )
		.getByText( shopper.email )
		.first()
		.waitFor();
	await agent.region( 'Orders' ).getByText( /#?\d+/ ).first().waitFor();
	await customer.dialog.waitFor();
	await customer.sees( 'secret surprise' );

	await customer.page.goto( `${ world.shopUrl }/my-account/` );
	await customer.page
		.getByRole( 'link', { name: /log ?out/i } )
		.first()
		.click();
	await customer.page.waitForLoadState( 'load' );
	await customer.page.goto( world.shopUrl );
	// Whether the dialog comes back depends on the page that noticed the logout.
	await customer.page.waitForLoadState( 'networkidle' );
	if ( ! ( await customer.dialog.isVisible() ) ) {
		await customer.opens();
	}
	await customer.askPerson.waitFor();
	await expect(
		customer.page.getByText( 'secret surprise' ).count()
	).resolves.toBe( 0 );
	const kept = await customer.page.evaluate( () =>
		JSON.stringify( { ...localStorage, ...sessionStorage } )
	);
	expect( kept ).not.toContain( 'secret surprise' );
	await agent.closes();
} );

it( '3.9 the desk shows the live cart and the page the customer is on', async () => {
	const agent = await Agent.arrives( await visitor(), maya );
	const customer = await Customer.enters( await visitor(), '/shop/' );
	const filled = customer.page.waitForResponse(
		( answer ) =>
			answer.request().method() === 'POST' &&
			/cart|batch/.test( answer.url() )
	);
	await customer.page
		.getByRole( 'link', { name: /add to (cart|basket)/i } )
		.or(
			customer.page.getByRole( 'button', {
				name: /add to (cart|basket)/i,
			} )
		)
		.first()
		.click();
	await filled;
	await customer.page.goto( `${ world.shopUrl }/shipping/` );
	await customer.opens();
	await customer.says( 'talk to a human' );
	await customer.sees( /Let me connect you with/ );
	await agent.picks( 'Waiting', 'talk to a human' );
	await agent
		.region( 'Cart' )
		.getByText( /\d+[.,]\d\d/ )
		.first()
		.waitFor();
	await agent
		.region( 'Customer' )
		.getByRole( 'link', { name: /shipping/i } )
		.first()
		.waitFor();
	await customer.page.goto( `${ world.shopUrl }/contact/` );
	await agent
		.region( 'Customer' )
		.getByRole( 'link', { name: /contact/i } )
		.first()
		.waitFor();
	await agent.button( 'Accept' ).click();
	await agent.closes();
} );
