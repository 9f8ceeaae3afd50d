/** A browser whose clock is wrong by hours, or is set while somebody writes. */
import { Agent } from '../e2e/support/agent';
import { control } from '../e2e/support/control';
import { Customer } from '../e2e/support/customer';
import { journey } from '../e2e/support/journey';
import { world } from '../e2e/support/world';
import { connected } from './support/connected';
import { patientVisitor } from './support/patient-visitor';
import { inStore, onAgentScreen, onCustomerScreen } from './support/screens';
import { readStored } from './support/stored';
import { wrongClock } from './support/wrong-clock';

journey();

const [ maya ] = world.agents;
if ( ! maya ) {
	throw new Error( 'The demo shop has agents.' );
}

const HOUR = 60 * 60_000;

it.each( [
	[ 'three hours fast', 3 * HOUR ],
	[ 'three hours slow', -3 * HOUR ],
] )(
	'2.5 clocks %s on both sides: they talk, come back after a restart, and do not ask the shop over and over',
	async ( _, off ) => {
		const desk = await patientVisitor();
		await wrongClock( desk, off );
		const agent = await Agent.arrives( desk, maya );
		const context = await patientVisitor();
		await wrongClock( context, off );
		let sessions = 0;
		for ( const browser of [ desk, context ] ) {
			browser.on( 'request', ( request ) => {
				sessions += /baton_session|agent-session/.test( request.url() )
					? 1
					: 0;
			} );
		}
		const customer = await Customer.enters( context );
		await customer.opens();
		await customer.says( 'A person please' );
		await agent.picks( 'Waiting', 'A person please' );
		await agent.button( 'Accept' ).click();
		await customer.sees( /has joined/ );
		await agent.says( 'What time is it?' );
		await customer.sees( 'What time is it?' );

		await control.stopSidecar( 'SIGKILL' );
		await connected( customer.page, false );
		await customer.says( 'My clock is right.' );
		await control.startSidecar();
		await agent.sees( 'My clock is right.' );
		await connected( customer.page, true );
		await connected( agent.page, true );
		// The first of each, and one for the way back; where the clock is fast
		// no token seems good for a connection. And no loop.
		expect( sessions ).toBeLessThanOrEqual( 8 );
		const before = sessions;
		await agent.says( 'Mine is not.' );
		await customer.sees( 'Mine is not.' );
		await customer.says( 'Bye.' );
		await agent.sees( 'Bye.' );
		expect( sessions ).toBe( before );
		await agent.closes();
	}
);

it( '3.2 a clock that is set back while messages wait changes nothing about their order', async () => {
	const agent = await Agent.arrives( await patientVisitor(), maya );
	const context = await patientVisitor();
	const customer = await Customer.enters( context );
	await customer.opens();
	await customer.says( 'human please' );
	await agent.picks( 'Waiting', 'human please' );
	await agent.button( 'Accept' ).click();
	await customer.sees( /has joined/ );

	await context.setOffline( true );
	await customer.says( 'First in the tunnel.' );
	await wrongClock( context, -2 * HOUR );
	await customer.says( 'Second in the tunnel.' );
	await customer.says( 'Third in the tunnel.' );
	await context.setOffline( false );
	await agent.sees( 'Third in the tunnel.' );
	await agent.sees( 'First in the tunnel.' );
	await customer.page
		.getByText( /Sending|Waiting for connection/ )
		.first()
		.waitFor( { state: 'hidden' } );

	const { data } = await control.where();
	const events = [ ...readStored( data ).events.values() ].find( ( log ) =>
		inStore( log ).includes( 'customer: Third in the tunnel.' )
	)!;
	expect( inStore( events ).slice( -3 ) ).toEqual( [
		'customer: First in the tunnel.',
		'customer: Second in the tunnel.',
		'customer: Third in the tunnel.',
	] );
	expect( await onCustomerScreen( customer ) ).toEqual( inStore( events ) );
	expect( await onAgentScreen( agent ) ).toEqual( inStore( events ) );
	await agent.closes();
} );
