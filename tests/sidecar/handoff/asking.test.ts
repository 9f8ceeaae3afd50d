/** "A person, please". */
import { waiting } from '../support/stories';
import { World, type Client } from '../support/world';

const HANDOFF =
	"assistant: This sounds like something I want to make sure you get the right help with. Let me connect you with Priya Shah, our support agent. They'll have our full conversation so you won't need to repeat yourself.";

const evidenceOf = ( { wire }: Client ) =>
	wire.view.events.flatMap( ( event ) =>
		event.type === 'handoff' ? ( event.evidence ?? [] ) : []
	);

describe( 'asking for a person', () => {
	it( '3.8 names the available agent, and rings every available desk', async () => {
		const { priya, customer, conversation } = await waiting();
		expect( customer.wire.texts() ).toEqual( [
			'customer: My order #12 arrived broken.',
			'assistant: About: My order #12 arrived broken.',
			'customer: Can I talk to a person?',
			HANDOFF,
		] );
		expect( customer.wire.view.status ).toBe( 'waiting' );
		expect( customer.wire.view.named?.name ).toBe( 'Priya Shah' );
		const change = priya.wire
			.all( 'desk_change' )
			.find( ( { ring } ) => ring )!;
		expect( change.put ).toMatchObject( {
			conversation,
			status: 'waiting',
			trigger: 'explicit_request',
			named: { id: '3', name: 'Priya Shah' },
			lastText: 'Can I talk to a person?',
			customer: { name: 'Zoë', email: 'z@example.org', online: true },
		} );
	} );

	it( '3.8 works as the very first message, and by the button', async () => {
		for ( const ask of [
			{ type: 'send', id: 'm1', text: 'human please' },
			{ type: 'request_person', id: 'm1' },
		] ) {
			const world = new World();
			await world.agent( '3' );
			const customer = await world.customer();
			await customer.send( ask as never );
			expect( customer.wire.view.status ).toBe( 'waiting' );
			expect( customer.wire.texts().at( -1 ) ).toBe( HANDOFF );
			expect( world.assistant.asked ).toHaveLength( 0 );
		}
	} );

	it( '1.2 evidence goes to agents only, with its place in the text', async () => {
		const { priya, customer, conversation } = await waiting();
		await priya.send( { type: 'open', conversation, after: 0 } );
		expect( priya.wire.view.handoff ).toMatchObject( {
			state: 'offered',
			trigger: 'explicit_request',
			evidence: [ { message: 'm2', start: 0, end: 22 } ],
		} );
		expect( JSON.stringify( customer.wire.frames ) ).not.toContain(
			'evidence'
		);
		expect( customer.wire.view.upTo ).toBe( priya.wire.view.upTo );
	} );

	it( '4.2 asking again adds evidence and rings nobody again', async () => {
		const { priya, customer, conversation } = await waiting();
		const rung = () =>
			priya.wire.all( 'desk_change' ).filter( ( { ring } ) => ring )
				.length;
		const before = rung();
		await customer.send( {
			type: 'send',
			id: 'm3',
			text: 'I want a human!',
		} );
		await customer.send( { type: 'request_person', id: 'm4' } );
		await priya.send( { type: 'open', conversation, after: 0 } );
		expect( rung() ).toBe( before );
		expect( evidenceOf( priya ) ).toHaveLength( 3 );
		expect( customer.wire.texts().slice( -2 ) ).toEqual( [
			HANDOFF,
			'customer: I want a human!',
		] );
	} );

	it( '4.2 each piece of evidence is told once, at most ten of them, however loud', async () => {
		const { world, priya, customer, conversation } = await waiting();
		for ( let index = 0; index < 20; index++ ) {
			world.clock.advance( 2000 );
			await customer.send( {
				type: 'send',
				id: `n${ index }`,
				text: `human${ '!'.repeat( 7900 ) }`,
			} );
		}
		await priya.send( {
			type: 'hello',
			v: 1,
			token: await world.token( { aud: 'agent', sub: '3' } ),
			surface: 'desk',
			timeZone: '',
			open: [ { conversation, after: 0 } ],
		} );
		const evidence = evidenceOf( priya );
		expect( evidence ).toHaveLength( 10 );
		expect(
			new Set( evidence.map( ( { message } ) => message ) ).size
		).toBe( 10 );
		expect( JSON.stringify( evidence ).length ).toBeLessThan( 4000 );
	} );

	it( 'a message while waiting is shown to the desk, and the assistant is silent', async () => {
		const { world, priya, customer } = await waiting();
		await customer.send( {
			type: 'send',
			id: 'm3',
			text: 'It is the blue one.',
		} );
		expect( world.assistant.asked ).toHaveLength( 1 );
		expect( priya.wire.last( 'desk_said' ).said ).toMatchObject( [
			{ lastText: 'It is the blue one.' },
		] );
	} );

	it( 'when all are busy the team is named, and all ring', async () => {
		const world = new World();
		const priya = await world.agent( '3' );
		for ( const visitor of [ 'a', 'b', 'c' ] ) {
			const other = await world.customer( { sub: visitor } );
			await other.send( { type: 'request_person', id: 'r' } );
			await priya.send( {
				type: 'accept',
				id: `a-${ visitor }`,
				conversation: other.conversation,
			} );
		}
		const customer = await world.customer();
		await customer.send( { type: 'request_person', id: 'r' } );
		expect( customer.wire.texts().at( -1 ) ).toContain(
			'our support team'
		);
		expect( customer.wire.view.named ).toBeUndefined();
		expect( customer.wire.view.status ).toBe( 'waiting' );
		const rung = priya.wire
			.all( 'desk_change' )
			.filter( ( { ring } ) => ring );
		expect( rung.at( -1 )?.put?.conversation ).toBe(
			customer.conversation
		);
	} );

	it( 'of two who are there, the one with fewer conversations is named', async () => {
		const world = new World();
		const priya = await world.agent( '3' );
		await world.agent( '1' );
		const first = await world.customer( { sub: 'a' } );
		await first.send( { type: 'request_person', id: 'r' } );
		await priya.send( {
			type: 'accept',
			id: 'x',
			conversation: first.conversation,
		} );
		const second = await world.customer( { sub: 'b' } );
		await second.send( { type: 'request_person', id: 'r' } );
		expect( second.wire.view.named ).toEqual( { id: '1', name: 'Owner' } );
	} );
} );
