/** A person is asked for, and nobody is there. */
import { waiting } from '../support/stories';
import { World } from '../support/world';

const form = ( id: string, about = 'Vase' ) => ( {
	type: 'ticket' as const,
	id,
	name: 'Zoë',
	email: 'z@example.org',
	about,
} );

describe( 'nobody is available', () => {
	it( '4.5 no queue and no name: when we are back, and the form', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( {
			type: 'send',
			id: 'm1',
			text: 'I want to speak to someone',
		} );
		expect( customer.wire.view ).toMatchObject( {
			status: 'assistant',
			offer: true,
		} );
		expect( customer.wire.texts().at( -1 ) ).toBe(
			'assistant: Our agents are offline right now. I can open a support ticket that will be addressed first thing when we are back. For urgent issues: +49 30 1234567.'
		);
		expect( world.assistant.asked ).toHaveLength( 0 );
	} );

	it( 'a ticket has a number, is kept for the mail, and the chat goes on', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( { type: 'request_person', id: 'r1' } );
		await customer.send( {
			type: 'ticket',
			id: 't1',
			name: 'Zoë',
			email: 'z@example.org',
			about: 'Broken <b>vase</b>',
		} );
		expect( customer.wire.view.ticket ).toMatchObject( {
			number: 'B-1001',
			email: 'z@example.org',
		} );
		expect( customer.wire.view.offer ).toBe( false );
		const mails = await world.store.claimMail(
			'shop_4f1d0c2b9a8e7d6c',
			world.clock.now(),
			1000,
			10
		);
		expect( mails.map( ( { mail } ) => mail ) ).toEqual( [
			expect.objectContaining( {
				kind: 'ticket',
				number: 'B-1001',
				name: 'Zoë',
				email: 'z@example.org',
				about: 'Broken <b>vase</b>',
				transcript: expect.stringContaining(
					'2026-01-05T10:00:00.000Z Shop assistant: Our agents are offline'
				),
			} ),
		] );
		await customer.send( {
			type: 'send',
			id: 'm2',
			text: 'Do you ship to Norway?',
		} );
		expect( customer.wire.texts().at( -1 ) ).toBe(
			'assistant: About: Do you ship to Norway?'
		);
	} );

	it( 'the next message asks nothing again, and a person who came is found', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( { type: 'send', id: 'm1', text: 'human please' } );
		await customer.send( {
			type: 'send',
			id: 'm2',
			text: 'Where is my parcel?',
		} );
		expect( world.assistant.asked ).toHaveLength( 1 );
		await world.agent( '3' );
		await customer.send( { type: 'send', id: 'm3', text: 'human please' } );
		expect( customer.wire.view.status ).toBe( 'waiting' );
	} );

	it( 'a ticket while waiting ends the wait', async () => {
		const { world, priya, customer, conversation } = await waiting();
		await customer.send( { type: 'request_ticket', id: 'q' } );
		expect( customer.wire.view ).toMatchObject( {
			status: 'waiting',
			offer: true,
		} );
		await customer.send( {
			type: 'ticket',
			id: 't',
			name: 'Zoë',
			email: 'z@example.org',
			about: 'Vase',
		} );
		expect( customer.wire.view ).toMatchObject( {
			status: 'assistant',
			offer: false,
			handoff: undefined,
		} );
		expect( priya.wire.last( 'desk_change' ).remove ).toBe( conversation );
		const stored = await world.store.conversation(
			'shop_4f1d0c2b9a8e7d6c',
			conversation
		);
		expect( stored?.handoff?.state ).toBe( 'ticketed' );
	} );

	it( '3.2 a message left just as an agent accepts is kept, and the talk goes on', async () => {
		const { world, priya, customer, conversation } = await waiting();
		await priya.send( { type: 'accept', id: 'a', conversation } );
		await customer.send( form( 't', 'A long text' ) );
		expect( customer.wire.last( 'ack' ).id ).toBe( 't' );
		expect( customer.wire.view ).toMatchObject( {
			status: 'human',
			agent: { name: 'Priya Shah' },
			ticket: { about: 'A long text' },
		} );
		const mails = await world.store.claimMail(
			'shop_4f1d0c2b9a8e7d6c',
			world.clock.now(),
			1,
			10
		);
		expect( mails ).toHaveLength( 1 );
	} );

	it( '3.2 after five messages left there is no sixth, and that is final', async () => {
		const world = new World();
		const customer = await world.customer();
		for ( let index = 0; index < 7; index++ ) {
			await customer.send( form( `t${ index }` ) );
		}
		expect( customer.wire.all( 'ack' ) ).toHaveLength( 5 );
		expect( customer.wire.last( 'error' ) ).toMatchObject( {
			id: 't6',
			code: 'not_allowed',
		} );
	} );

	it( 'the mail holds the end of a very long talk', async () => {
		const world = new World();
		const customer = await world.customer();
		for ( let index = 0; index < 20; index++ ) {
			await customer.send( {
				type: 'send',
				id: `m${ index }`,
				text: `${ index }: ${ 'x'.repeat( 7000 ) }`,
			} );
		}
		await customer.send( form( 't' ) );
		const [ mail ] = await world.store.claimMail(
			'shop_4f1d0c2b9a8e7d6c',
			world.clock.now(),
			1,
			10
		);
		expect( mail!.mail.transcript ).toHaveLength( 100_000 );
		expect( mail!.mail.transcript ).toContain( '19: xxx' );
	} );

	it( '3.2 more than sixty frames in a minute wait for the next one', async () => {
		const world = new World();
		const customer = await world.customer();
		const send = async ( index: number ) => {
			world.clock.advance( 100 );
			await customer.send( {
				type: 'send',
				id: `m${ index }`,
				text: 'Kettle?',
			} );
		};
		for ( let index = 0; index < 61; index++ ) {
			await send( index );
		}
		expect( customer.wire.last( 'error' ) ).toMatchObject( {
			id: 'm60',
			code: 'limit',
		} );
		// Sending an old one again is no new one; m60 holds it up no longer (10.9).
		world.clock.advance( 5000 );
		await send( 0 );
		expect( customer.wire.last( 'ack' ) ).toMatchObject( {
			id: 'm0',
			seq: 1,
		} );
		world.clock.advance( 60_000 );
		await send( 60 );
		expect( customer.wire.last( 'ack' ).id ).toBe( 'm60' );
	} );
} );
