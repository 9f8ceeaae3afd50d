/** Everybody can use it: by keyboard, on a small phone, with a screen reader. */
import { Agent, logIn } from './support/agent';
import { barriers, fits } from './support/barriers';
import { Customer } from './support/customer';
import { journey } from './support/journey';
import { visitor, world } from './support/world';

journey();

const [ maya ] = world.agents;
if ( ! maya ) {
	throw new Error( 'The demo shop has agents.' );
}

describe.each( [
	[ 'a phone, light', { width: 360, height: 740 }, 'light' ],
	[ 'a phone, dark', { width: 360, height: 740 }, 'dark' ],
	[ 'a desktop, light', { width: 1280, height: 800 }, 'light' ],
] as const )( 'on %s', ( _name, viewport, colorScheme ) => {
	it( '3.6 every state of the bubble fits, and axe finds nothing serious', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const customer = await Customer.enters(
			await visitor( {
				viewport,
				colorScheme,
				reducedMotion: 'reduce',
				hasTouch: viewport.width < 500,
			} ),
			'/shipping/'
		);
		const { page } = customer;
		await customer.bubble.waitFor();
		expect( await barriers( page, '#baton-chat' ) ).toEqual( [] );

		await customer.opens();
		await customer.says( 'How long does shipping take?' );
		await customer
			.entriesOf( /assistant/i )
			.last()
			.getByRole( 'link' )
			.waitFor();
		expect( await barriers( page, '#baton-chat' ) ).toEqual( [] );

		await customer.askPerson.click();
		await customer.button( 'Back to the assistant' ).waitFor();
		expect( await barriers( page, '#baton-chat' ) ).toEqual( [] );

		await customer.button( 'E-mail me instead' ).click();
		await customer.form.getByRole( 'button', { name: /send/i } ).click();
		expect( await barriers( page, '#baton-chat' ) ).toEqual( [] );
		await fits( page );
		for ( const control of await customer.dialog
			.getByRole( 'button' )
			.all() ) {
			const box = await control.boundingBox();
			expect( box?.x ?? 0 ).toBeGreaterThanOrEqual( 0 );
			expect( ( box?.x ?? 0 ) + ( box?.width ?? 0 ) ).toBeLessThanOrEqual(
				viewport.width
			);
		}
		await agent.picks( 'Waiting', /Visitor/ );
		await agent.button( 'Accept' ).click();
		await agent.closes();
	} );
} );

it( '3.6 the whole conversation by keyboard alone', async () => {
	const customer = await Customer.enters( await visitor(), '/contact/' );
	const { page } = customer;
	await customer.bubble.focus();
	await page.keyboard.press( 'Enter' );
	await customer.box.and( page.locator( ':focus' ) ).waitFor();
	await page.keyboard.type( 'What is your returns policy?' );
	await page.keyboard.press( 'Shift+Enter' );
	await page.keyboard.type( 'A second line.' );
	await expect( customer.box.inputValue() ).resolves.toBe(
		'What is your returns policy?\nA second line.'
	);
	await page.keyboard.press( 'Enter' );
	await customer.sees( 'A second line.' );
	await page.keyboard.press( 'Escape' );
	await customer.dialog.waitFor( { state: 'hidden' } );
	await customer.bubble.and( page.locator( ':focus' ) ).waitFor();
} );

describe.each( [
	[ 'a desktop', { width: 1440, height: 900 } ],
	[ 'a phone', { width: 390, height: 844 } ],
] )( 'wp-admin on %s', ( _name, viewport ) => {
	it( '3.9 axe finds nothing serious on the desk', async () => {
		const agent = await Agent.arrives(
			await visitor( { viewport } ),
			maya
		);
		expect( await barriers( agent.page, '#baton-desk' ) ).toEqual( [] );
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'I would like to speak to an agent' );
		await agent.picks( 'Waiting', 'speak to an agent' );
		expect( await barriers( agent.page, '#baton-desk' ) ).toEqual( [] );
		await agent.button( 'Accept' ).click();
		await customer.sees( /has joined/ );
		expect( await barriers( agent.page, '#baton-desk' ) ).toEqual( [] );
		await fits( agent.page );
		await agent.closes();
	} );
} );

it( '3.3 the owner tests the connection, and a wrong address is named', async () => {
	const page = await ( await visitor() ).newPage();
	await logIn( page, world.admin );
	await page.goto( world.settingsUrl );
	const settings = page.locator( '#baton-settings' );
	const test = settings.getByRole( 'button', {
		name: 'Test the connection',
	} );
	await test.click();
	await settings.getByText( 'Everything works.' ).waitFor();
	await expect(
		settings
			.getByRole( 'list', { name: 'Connection test' } )
			.getByRole( 'listitem' )
			.count()
	).resolves.toBeGreaterThanOrEqual( 8 );
	expect( await barriers( page, '#baton-settings' ) ).toEqual( [] );

	const url = settings.getByRole( 'textbox', {
		name: 'Public address of the sidecar',
	} );
	await url.fill( 'not an address' );
	await settings.getByRole( 'button', { name: 'Save changes' } ).click();
	await settings.locator( '[aria-invalid="true"]' ).waitFor();
	await expect( url.inputValue() ).resolves.toBe( 'not an address' );
} );
