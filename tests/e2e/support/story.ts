/** The main job: an upset customer reaches a person. What it is told on is the suite's affair. */
import { Agent } from './agent';
import { Customer } from './customer';
import { partRefunded } from './orders';
import { visitor, world } from './world';

function agents() {
	const [ maya, tom ] = world.agents;
	if ( ! maya || ! tom ) {
		throw new Error( 'The demo shop has two agents.' );
	}
	return { maya, tom };
}

/** From the first question to the assistant, over a person, back to it. */
export function handoff(): void {
	const { maya } = agents();

	it( '3.8 an upset customer reaches a person, and nobody repeats anything', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const elsewhere = await agent.page.context().newPage();
		await elsewhere.goto( `${ world.shopUrl }/wp-admin/profile.php` );

		// The assistant answers from the shop's own pages, with the source.
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'How long does shipping take?' );
		const answer = customer.entriesOf( /assistant/i ).last();
		await answer
			.getByRole( 'link', { name: /shipping/i } )
			.first()
			.waitFor();

		// A person is asked for; the announcement names one who is there.
		await customer.says(
			'This is useless. I want to talk to a real person!'
		);
		await customer.sees( `Let me connect you with ${ maya.name }` );
		await customer.sees( /won't need to repeat yourself/ );

		// Every desk is told at once, and so is every other wp-admin page.
		const waiting = agent.list( 'Waiting' ).getByRole( 'listitem' );
		await waiting.first().waitFor();
		await expect( agent.page.title() ).resolves.toMatch( /\(1\)/ );
		await elsewhere
			.locator( '#wp-admin-bar-baton .baton-count' )
			.filter( { hasText: /^1$/ } )
			.waitFor();
		await elsewhere.waitForFunction( () => /\(1\)/.test( document.title ) );

		// The agent reads it all before the first word.
		await agent.picks( 'Waiting', /person/ );
		await agent.sees( 'How long does shipping take?' );
		await agent.sees( 'I want to talk to a real person' );
		await agent
			.region( 'Handoff' )
			.getByText( /person/i )
			.first()
			.waitFor();
		await agent.button( 'Accept' ).click();
		await agent.page.waitForFunction( () =>
			[ ...document.querySelectorAll( 'textarea' ) ].some( ( box ) =>
				box.value.includes( 'I can see what you' )
			)
		);
		await expect( agent.reply.inputValue() ).resolves.not.toMatch(
			/how can I help/i
		);
		await agent.reply.press( 'Enter' );

		await customer.sees(
			`The assistant has left; ${ maya.name } has joined.`
		);
		await customer.sees( /I can see what you've been discussing/ );

		// They talk live; the agent sees words while they are typed.
		await customer.box.pressSequentially( 'My lamp came bro' );
		await agent
			.region( 'Typing preview' )
			.getByText( 'My lamp came bro' )
			.waitFor();
		await customer.box.pressSequentially( 'ken' );
		await customer.box.press( 'Enter' );
		await agent.sees( 'My lamp came broken' );
		const before = await customer.entriesOf( /assistant/i ).count();
		await agent.says( 'A new one is on its way to you today.' );
		await customer.sees( 'A new one is on its way to you today.' );
		await customer.says( 'How long does shipping take?' );
		await agent.log
			.getByText( 'How long does shipping take?' )
			.nth( 1 )
			.waitFor();
		await expect(
			customer.entriesOf( /assistant/i ).count()
		).resolves.toBe( before );

		// Back to the assistant, which answers again; then the end.
		await agent.button( 'Return to assistant' ).click();
		await customer.says( 'What about returns?' );
		await customer.isPointedTo( /return/i );
		await agent.page.waitForFunction(
			() => ! /\(\d+\)/.test( document.title )
		);
	} );
}

