/** From "a person, please" to the end of the talk. */
import { World } from './support/world';

const HANDOFF =
	"assistant: This sounds like something I want to make sure you get the right help with. Let me connect you with Priya Shah, our support agent. They'll have our full conversation so you won't need to repeat yourself.";

/** A customer who asked for a person while Priya was there. */
async function waiting() {
	const world = new World();
	const priya = await world.agent( '3' );
	const customer = await world.customer( {
		name: 'Zoë',
		email: 'z@example.org',
	} );
	await customer.send( {
		type: 'send',
		id: 'm1',
		text: 'My order #12 arrived broken.',
	} );
	await customer.send( {
		type: 'send',
		id: 'm2',
		text: 'Can I talk to a person?',
	} );
	const conversation = customer.conversation;
	return { world, priya, customer, conversation };
}

async function accepted() {
	const all = await waiting();
	await all.priya.send(
		{ type: 'open', conversation: all.conversation, after: 0 },
		{ type: 'accept', id: 'a1', conversation: all.conversation }
	);
	return all;
}

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
			evidence: [ { message: 'm2', start: 6, end: 22 } ],
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
		expect( priya.wire.view.handoff?.evidence ).toHaveLength( 3 );
		expect( customer.wire.texts().slice( -2 ) ).toEqual( [
			HANDOFF,
			'customer: I want a human!',
		] );
	} );

	it( 'a message while waiting is shown to the desk, and the assistant is silent', async () => {
		const { world, priya, customer } = await waiting();
		await customer.send( {
			type: 'send',
			id: 'm3',
			text: 'It is the blue one.',
		} );
		expect( world.assistant.asked ).toHaveLength( 1 );
		expect( priya.wire.last( 'desk_change' ).put?.lastText ).toBe(
			'It is the blue one.'
		);
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
} );

describe( 'accepting', () => {
	it( 'the log says who joined, and the opening words stand ready', async () => {
		const { priya, customer } = await accepted();
		expect( customer.wire.texts().at( -1 ) ).toBe(
			'— The assistant has left; Priya Shah has joined.'
		);
		expect( customer.wire.view ).toMatchObject( {
			status: 'human',
			agent: { name: 'Priya Shah' },
		} );
		expect( priya.wire.last( 'ack' ).opening ).toBe(
			"Hi, I'm Priya — I can see what you've been discussing with our AI assistant. I'm so sorry you've had this experience with your order. Let me fix this for you right now."
		);
	} );

	it( '3.4 of two at once one wins, the other is told who', async () => {
		const { world, priya, conversation } = await waiting();
		const owner = await world.agent( '1' );
		const accept = JSON.stringify( {
			type: 'accept',
			id: 'a',
			conversation,
		} );
		owner.session.receive( accept );
		priya.session.receive( accept );
		await world.flush();
		expect( owner.wire.last( 'ack' ).id ).toBe( 'a' );
		expect( priya.wire.all( 'ack' ) ).toHaveLength( 0 );
		expect( priya.wire.last( 'error' ) ).toMatchObject( {
			id: 'a',
			code: 'taken',
			by: { id: '1', name: 'Owner' },
		} );
		await owner.send( { type: 'open', conversation, after: 0 } );
		expect( owner.wire.texts().at( -1 ) ).toBe(
			'— Owner has joined instead of Priya Shah.'
		);
	} );

	it( '1.4 the same accept again is answered by the same words', async () => {
		const { priya, conversation } = await accepted();
		const [ first ] = priya.wire.all( 'ack' );
		await priya.send( { type: 'accept', id: 'a1', conversation } );
		expect( priya.wire.last( 'ack' ) ).toEqual( first );
	} );

	it( 'the two talk and the assistant is silent; the clock stops at the first words', async () => {
		const { world, priya, customer, conversation } = await accepted();
		world.clock.advance( 5000 );
		await priya.send( {
			type: 'send',
			id: 'p1',
			conversation,
			text: 'Hi, I am Priya.',
		} );
		await customer.send( {
			type: 'send',
			id: 'm3',
			text: 'Thank you, it was blue.',
		} );
		expect( priya.wire.texts().slice( -2 ) ).toEqual( [
			'agent: Hi, I am Priya.',
			'customer: Thank you, it was blue.',
		] );
		expect( customer.wire.texts().slice( -2 ) ).toEqual(
			priya.wire.texts().slice( -2 )
		);
		expect( world.assistant.asked ).toHaveLength( 1 );
		const stored = await world.store.conversation(
			'shop_4f1d0c2b9a8e7d6c',
			conversation
		);
		expect(
			stored!.handoff!.firstAgentMessageAt! - stored!.handoff!.requestedAt
		).toBe( 5000 );
	} );

	it( '3.4 another agent cannot write into it, return or close it', async () => {
		const { world, conversation } = await accepted();
		const owner = await world.agent( '1' );
		await owner.send(
			{ type: 'send', id: 'o1', conversation, text: 'Me too' },
			{ type: 'return', id: 'o2', conversation },
			{ type: 'close', id: 'o3', conversation }
		);
		expect(
			owner.wire
				.all( 'error' )
				.map( ( { code, by } ) => [ code, by?.name ] )
		).toEqual( [
			[ 'taken', 'Priya Shah' ],
			[ 'taken', 'Priya Shah' ],
			[ 'taken', 'Priya Shah' ],
		] );
	} );

	it( '3.4 what does not fit the status is refused, naming both', async () => {
		const { priya, conversation } = await waiting();
		await priya.send( { type: 'return', id: 'r', conversation } );
		expect( priya.wire.last( 'error' ) ).toMatchObject( {
			id: 'r',
			code: 'wrong_status',
			message: '“return” is not possible while “waiting”.',
		} );
	} );

	it( 'a declined handoff stays open to the others', async () => {
		const { world, priya, conversation } = await waiting();
		const owner = await world.agent( '1' );
		await priya.send( { type: 'decline', id: 'd', conversation } );
		expect( priya.wire.last( 'ack' ).id ).toBe( 'd' );
		await owner.send( { type: 'accept', id: 'a', conversation } );
		expect( owner.wire.last( 'ack' ).id ).toBe( 'a' );
	} );
} );

