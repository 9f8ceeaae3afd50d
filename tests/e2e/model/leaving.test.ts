/** What goes to a model: the customer is told, or asked; and a model that goes down. */
import { control } from '../support/control';
import { Customer } from '../support/customer';
import { journey } from '../support/journey';
import { model } from '../support/scripted-model';
import { visitor } from '../support/world';

journey();
jest.setTimeout( 240_000 );

const PICTURES = process.env.BATON_E2E_PICTURES;

async function picture( { page }: Customer, name: string ): Promise< void > {
	if ( PICTURES ) {
		await page.screenshot( { path: `${ PICTURES }/${ name }.png` } );
	}
}

afterEach( () => model.becomes( 'well' ) );

it( '13.1, 10.5 told before the first message, answered by the model, and quoted once it breaks off and goes down', async () => {
	const customer = await Customer.enters( await visitor(), '/shipping/' );
	await customer.opens();
	await customer.dialog.getByText( /outside AI service/ ).waitFor();
	await customer.says( 'How long does shipping take?' );
	await customer.sees( /one two .* twelve/ );
	await expect(
		customer.dialog.getByText( /outside AI service/ ).count()
	).resolves.toBe( 1 );
	await picture( customer, 'notice' );
	for ( const mood of [ 'breaks off', 'down' ] as const ) {
		await model.becomes( mood );
		const answers = await customer.entriesOf( /assistant/i ).count();
		await customer.says(
			'Do you ship to Germany, and how long does it take?'
		);
		await customer
			.entriesOf( /assistant/i )
			.nth( answers )
			.getByText( /From “/ )
			.waitFor();
	}
	await expect(
		customer.log.getByText( /From the model/ ).count()
	).resolves.toBe( 1 );
	await picture( customer, 'down' );
} );

it( '13.2 where consent is required, nothing goes to the model before “Agree”', async () => {
	// Until the sidecar has heard of it, for whoever comes next too.
	const consent = ( required: boolean ) =>
		control.wp(
			'eval',
			`\\Baton\\Settings\\Options::change_settings( array( 'model' => array( 'consent' => ${ required } ) ) ); \\Baton\\Connection\\Sidecar::post( '/v1/shop/refresh', 20 );`
		);
	await consent( true );
	try {
		const customer = await Customer.enters(
			await visitor( { viewport: { width: 390, height: 844 } } ),
			'/shipping/'
		);
		await customer.opens();
		await expect(
			customer.dialog.getByText( /outside AI service/ ).count()
		).resolves.toBe( 0 );
		const before = await model.asked();
		await customer.says( 'How long does shipping take?' );
		const agree = customer.button( 'Agree' );
		await agree.waitFor();
		await expect( model.asked() ).resolves.toBe( before );
		await picture( customer, 'consent-phone' );
		await agree.focus();
		await customer.page.keyboard.press( 'Enter' );
		await customer.sees( /one two .* twelve/ );
		await expect( model.asked() ).resolves.toBe( before + 1 );
		await customer.page.reload();
		await customer.opens().catch( () => customer.box.waitFor() );
		await customer.button( 'Stop using the AI service' ).waitFor();
		await picture( customer, 'agreed-phone' );
	} finally {
		await consent( false );
	}
} );
