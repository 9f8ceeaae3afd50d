/** With a model configured: its words appear as they come, and a person still stops it. */
import { Agent } from '../support/agent';
import { Customer } from '../support/customer';
import { journey } from '../support/journey';
import { noSocket } from '../support/no-socket';
import { visitor, world } from '../support/world';

journey();

streaming();

describe( 'where WebSocket is refused', () => {
	noSocket( 'refuse' );
	streaming();
} );

function streaming(): void {
	const [ maya ] = world.agents;
	if ( ! maya ) {
		throw new Error( 'The demo shop has agents.' );
	}

	it( '3.7 the model’s answer grows in the bubble, then stands with its source', async () => {
		const customer = await Customer.enters( await visitor(), '/shipping/' );
		await customer.opens();
		await customer.says( 'How long does shipping take?' );
		const answer = customer.entriesOf( /assistant/i ).last();
		await answer.getByText( /From the model: one/ ).waitFor();
		await expect( answer.textContent() ).resolves.not.toMatch( /twelve/ );
		await answer.getByText( /one two .* twelve/ ).waitFor();
		await answer
			.getByRole( 'link', { name: /shipping/i } )
			.first()
			.waitFor();
		await expect(
			customer.log.getByText( /one two .* twelve/ ).count()
		).resolves.toBe( 1 );
	} );

	it( '4.4 a wish for a person stops the model in mid-sentence', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const customer = await Customer.enters( await visitor(), '/shipping/' );
		await customer.opens();
		await customer.says( 'How long does shipping take?' );
		await customer.sees( /From the model: one/ );
		await customer.says( 'Stop, I want a human' );
		await customer.sees( /Let me connect you with/ );
		await agent.picks( 'Waiting', 'I want a human' );
		await agent.button( 'Accept' ).click();
		await agent.says( 'Here I am.' );
		await customer.sees( 'Here I am.' );
		await expect(
			customer.log.getByText( /From the model/ ).count()
		).resolves.toBe( 0 );
		await agent.closes();
	} );
}