describe( 'after the talk', () => {
	it( 'returned: the assistant answers again, and what was asked before asks nothing', async () => {
		const { world, priya, customer, conversation } = await accepted();
		await priya.send( { type: 'return', id: 'r', conversation } );
		expect( customer.wire.texts().at( -1 ) ).toBe(
			'— Priya Shah has left; the assistant is back.'
		);
		expect( customer.wire.view ).toMatchObject( {
			status: 'assistant',
			handoff: undefined,
		} );
		await customer.send( {
			type: 'send',
			id: 'm5',
			text: 'And the warranty?',
		} );
		expect( customer.wire.texts().at( -1 ) ).toBe(
			'assistant: About: And the warranty?'
		);
		expect( world.assistant.asked ).toHaveLength( 2 );
	} );

	it( 'closed: thanks change nothing, a question soon after brings the same agent back', async () => {
		const { world, priya, customer, conversation } = await accepted();
		await priya.send( { type: 'close', id: 'c', conversation } );
		expect( customer.wire.view.status ).toBe( 'closed' );
		await customer.send( {
			type: 'send',
			id: 'm5',
			text: 'Thanks a lot!',
		} );
		expect( customer.wire.view.status ).toBe( 'closed' );
		await world.pass( 9 * 60_000 );
		await customer.send( {
			type: 'send',
			id: 'm6',
			text: 'Oh, and the lid is missing.',
		} );
		expect( customer.wire.view ).toMatchObject( {
			status: 'human',
			agent: { name: 'Priya Shah' },
		} );
		expect( priya.wire.last( 'desk_change' ) ).toMatchObject( {
			ring: true,
			put: { status: 'human' },
		} );
	} );

	it( 'closed long ago, or by somebody who is away: the assistant', async () => {
		for ( const away of [ true, false ] ) {
			const { world, priya, conversation } = await accepted();
			await priya.send( { type: 'close', id: 'c', conversation } );
			if ( away ) {
				await priya.send( { type: 'available', available: false } );
			} else {
				world.clock.advance( 31 * 60_000 );
			}
			// The first token has ended by then.
			const customer = await world.customer( { name: 'Zoë' } );
			await customer.send( {
				type: 'send',
				id: 'm6',
				text: 'The lid is missing.',
			} );
			expect( customer.wire.view.status ).toBe( 'assistant' );
			expect( customer.wire.texts().at( -1 ) ).toBe(
				'assistant: About: The lid is missing.'
			);
		}
	} );

	it( 'back to the assistant while waiting', async () => {
		const { world, customer } = await waiting();
		await customer.send( { type: 'cancel_handoff', id: 'x' } );
		expect( customer.wire.view ).toMatchObject( {
			status: 'assistant',
			handoff: undefined,
		} );
		await customer.send( {
			type: 'send',
			id: 'm9',
			text: 'What about shipping?',
		} );
		expect( world.assistant.asked ).toHaveLength( 2 );
	} );
} );
