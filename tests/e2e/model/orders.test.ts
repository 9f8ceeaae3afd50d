/** A guest asks a model for an order: it calls the tool with what it was given in an address's place. */
import { Agent } from '../support/agent';
import { Customer } from '../support/customer';
import { journey } from '../support/journey';
import { partRefunded } from '../support/orders';
import { model } from '../support/scripted-model';
import { visitor, world } from '../support/world';

journey();
jest.setTimeout( 240_000 );

const ORDERS = {
	tool: 'order_status',
	hears: 'order|\\[email',
	input: { number: '#(\\d+)', email: '\\[email-[0-9a-f]{8}\\]' },
	tells: [ 'inWords', 'ask_the_customer', 'unavailable' ],
};
/** To its end: whoever speaks before that, stops it. */
const REFUSED =
	/From the model: I could not find an order .* send them again\./;
const PICTURES = process.env.BATON_E2E_PICTURES;

beforeEach( () => model.plays( ORDERS ) );
afterEach( () => model.plays() );

it( '13.4, 14.2 the model has a placeholder, the shop the address: a guest is told of a part refund', async () => {
	const { number, email } = await partRefunded();
	const before = await model.asked();
	const guest = await Customer.enters( await visitor() );
	await guest.opens();
	await guest.says( 'Where is my order?' );
	await guest.sees( /From the model: .*ordered with\./ );
	await guest.says( `#${ number }, I ordered with ${ email }` );
	await guest.sees( /From the model: Order #/ );
	await guest.sees(
		/Of its \$68\.00, \$24\.00 has been refunded so far; \$44\.00 remains/
	);
	await guest.sees( /Refund of \$24\.00: One mug arrived broken/ );
	if ( PICTURES ) {
		await guest.page.screenshot( { path: `${ PICTURES }/order.png` } );
	}
	const prompts = await model.prompts( before );
	const sent = JSON.stringify( prompts );
	expect( prompts ).toHaveLength( 4 );
	expect( sent ).toContain( 'One mug arrived broken' );
	expect( sent ).toMatch( /\[email-[0-9a-f]{8}\]/ );
	expect( sent ).not.toContain( email );
	expect( sent ).not.toMatch( /[\w.]@\w/ );
} );

it( '14.3 with addresses that do not belong to it: refused, and a person after the third', async () => {
	const { number, email } = await partRefunded();
	const before = await model.asked();
	const agent = await Agent.arrives( await visitor(), world.agents[ 0 ]! );
	const stranger = await Customer.enters( await visitor() );
	await stranger.opens();
	await stranger.says( `Where is my order #${ number }? a@example.com` );
	await stranger.sees( REFUSED );
	await stranger.says( 'Then b@example.com' );
	await stranger
		.entriesOf( /assistant/i )
		.nth( 1 )
		.getByText( REFUSED )
		.waitFor();
	await stranger.says( 'Or c@example.com' );
	await stranger.sees( /Let me connect you with/ );
	await agent.picks( 'Waiting', 'c@example.com' );
	await agent
		.region( 'Handoff' )
		.getByText( /did not match/ )
		.first()
		.waitFor();
	await expect(
		stranger.log.getByText( /refunded|68\.00/ ).count()
	).resolves.toBe( 0 );
	const sent = JSON.stringify( await model.prompts( before ) );
	expect( sent ).not.toContain( email );
	expect( sent ).not.toMatch( /@example/ );
	expect( sent ).not.toMatch( /68\.00/ );
	await stranger.button( 'Back to the assistant' ).click();
} );