/** That, and what else may happen on the way. */
export function story(): void {
	const { maya, tom } = agents();
	handoff();

	it( '3.8 the very first message asks for a person', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const customer = await Customer.enters( await visitor(), '/shipping/' );
		await customer.opens();
		await customer.says( 'human please' );
		await customer.sees( /Let me connect you with/ );
		await agent
			.list( 'Waiting' )
			.getByText( 'human please' )
			.first()
			.waitFor();
		await agent.picks( 'Waiting', 'human please' );
		await agent.button( 'Accept' ).click();
		await customer.sees( /has joined/ );
		await agent.says( 'Here I am.' );
		await customer.sees( 'Here I am.' );
		await agent.closes();
		await customer.dialog
			.getByText( /closed/i )
			.first()
			.waitFor();
	} );

	it( '3.8 the button asks for a person too, also before any message', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.askPerson.click();
		await customer.sees( /Let me connect you with/ );
		await agent.list( 'Waiting' ).getByRole( 'listitem' ).first().waitFor();
		await customer.button( 'Back to the assistant' ).click();
		await agent.page.waitForFunction(
			() =>
				document.querySelectorAll(
					'[aria-label="Waiting"] [role="listitem"], [aria-label="Waiting"] li'
				).length === 0
		);
		await customer.says( 'What does the warranty cover?' );
		await customer.isPointedTo( /warranty/i );
	} );

	it( '14.2 a guest asks where the order is: told after number and e-mail, part refund and all; a person after three wrong ones', async () => {
		const { number, email } = await partRefunded();
		const guest = await Customer.enters( await visitor() );
		await guest.opens();
		await guest.says( 'Where is my order?' );
		await guest.sees( /your order number and the e-mail address/ );
		await guest.says( email );
		await guest.sees( /what is your order number/ );
		await guest.says( `#${ number }` );
		await guest.sees(
			/Of its \$68\.00, \$24\.00 has been refunded so far; \$44\.00 remains/
		);
		const agent = await Agent.arrives( await visitor(), maya );
		const stranger = await Customer.enters( await visitor() );
		await stranger.opens();
		await stranger.says( `Where is my order #${ number }? a@example.com` );
		await stranger.sees( /could not find an order with that number/ );
		await stranger.says( 'b@example.com' );
		await stranger
			.entriesOf( /assistant/i )
			.nth( 1 )
			.waitFor();
		await stranger.says( 'c@example.com' );
		await stranger.sees( /Let me connect you with/ );
		await agent.picks( 'Waiting', 'c@example.com' );
		await stranger.button( 'Back to the assistant' ).click();
	} );

	it( '3.4 two agents accept at once: one wins, the other is told who', async () => {
		const first = await Agent.arrives( await visitor(), maya );
		const second = await Agent.arrives( await visitor(), tom );
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'Can I speak to someone?' );
		await Promise.all( [
			first.picks( 'Waiting', 'Can I speak' ),
			second.picks( 'Waiting', 'Can I speak' ),
		] );
		// The button goes away under the slower one's mouse: that click is lost.
		await Promise.all(
			[ first, second ].map( ( agent ) =>
				agent.page.evaluate( () => {
					const accept = [
						...document.querySelectorAll( 'button' ),
					].find( ( button ) => button.textContent === 'Accept' );
					accept?.click();
				} )
			)
		);
		await customer.sees( /has joined/ );
		const joined = await customer.log.getByText( /has joined/ ).count();
		expect( joined ).toBe( 1 );
		const winner = ( await customer.log
			.getByText( new RegExp( `${ maya.name } has joined` ) )
			.count() )
			? first
			: second;
		const loser = winner === first ? second : first;
		await loser.page
			.locator( '#baton-desk' )
			.getByText( winner.name )
			.first()
			.waitFor();
		await winner.closes();
	} );

	it( '4.5 nobody available: the form, kept and sent, and never a queue', async () => {
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'Get me a human' );
		await customer.sees( /Our agents are offline right now/ );
		await customer.form.waitFor();
		await expect(
			customer.log.getByText( maya.name ).count()
		).resolves.toBe( 0 );

		await customer.form
			.getByRole( 'textbox', { name: 'Name' } )
			.fill( 'Ada <b>' );
		const email = customer.form.getByRole( 'textbox', { name: 'E-mail' } );
		await email.fill( 'not an address' );
		await customer.form
			.getByRole( 'textbox', { name: 'About' } )
			.fill( 'My lamp came broken' );
		await customer.form.getByRole( 'button', { name: /send/i } ).click();
		await expect( email.getAttribute( 'aria-invalid' ) ).resolves.toBe(
			'true'
		);
		await expect(
			customer.form.getByRole( 'textbox', { name: 'About' } ).inputValue()
		).resolves.toBe( 'My lamp came broken' );
		await email.fill( 'ada@example.com' );
		await customer.form.getByRole( 'button', { name: /send/i } ).click();
		const line = customer.dialog.getByText( /B-\d+/ ).first();
		await line.waitFor();
		const number = /B-\d+/.exec(
			( await line.textContent() ) ?? ''
		)?.[ 0 ];
		const mail = await mailWith( number ?? '?' );
		expect( mail ).toContain( 'My lamp came broken' );
		expect( mail ).toContain( 'Get me a human' );
		expect( mail ).toContain( 'ada@example.com' );
	} );
}

/** The mail with this number, once it has arrived. */
async function mailWith( number: string ): Promise< string > {
	for ( let i = 0; i < 300; i++ ) {
		const separator = world.mailUrl.includes( '?' ) ? '&' : '?';
		const answer = await fetch(
			`${ world.mailUrl }${ separator }format=json`
		);
		const mails = ( await answer.json() ) as unknown[];
		const found = mails
			.map( ( mail ) => JSON.stringify( mail ) )
			.find( ( mail ) => mail.includes( number ) );
		if ( found ) {
			return found;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
	}
	throw new Error( `No mail with ${ number } arrived.` );
}
