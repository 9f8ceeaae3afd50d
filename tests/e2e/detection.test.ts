/** The owner says when a person comes, tries it, and it holds. */
import type { Page } from 'playwright-core';
import { Agent, logIn } from './support/agent';
import { barriers, fits } from './support/barriers';
import { control } from './support/control';
import { Customer } from './support/customer';
import { journey } from './support/journey';
import { visitor, world } from './support/world';

journey();

const [ maya ] = world.agents;
if ( ! maya ) {
	throw new Error( 'The demo shop has agents.' );
}

/** The settings page, on a phone. */
async function settingsPage(): Promise< Page > {
	const page = await (
		await visitor( { viewport: { width: 390, height: 844 } } )
	).newPage();
	await logIn( page, world.admin );
	await page.goto( world.settingsUrl );
	return page;
}

/** What the assistant would do with this, as the page says it. */
async function tries( page: Page, text: string ): Promise< string > {
	const section = page.getByRole( 'region', { name: 'Try a sentence' } );
	const box = section.getByRole( 'textbox', {
		name: 'What a customer writes',
	} );
	await box.fill( text );
	const answered = page.waitForResponse( /detection-try/ );
	await box.press( 'Enter' );
	await answered;
	// It is disabled until the answer is shown.
	await section
		.getByRole( 'button', { name: 'Try it', disabled: false } )
		.waitFor();
	return section.getByRole( 'status' ).innerText();
}

/** For the journeys that come after, in the same shop. */
const asBefore = ( page: Page ) =>
	page.evaluate( async () => {
		const { wp } = window as unknown as {
			wp: { apiFetch: ( request: object ) => Promise< unknown > };
		};
		await wp.apiFetch( {
			path: '/baton/v1/options',
			method: 'POST',
			data: {
				detection: {
					frustration: { on: true },
					out_of_scope: { count: 2 },
					phrases: [],
				},
			},
		} );
	} );

const ENGRAVING = 'We engrave up to twelve letters for 5 dollars.';
const ANGRY = 'This is ridiculous, you useless lot!!!';

it( '4.17 the owner switches anger off and adds words of their own, tries both, saves, and both hold for the next customer', async () => {
	const agent = await Agent.arrives( await visitor(), maya );
	const page = await settingsPage();
	const angry = page.getByRole( 'group', { name: 'The customer is angry' } );
	const person = page.getByRole( 'group', {
		name: 'The customer asks for a person',
	} );
	expect( await tries( page, ANGRY ) ).toMatch( /customer is angry/ );
	await angry.getByLabel( 'The customer is angry' ).click();
	expect( await tries( page, ANGRY ) ).toMatch( /assistant answers/ );

	await person.getByText( 'Your own words, and languages' ).click();
	const words = person.getByRole( 'textbox', { name: 'Words' } );
	await words.fill( 'trade account*' );
	await words.press( 'Enter' );
	const wholesale = 'How do I open one of your trade accounts?';
	expect( await tries( page, wholesale ) ).toMatch( /asks for a person/ );
	await page
		.getByRole( 'list', { name: 'What was found' } )
		.getByText( '“trade accounts”' )
		.waitFor();
	expect( await barriers( page, '#baton-settings' ) ).toEqual( [] );
	await fits( page );
	await page.getByRole( 'button', { name: 'Save changes' } ).click();
	await page.getByText( 'Saved.' ).waitFor();

	const customer = await Customer.enters( await visitor() );
	await customer.opens();
	await customer.says( wholesale );
	await customer.sees( /Let me connect you with/ );
	await agent.picks( 'Waiting', 'trade accounts' );
	await agent.sees( "asked for a person: 'trade accounts'" );
	await agent.button( 'Accept' ).click();
	await customer.sees( /has joined/ );
	await agent.closes();

	const furious = await Customer.enters( await visitor() );
	await furious.opens();
	await furious.says( ANGRY );
	const answer = furious.entriesOf( /assistant/i ).first();
	await answer.waitFor();
	expect( await answer.innerText() ).not.toContain( 'Let me connect you' );
	await expect(
		agent.list( 'Waiting' ).getByRole( 'listitem' ).count()
	).resolves.toBe( 0 );
	await asBefore( page );
} );

it( '11.9 the owner sees what was asked in vain, answers it in two clicks, and the next customer has the answer at once', async () => {
	const asking = await Customer.enters( await visitor() );
	await asking.opens();
	await asking.says( 'Do you engrave names on a teapot lid?' );
	await asking.sees( /could not find anything|do not know/i );

	const page = await settingsPage();
	const knowledge = page.getByRole( 'region', {
		name: 'Knowledge',
		exact: true,
	} );
	const toAnswer = knowledge.getByRole( 'button', {
		name: /^Write an answer to “Do you engrave/,
	} );
	await toAnswer.click();
	const editor = page.getByRole( 'dialog', { name: 'Write an answer' } );
	await editor.getByRole( 'textbox', { name: 'Answer' } ).fill( ENGRAVING );
	expect( await barriers( page, '.baton-editor' ) ).toEqual( [] );
	await fits( page );
	await editor.getByRole( 'button', { name: 'Save the answer' } ).click();
	await knowledge.getByText( 'Your answer was saved.' ).waitFor();
	// Other journeys ask in vain, too.
	await expect( toAnswer.count() ).resolves.toBe( 0 );
	expect( await barriers( page, '#baton-settings' ) ).toEqual( [] );
	await fits( page );

	const next = await Customer.enters( await visitor() );
	await next.opens();
	await next.says( 'Can you engrave a name on my teapot lid?' );
	await next.sees( ENGRAVING );

	// For the journeys that come after, in the same shop.
	await knowledge.getByRole( 'button', { name: /^Delete “/ } ).click();
	await knowledge.getByRole( 'button', { name: /^Really delete “/ } ).click();
	await knowledge.getByText( 'The answer was deleted.' ).waitFor();
} );

it( '6.5 while the sidecar is down, trying a sentence says so, and the settings are kept all the same', async () => {
	const page = await settingsPage();
	await control.stopSidecar();
	try {
		await tries( page, ANGRY );
		await page
			.getByText( /could not be tried. The sidecar gives no answer/ )
			.first()
			.waitFor();
		await page
			.getByRole( 'group', { name: 'The assistant does not know' } )
			.getByRole( 'combobox' )
			.first()
			.selectOption( '3' );
		await page.getByRole( 'button', { name: 'Save changes' } ).click();
		await page.getByText( 'Saved.' ).waitFor();
	} finally {
		await control.startSidecar();
		await asBefore( page );
	}
} );
