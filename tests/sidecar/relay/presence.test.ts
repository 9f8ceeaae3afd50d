/** Who is there, what they are typing, and the page they are on. */
import { World } from '../support/world';

describe( 'what is not stored', () => {
	async function both( preview: boolean ) {
		const world = new World();
		world.settings.typingPreview = preview;
		const priya = await world.agent( '3' );
		const customer = await world.customer( { name: 'Zoë' } );
		await customer.send( { type: 'request_person', id: 'r' } );
		const { conversation } = customer;
		await priya.send(
			{ type: 'open', conversation, after: 0 },
			{ type: 'accept', id: 'a', conversation }
		);
		return { world, priya, customer, conversation };
	}

	it( '3.6 what the customer is typing is shown to agents only', async () => {
		const { world, priya, customer, conversation } = await both( true );
		const tab = await world.customer();
		await customer.send( { type: 'typing', text: 'My va' } );
		expect( priya.wire.last( 'typing' ) ).toEqual( {
			type: 'typing',
			conversation,
			who: 'customer',
			name: 'Zoë',
			text: 'My va',
			expiresIn: 6000,
		} );
		expect( tab.wire.all( 'typing' ) ).toEqual( [] );
		await customer.send( { type: 'typing', text: '' } );
		expect( priya.wire.last( 'typing' ).expiresIn ).toBe( 0 );
	} );

	it( '3.6 with the preview switched off only that they are typing', async () => {
		const { priya, customer } = await both( false );
		await customer.send( { type: 'typing', text: 'My va' } );
		expect( priya.wire.last( 'typing' ) ).not.toHaveProperty( 'text' );
		expect( priya.wire.last( 'typing' ).expiresIn ).toBe( 6000 );
	} );

	it( '3.6 the customer sees that the agent who has it is typing, and nobody else', async () => {
		const { world, priya, customer, conversation } = await both( true );
		const owner = await world.agent( '1' );
		await owner.send( { type: 'typing', conversation, on: true } );
		expect( customer.wire.all( 'typing' ) ).toEqual( [] );
		await priya.send( { type: 'typing', conversation, on: true } );
		expect( customer.wire.last( 'typing' ) ).toMatchObject( {
			who: 'agent',
			name: 'Priya Shah',
			expiresIn: 6000,
		} );
	} );

	it( 'the page they are on is shown on the desk, and read cursors go both ways', async () => {
		const { priya, customer, conversation } = await both( true );
		await customer.send( {
			type: 'page',
			page: { url: 'https://shop.example/cart/', title: 'Cart' },
		} );
		expect(
			priya.wire.last( 'desk_change' ).put?.customer.page?.title
		).toBe( 'Cart' );
		await priya.send( {
			type: 'send',
			id: 'p1',
			conversation,
			text: 'Hello',
		} );
		const { seq } = priya.wire.last( 'ack' );
		await customer.send(
			{ type: 'read', upTo: 9999 },
			{ type: 'read', upTo: 9999 }
		);
		expect( priya.wire.view.readBy.customer ).toBe( seq );
		expect(
			customer.wire.view.events.filter( ( { type } ) => type === 'read' )
		).toHaveLength( 1 );
	} );

	it( 'availability: the switch reaches all windows of the agent, the outcome every customer', async () => {
		const { world, priya, customer } = await both( true );
		const badge = await world.agent( '3', 'badge' );
		await priya.send( { type: 'available', available: false } );
		expect( badge.wire.last( 'availability' ).available ).toBe( false );
		expect( customer.wire.last( 'availability' ).available ).toBe( false );
		await badge.gone();
		await priya.gone();
		const again = await world.agent( '3' );
		expect( again.wire.last( 'desk' ).available ).toBe( false );
		await again.send( { type: 'available', available: true } );
		expect( customer.wire.last( 'availability' ).available ).toBe( true );
	} );

	it( 'a badge alone makes nobody available, and keeps who was', async () => {
		const world = new World();
		const badge = await world.agent( '3', 'badge' );
		expect( badge.wire.last( 'desk' ).available ).toBe( false );
		expect( world.relay.anybodyAvailable() ).toBe( false );
		const desk = await world.agent( '3' );
		await desk.gone();
		await world.pass( 60_000 );
		expect( world.relay.anybodyAvailable() ).toBe( true );
		await badge.gone();
		await world.pass( 19_999 );
		expect( world.relay.anybodyAvailable() ).toBe( true );
		await world.pass( 1 );
		expect( world.relay.anybodyAvailable() ).toBe( false );
	} );
} );
