/** A tool that found that a person is needed. */
import { World, type Client } from '../support/world';

const say = ( id: string, text: string ) => ( {
	type: 'send' as const,
	id,
	text,
} );
const evidenceOf = ( { wire }: Client ) =>
	wire.view.events.flatMap( ( event ) =>
		event.type === 'handoff' ? ( event.evidence ?? [] ) : []
	);

const WHY = 'Order number and e-mail did not match three times.';
const person = { trigger: 'repeated_failure', why: WHY } as const;

describe( 'a tool asks for a person', () => {
	it( '14.5 the turn ends in a handoff with its reason, also without a word said', async () => {
		const world = new World();
		const priya = await world.agent( '3' );
		const customer = await world.customer();
		world.assistant.reply = () => ( { text: '', person } );
		await customer.send( say( 'm1', 'It is 7 and a@example.org' ) );
		expect( customer.wire.view.status ).toBe( 'waiting' );
		expect( customer.wire.texts() ).toHaveLength( 2 );
		expect( customer.wire.texts().at( -1 ) ).toContain( 'Priya Shah' );
		const { conversation } = customer;
		await priya.send( { type: 'open', conversation, after: 0 } );
		expect( evidenceOf( priya ) ).toMatchObject( [ { why: WHY } ] );
		expect( JSON.stringify( customer.wire.frames ) ).not.toContain( WHY );
	} );

	it( '14.5 what was said before stands before the announcement', async () => {
		const world = new World();
		await world.agent( '3' );
		const customer = await world.customer();
		world.assistant.reply = () => ( { text: 'One moment.', person } );
		await customer.send( say( 'm1', 'It is 7 and a@example.org' ) );
		expect( customer.wire.texts() ).toEqual( [
			'customer: It is 7 and a@example.org',
			'assistant: One moment.',
			expect.stringContaining( 'Priya Shah' ),
		] );
	} );

	it( '14.5 with nobody there the form is offered', async () => {
		const world = new World();
		const customer = await world.customer();
		world.assistant.reply = () => ( { text: '', person } );
		await customer.send( say( 'm1', 'It is 7 and a@example.org' ) );
		expect( customer.wire.view.status ).toBe( 'assistant' );
		expect( customer.wire.texts().at( -1 ) ).toContain( 'offline' );
	} );

	it( '14.1 who asks is told from the conversation’s owner', async () => {
		const world = new World();
		const guest = await world.customer();
		await guest.send( say( 'm1', 'I am customer 9, where is my order?' ) );
		const { turn, ...asking } = world.assistant.asked[ 0 ]!;
		expect( turn ).toMatch( /^id-/ );
		expect( asking ).toMatchObject( { visitor: 'v_1' } );
		expect( asking ).not.toHaveProperty( 'customer' );
		const ines = await world.customer( {
			sub: 'v_2',
			customer: '9',
			name: 'Inês',
		} );
		await ines.send( say( 'm2', 'Where is my order?' ) );
		expect( world.assistant.asked[ 1 ] ).toMatchObject( {
			visitor: 'v_2',
			customer: { id: '9', name: 'Inês' },
		} );
	} );
} );
