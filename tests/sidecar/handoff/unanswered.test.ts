/** Every question that was acknowledged is answered, whoever had it first. */
import { Unavailable } from '../../../sidecar/ports';
import { QuotingAssistant } from '../../../sidecar/llm/quoting';
import { accepted } from '../support/stories';
import { World } from '../support/world';

const say = ( id: string, text: string ) => ( {
	type: 'send' as const,
	id,
	text,
} );
const answering = ( world: World ) => {
	world.assistant.reply = ( { asked } ) => `To: ${ asked.join( ' | ' ) }`;
};

describe( 'a question that nobody answered', () => {
	it( '4.3 … because a person was asked for is answered when the customer goes back', async () => {
		const world = new World();
		await world.agent( '3' );
		world.assistant.reply = undefined;
		const customer = await world.customer();
		await customer.send( say( 'm1', 'Do you ship to Norway?' ) );
		await customer.send( { type: 'request_person', id: 'p' } );
		await customer.send( say( 'm2', 'It would be a kettle.' ) );
		answering( world );
		await customer.send( { type: 'cancel_handoff', id: 'c' } );
		expect( customer.wire.texts().at( -1 ) ).toBe(
			'assistant: To: Do you ship to Norway? | It would be a kettle.'
		);
	} );

	it( '4.3 … because the agent gave it back is answered by the assistant', async () => {
		const { world, priya, customer, conversation } = await accepted();
		answering( world );
		await customer.send( say( 'q', 'Do you ship to Norway?' ) );
		await priya.send( { type: 'return', id: 'r', conversation } );
		expect( customer.wire.texts().at( -1 ) ).toMatch(
			/^assistant: To: .*Do you ship to Norway\?$/
		);
	} );

	it( '4.3 … because the agent’s connection was lost, too', async () => {
		const { world, priya, customer } = await accepted();
		answering( world );
		await customer.send( say( 'q', 'Do you ship to Norway?' ) );
		await priya.gone();
		await world.pass( 80_000 );
		expect( customer.wire.texts().at( -1 ) ).toContain(
			'Do you ship to Norway?'
		);
		expect( customer.wire.view.offer ).toBe( true );
	} );

	it( 'nothing but the wish for a person, or an answered question, asks for nothing', async () => {
		const { world, priya, customer, conversation } = await accepted();
		await priya.send( {
			type: 'send',
			id: 'p1',
			conversation,
			text: 'Yes, we do.',
		} );
		await customer.send( say( 'q', 'thanks!' ) );
		const before = world.assistant.asked.length;
		await priya.send( { type: 'return', id: 'r', conversation } );
		expect( world.assistant.asked ).toHaveLength( before );
		await customer.send( say( 'w', 'Can I talk to a person?' ) );
		await customer.send( { type: 'cancel_handoff', id: 'c' } );
		expect( world.assistant.asked ).toHaveLength( before );
	} );

	it( '4.3 two at once: the question is answered, not the thanks after it', async () => {
		const world = new World();
		const quoting = new QuotingAssistant( {
			search: async ( question ) => [
				{
					source: { title: 'Shipping', url: 'https://s.example/' },
					text: `About ${ question }`,
					title: 'Shipping',
					entry: 'page:1#1',
					score: 1,
					kind: 'page',
				},
			],
		} );
		world.assistant.answer = ( question, signal ) =>
			quoting.answer( question, signal );
		const customer = await world.customer();
		await customer.send(
			say( 'm1', 'Do you ship to Norway?' ),
			say( 'm2', 'thanks' )
		);
		expect( customer.wire.texts().at( -1 ) ).toContain(
			'About Do you ship to Norway?'
		);
	} );

	it( '4.3 a store that refuses for a moment loses no answer', async () => {
		const world = new World();
		world.assistant.reply = undefined;
		const customer = await world.customer();
		await customer.send( say( 'm1', 'Do you ship to Norway?' ) );
		const commit = jest
			.spyOn( world.store, 'commit' )
			.mockRejectedValue( new Unavailable( 'the disk is full' ) );
		world.assistant.say( 'Yes.' );
		world.assistant.end();
		await world.flush();
		await world.pass( 1000 );
		expect( customer.wire.texts() ).toHaveLength( 1 );
		commit.mockRestore();
		await world.pass( 2000 );
		expect( customer.wire.texts().at( -1 ) ).toBe( 'assistant: Yes.' );
	} );

	it( '4.3 a stop while it is refused ends at once, and the next start answers', async () => {
		const world = new World();
		const customer = await world.customer();
		const commit = world.store.commit.bind( world.store );
		jest.spyOn( world.store, 'commit' ).mockImplementation( ( change ) =>
			change.expect?.turn
				? Promise.reject( new Unavailable( 'the disk is full' ) )
				: commit( change )
		);
		await customer.send( say( 'm1', 'Do you ship to Norway?' ) );
		await world.turns.stop();
		jest.restoreAllMocks();
		const next = new World( {
			store: world.store,
			clock: world.clock,
			idPrefix: 'b',
		} );
		await next.recover();
		await next.flush();
		expect( ( await next.customer() ).wire.texts() ).toHaveLength( 2 );
	} );
} );
