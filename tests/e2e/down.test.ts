/** Parts that are down, and what the people in front of them are told. */
import { Agent } from './support/agent';
import { barriers, fits } from './support/barriers';
import { control } from './support/control';
import { Customer } from './support/customer';
import { journey } from './support/journey';
import { refusingShop, type RefusingShop } from './support/refusing-shop';
import { visitor, world } from './support/world';

journey();

const [ maya ] = world.agents;
const [ shopper ] = world.customers;
if ( ! maya || ! shopper ) {
	throw new Error( 'The demo shop has agents and customers.' );
}

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const trouble = ( customer: Customer ) =>
	customer.dialog.getByText( /^We cannot reach the chat right now\./ );
const contact = ( customer: Customer ) =>
	customer.page.getByRole( 'link', { name: 'Contact us another way' } );

/** A sheet does not come back over a page by itself. */
async function shown( customer: Customer ): Promise< void > {
	await customer.bubble.or( customer.dialog ).first().waitFor();
	await customer.page.waitForLoadState( 'networkidle' );
	if ( ! ( await customer.dialog.isVisible() ) ) {
		await customer.opens();
	}
}

async function isFitFor( { page }: Customer ): Promise< void > {
	expect( await barriers( page, '#baton-chat' ) ).toEqual( [] );
	await fits( page );
}

/** By the keyboard alone. */
async function reaches( customer: Customer ): Promise< void > {
	const link = contact( customer );
	const reached = link.and( customer.page.locator( ':focus' ) );
	for ( let key = 0; key < 12 && ! ( await reached.count() ); key++ ) {
		await customer.page.keyboard.press( 'Shift+Tab' );
	}
	await Promise.all( [
		customer.page.waitForURL( /\/contact\/?$/ ),
		customer.page.keyboard.press( 'Enter' ),
	] );
}

describe( 'the sidecar is down', () => {
	afterEach( () =>
		fetch( `${ world.sidecarUrl }/healthz` ).catch( () =>
			control.startSidecar()
		)
	);

	it( '10.6, 10.7 in the middle of a conversation: all are told, nothing typed is lost, and it goes out once', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const customers = await Promise.all(
			[ DESKTOP, PHONE ].map( async ( options ) => {
				const customer = await Customer.enters(
					await visitor( options )
				);
				await customer.opens();
				await customer.says( 'How long does shipping take?' );
				await customer.sees( /working days/ );
				return customer;
			} )
		);
		await control.stopSidecar( 'SIGKILL' );

		await Promise.all( customers.map( downInMidConversation ) );
		await agent.page
			.getByText( /^The chat server does not answer\./ )
			.waitFor();
		expect( await barriers( agent.page, '#baton-desk' ) ).toEqual( [] );
		await agent.page.setViewportSize( PHONE.viewport );
		expect( await barriers( agent.page, '#baton-desk' ) ).toEqual( [] );
		await fits( agent.page );

		await control.startSidecar();
		await Promise.all( customers.map( backAgain ) );
		await agent.page
			.getByText( /^The chat server does not answer\./ )
			.waitFor( { state: 'detached' } );
	} );

	async function downInMidConversation( customer: Customer ) {
		await customer.says( 'What about returns?' );
		await customer.box.fill( 'And half a thou' );
		await trouble( customer ).waitFor();
		await isFitFor( customer );

		await customer.page.reload();
		await shown( customer );
		await trouble( customer ).waitFor();
		await customer.sees( /working days/ );
		await customer.sees( 'What about returns?' );
		await expect( customer.box.inputValue() ).resolves.toBe(
			'And half a thou'
		);
		await customer.box.focus();
		await reaches( customer );
	}

	async function backAgain( customer: Customer ) {
		await shown( customer );
		await customer.isPointedTo( /return/i );
		await trouble( customer ).waitFor( { state: 'detached' } );
		await expect(
			customer.log.getByText( 'What about returns?' ).count()
		).resolves.toBe( 1 );
		await expect( customer.box.inputValue() ).resolves.toBe(
			'And half a thou'
		);
	}

	it( '10.6, 10.7 before they come: a new visitor is not left alone with a chat that stays empty', async () => {
		await control.stopSidecar();
		const customer = await Customer.enters( await visitor( PHONE ) );
		await customer.opens();
		await customer.says( 'What does the warranty cover?' );
		await trouble( customer ).waitFor();
		await isFitFor( customer );
		await expect(
			customer.page.getByText( 'A person is available' ).count()
		).resolves.toBe( 0 );
		await control.startSidecar();
		await customer.isPointedTo( /warranty/i );
		await expect(
			customer.log.getByText( 'What does the warranty cover?' ).count()
		).resolves.toBe( 1 );
	} );
} );

