/** From accepting to the end of the talk, and after it. */
import { JUDGED_PER_SECOND } from '../../../sidecar/conversation/customer';
import { accepted, waiting } from '../support/stories';

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

	it( 'a conversation that ended by itself asks for nobody when it goes on', async () => {
		for ( const [ start, hours ] of [
			[ waiting, 1 ],
			[ accepted, 27 ],
		] as const ) {
			const { world, customer, conversation } = await start();
			await customer.gone();
			// Nothing to write to: it is closed, not mailed.
			await world.conversations.operate( conversation, () => ( {
				events: [],
				set: { email: undefined },
			} ) );
			for ( let hour = 0; hour < hours; hour++ ) {
				await world.pass( 60 * 60_000 );
			}
			const stored = await world.store.conversation(
				'shop_4f1d0c2b9a8e7d6c',
				conversation
			);
			expect( stored ).toMatchObject( {
				status: 'closed',
				detectFrom: stored!.seq,
			} );
			await world.agent( '1' );
			const again = await world.customer( { name: 'Zoë' } );
			await again.send( { type: 'send', id: 'n1', text: 'Norway?' } );
			await again.send( { type: 'send', id: 'n2', text: 'The cost?' } );
			expect( again.wire.view.status ).toBe( 'assistant' );
			expect( again.wire.texts().at( -1 ) ).toBe(
				'assistant: About: The cost?'
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

	it( '4.2 asking again is evidence for who talks too; under load their own reading must do', async () => {
		const { world, priya, customer } = await accepted();
		const ask = ( id: string ) =>
			customer.send( { type: 'send', id, text: 'I want a human!' } );
		const evidence = () =>
			priya.wire.view.events.filter(
				( event ) => event.type === 'handoff' && event.evidence
			).length;
		await ask( 'h1' );
		const before = evidence();
		expect( before ).toBeGreaterThan( 0 );
		for ( let index = 0; index < JUDGED_PER_SECOND; index++ ) {
			await customer.send( {
				type: 'send',
				id: `n${ index }`,
				text: 'Hm',
			} );
		}
		await ask( 'h2' );
		expect( evidence() ).toBe( before );
		world.clock.advance( 1000 );
		await ask( 'h3' );
		expect( evidence() ).toBe( before + 1 );
	} );
} );
