/** What a visitor writes is text, in the bubble and on the desk. */
import type { Page } from 'playwright-core';
import { Agent } from './support/agent';
import { Customer } from './support/customer';
import { journey } from './support/journey';
import { visitor, world } from './support/world';

journey();

const [ maya ] = world.agents;
if ( ! maya ) {
	throw new Error( 'The demo shop has agents.' );
}

const HOSTILE =
	'<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b>bold</b>';

async function unharmed( page: Page ): Promise< void > {
	await expect(
		page.evaluate( () => ( window as { pwned?: number } ).pwned )
	).resolves.toBeUndefined();
}

it( '5 HTML and scripts in every field that a visitor controls show as text', async () => {
	const agent = await Agent.arrives( await visitor(), maya );
	const customer = await Customer.enters( await visitor() );
	// The page's title and address are the visitor's to choose as well.
	await customer.page.evaluate( ( html ) => {
		document.title = html;
		history.replaceState( {}, '', `/?q=${ encodeURIComponent( html ) }` );
	}, HOSTILE );
	await customer.opens();
	await customer.says( `${ HOSTILE } human please` );
	await customer.sees( '<b>bold</b>' );
	await customer.sees( /Let me connect you with/ );

	await agent.picks( 'Waiting', 'human please' );
	await agent.sees( '<b>bold</b>' );
	await agent
		.region( 'Customer' )
		.getByText( '<b>bold</b>' )
		.first()
		.waitFor();
	await customer.box.pressSequentially( '<b>typed</b>' );
	await agent
		.region( 'Typing preview' )
		.getByText( '<b>typed</b>' )
		.waitFor();

	await customer.button( 'E-mail me instead' ).click();
	await customer.form
		.getByRole( 'textbox', { name: 'Name' } )
		.fill( HOSTILE );
	await customer.form
		.getByRole( 'textbox', { name: 'E-mail' } )
		.fill( 'ada@example.com' );
	await customer.form
		.getByRole( 'textbox', { name: 'About' } )
		.fill( HOSTILE );
	await customer.form.getByRole( 'button', { name: /send/i } ).click();
	await customer.dialog.getByText( /B-\d+/ ).first().waitFor();

	const mails = await customer.page.context().newPage();
	await mails.goto( world.mailUrl );
	for ( const page of [ customer.page, agent.page, mails ] ) {
		await unharmed( page );
	}
} );
