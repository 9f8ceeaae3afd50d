/** Everything that a network without WebSocket must not take from anybody. */
import { Agent } from './support/agent';
import { control } from './support/control';
import { Customer } from './support/customer';
import { journey } from './support/journey';
import { noSocket } from './support/no-socket';
import { story } from './support/story';
import { visitor, world } from './support/world';

journey();

const [ maya ] = world.agents;
if ( ! maya ) {
	throw new Error( 'The demo shop has agents.' );
}

describe( 'where upgrades are refused', () => {
	const proxy = noSocket( 'refuse' );
	beforeEach( () => proxy().setUpgrades( 'refuse' ) );

	story();

	it( '2.17 the next page polls at once', async () => {
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'How long does shipping take?' );
		await customer.sees( /working days/ );
		const { upgradesAsked } = proxy();
		expect( upgradesAsked ).toBeGreaterThan( 0 );
		await customer.page.goto( `${ world.shopUrl }/shipping/` );
		await customer.says( 'What about returns?' );
		await customer.isPointedTo( /return/i );
		expect( proxy().upgradesAsked ).toBe( upgradesAsked );
	} );

	it( '2.12 with ten tabs open every one of them still sends and receives', async () => {
		const context = await visitor();
		const tabs: Customer[] = [];
		for ( let tab = 0; tab < 10; tab++ ) {
			const customer = await Customer.enters( context );
			if ( tab === 0 ) {
				await customer.opens();
				await customer.says( 'Hello from the first tab' );
				await customer.sees( 'Hello from the first tab' );
			} else if ( await customer.bubble.isVisible() ) {
				await customer.opens();
			}
			tabs.push( customer );
		}
		for ( const [ index, tab ] of tabs.entries() ) {
			await tab.page.bringToFront();
			await tab.says( `This is tab ${ index }` );
			await tabs.at( -1 - index )?.sees( `This is tab ${ index }` );
		}
		for ( const tab of tabs ) {
			await tab.sees( 'This is tab 9' );
			await expect(
				tab.log.getByText( 'This is tab 9', { exact: true } ).count()
			).resolves.toBe( 1 );
		}
	} );

	it( '2.13 a customer who leaves is seen to leave, long before their session ends', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'human please' );
		await customer.sees( /Let me connect you with/ );
		await agent.picks( 'Waiting', 'human please' );
		await agent.button( 'Accept' ).click();
		await customer.sees( /has joined/ );
		const facts = agent.region( 'Customer' );
		await facts.getByText( 'On the site now' ).waitFor();
		await customer.page.goto( 'about:blank' );
		await facts
			.getByText( 'Not on the site now' )
			.waitFor( { timeout: 10_000 } );
		await customer.page.goBack();
		await facts.getByText( 'On the site now' ).waitFor();
		await agent.closes();
	} );

	it( '3.2 what is typed while the sidecar is down goes out once it is back', async () => {
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'How long does shipping take?' );
		await customer.sees( /working days/ );
		await control.stopSidecar( 'SIGKILL' );
		await customer.says( 'Are you still there?' );
		await control.startSidecar();
		await customer
			.entriesOf( 'You' )
			.filter( { hasText: 'Are you still there?' } )
			.first()
			.waitFor();
		await customer
			.entriesOf( /assistant/i )
			.nth( 1 )
			.waitFor();
		await expect(
			customer.log.getByText( 'Are you still there?' ).count()
		).resolves.toBe( 1 );
	} );
} );

describe( 'where upgrades are never answered', () => {
	noSocket( 'swallow' );

	it( '2.16 an upset customer waits seconds, and says it once', async () => {
		const agent = await Agent.arrives( await visitor(), maya );
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		const from = Date.now();
		await customer.says( 'Let me talk to a human!' );
		await customer.sees( /Let me connect you with/ );
		expect( Date.now() - from ).toBeLessThan( 10_000 );
		await agent.picks( 'Waiting', 'talk to a human' );
		await agent.button( 'Accept' ).click();
		await agent.says( 'Here I am.' );
		await customer.sees( 'Here I am.' );
		await expect(
			customer.log.getByText( 'Let me talk to a human!' ).count()
		).resolves.toBe( 1 );
		await agent.closes();
	} );
} );

it( '2.16 a browser without WebSocket is a customer too', async () => {
	const context = await visitor();
	await context.addInitScript( () =>
		Reflect.deleteProperty( window, 'WebSocket' )
	);
	const customer = await Customer.enters( context );
	await customer.opens();
	await customer.says( 'How long does shipping take?' );
	await customer.sees( /working days/ );
} );