describe( 'WordPress is down', () => {
	afterEach( () => fetch( world.shopUrl ).catch( control.startShop ) );

	it( '10.1, 10.6 who is there goes on, who comes is told, and it opens once it is back', async () => {
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'How long does shipping take?' );
		await customer.sees( /working days/ );
		const newcomers = await Promise.all(
			[ DESKTOP, PHONE ].map( async ( options ) =>
				Customer.enters( await visitor( options ) )
			)
		);
		await control.stopShop();

		await customer.says( 'What about returns?' );
		await customer
			.entriesOf( /assistant/i )
			.nth( 1 )
			.getByRole( 'link', { name: /return/i } )
			.first()
			.waitFor();
		for ( const newcomer of newcomers ) {
			await newcomer.bubble.click();
			await newcomer.page
				.getByText( /^We cannot reach the chat right now\./ )
				.waitFor();
			await contact( newcomer ).waitFor();
			await isFitFor( newcomer );
		}
		await control.startShop();
		for ( const newcomer of newcomers ) {
			// It is tried again by itself as well.
			await newcomer.bubble.click();
			await newcomer.box.waitFor();
		}
	} );
} );

describe( 'WooCommerce refuses', () => {
	let shop: RefusingShop;
	beforeAll( async () => {
		shop = await refusingShop();
	} );
	afterAll( () => shop.stop() );

	it( '10.4 the desk says why there are no orders and what helps, and shows them once there are', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const customer = await Customer.enters( await visitor() );
		await customer.logsIn( shopper );
		await customer.opens();
		await customer.says( 'Let me talk to a human' );
		await customer.sees( /Let me connect you with/ );
		const orders = agent.region( 'Orders' );
		await shop.refuses( {
			status: 401,
			body: '{"code":"woocommerce_rest_cannot_view"}',
		} );
		await agent.picks( 'Waiting', 'talk to a human' );
		await orders
			.getByText( /no longer accepts the chat’s key.*connection string/ )
			.waitFor();
		expect( await barriers( agent.page, '#baton-desk' ) ).toEqual( [] );

		const again = orders.getByRole( 'button', { name: /^Try again/ } );
		for ( const [ refusal, words ] of [
			[
				{ status: 500, body: '<p>There has been a critical error' },
				/ran into an error.*error log/,
			],
			[
				{ status: 200, body: '<!doctype html><title>Soon back' },
				/a web page instead of data/,
			],
			// An answer that would do, a second after the ten that it has.
			[
				{ status: 200, body: '[]', seconds: 11 },
				/takes too long to answer.*stays slow/,
			],
			[
				{ status: 429, headers: { 'Retry-After': '4' }, body: '' },
				/asked too often/,
			],
		] as const ) {
			await shop.refuses( refusal );
			await again.click();
			await orders.getByText( words ).waitFor();
		}
		await orders
			.getByRole( 'button', {
				name: /^Try again in \d+ s/,
				disabled: true,
			} )
			.waitFor();
		await agent.page.setViewportSize( PHONE.viewport );
		expect( await barriers( agent.page, '#baton-desk' ) ).toEqual( [] );
		await agent.page.setViewportSize( DESKTOP.viewport );
		await shop.refuses( undefined );
		await orders
			.getByRole( 'button', { name: 'Try again', exact: true } )
			.click();
		await orders
			.getByText( /Order #\d+/ )
			.first()
			.waitFor();
		await agent.button( 'Accept' ).click();
		await agent.button( 'Close conversation' ).click();
	} );
} );
