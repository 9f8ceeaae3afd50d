/** Every turn of the assistant ends in a reply or a handoff. */
import { MemoryStore } from '../../sidecar/store/memory';
import { TURN_MS } from '../../sidecar/conversation/turn';
import { FakeClock } from './support/fake-clock';
import { World, type Client } from './support/world';

const say = ( id: string, text: string ) => ( {
	type: 'send' as const,
	id,
	text,
} );
const streamed = ( { wire }: Client ) =>
	wire.all( 'stream' ).map( ( { offset, text } ) => [ offset, text ] );

async function asking() {
	const world = new World();
	world.assistant.reply = undefined;
	const customer = await world.customer();
	await customer.send( say( 'm1', 'Do you ship to Norway?' ) );
	return { world, customer };
}

describe( 'a turn', () => {
	it( '3.7 is streamed with offsets, and its message replaces the pieces', async () => {
		const { world, customer } = await asking();
		expect( customer.wire.last( 'typing' ) ).toMatchObject( {
			who: 'assistant',
			name: 'Shop assistant',
			expiresIn: 8000,
		} );
		world.assistant.say( 'Yes, ' );
		world.assistant.say( 'we do.' );
		await world.flush();
		expect( streamed( customer ) ).toEqual( [
			[ 0, 'Yes, ' ],
			[ 5, 'we do.' ],
		] );
		expect( customer.wire.view.streams ).toHaveLength( 1 );
		world.assistant.end();
		await world.flush();
		expect( customer.wire.texts().at( -1 ) ).toBe(
			'assistant: Yes, we do.'
		);
		expect( customer.wire.view.streams ).toEqual( [] );
		expect( customer.wire.all( 'stream_end' ) ).toEqual( [] );
	} );

	it( '4.4 a new message aborts it and withdraws its text; both are answered once', async () => {
		const { world, customer } = await asking();
		world.assistant.say( 'Yes, ' );
		await world.flush();
		world.assistant.reply = ( { history } ) =>
			`To ${ history.filter( ( { by } ) => by === 'customer' ).length } messages`;
		await customer.send( say( 'm2', 'And to Iceland?' ) );
		expect( world.assistant.aborted ).toHaveLength( 1 );
		expect( customer.wire.all( 'stream_end' ) ).toHaveLength( 1 );
		expect( customer.wire.texts() ).toEqual( [
			'customer: Do you ship to Norway?',
			'customer: And to Iceland?',
			'assistant: To 2 messages',
		] );
		expect( customer.wire.view.streams ).toEqual( [] );
	} );

	it( '4.4 a handoff aborts it, and it never talks over the announcement', async () => {
		const { world, customer } = await asking();
		await world.agent( '3' );
		world.assistant.say( 'Let me ' );
		await world.flush();
		await customer.send( { type: 'request_person', id: 'p' } );
		world.assistant.say( 'see.' );
		world.assistant.end();
		await world.flush();
		expect( customer.wire.view.status ).toBe( 'waiting' );
		expect( customer.wire.texts() ).toHaveLength( 2 );
		expect( customer.wire.view.streams ).toEqual( [] );
	} );

	it.each( [
		[
			'fails',
			( world: World ) => world.assistant.end( new Error( 'HTTP 500' ) ),
		],
		[ 'says nothing', ( world: World ) => world.assistant.end() ],
		[
			'says only blanks',
			( world: World ) => {
				world.assistant.say( ' \n' );
				world.assistant.end();
			},
		],
		[
			'takes too long',
			( world: World ) => world.clock.advance( TURN_MS ),
		],
		[
			'breaks off',
			( world: World ) => {
				world.assistant.say( 'We sh' );
				world.assistant.end( new Error( 'reset' ) );
			},
		],
	] )(
		'4.3 an assistant that %s lands the customer at a person',
		async ( _, happen ) => {
			const { world, customer } = await asking();
			const priya = await world.agent( '3' );
			happen( world );
			await world.flush();
			expect( customer.wire.view.status ).toBe( 'waiting' );
			expect( customer.wire.view.streams ).toEqual( [] );
			expect( customer.wire.texts().at( -1 ) ).toContain(
				'Let me connect you with Priya Shah'
			);
			expect( priya.wire.last( 'desk_change' ).put?.trigger ).toBe(
				'assistant_failed'
			);
		}
	);

	it( '4.3 … or at the form, when nobody is there', async () => {
		const { world, customer } = await asking();
		world.assistant.end( new Error( 'HTTP 500' ) );
		await world.flush();
		expect( customer.wire.view ).toMatchObject( {
			status: 'assistant',
			offer: true,
			streams: [],
		} );
	} );
} );

describe( 'after a crash', () => {
	/** The first process is gone in the middle of a turn. */
	async function crashed() {
		const clock = new FakeClock();
		const store = new MemoryStore( clock );
		const before = new World( { store, clock, idPrefix: 'a' } );
		before.assistant.reply = undefined;
		const customer = await before.customer();
		await customer.send( say( 'm1', 'Do you ship to Norway?' ) );
		return {
			clock,
			store,
			seen: customer.wire.view.upTo,
			conversation: customer.conversation,
		};
	}

	it( '4.3 an unanswered message is taken up again and answered once', async () => {
		const { clock, store } = await crashed();
		const after = new World( { store, clock, idPrefix: 'b' } );
		await after.recover();
		await after.flush();
		const customer = await after.customer();
		expect( customer.wire.texts() ).toEqual( [
			'customer: Do you ship to Norway?',
			'assistant: About: Do you ship to Norway?',
		] );
		await after.recover();
		await after.flush();
		expect( after.assistant.asked ).toHaveLength( 1 );
	} );

	it( '4.3 one that cannot be taken up is named, and keeps no other back', async () => {
		const { clock, store, conversation } = await crashed();
		const second = new World( { store, clock, idPrefix: 'c' } );
		second.assistant.reply = undefined;
		const other = await second.customer( { sub: 'v_2' } );
		await other.send( say( 'm1', 'Do you gift-wrap?' ) );
		const after = new World( { store, clock, idPrefix: 'b' } );
		const { commit } = store;
		jest.spyOn( store, 'commit' ).mockImplementation( ( change ) =>
			change.conversation === conversation
				? Promise.reject( new Error( 'broken' ) )
				: commit.call( store, change )
		);
		await after.recover();
		await after.flush();
		expect( after.log.errors ).toMatchObject( [
			{
				fields: { conversation },
				message: 'a conversation could not be taken up',
			},
		] );
		expect( after.assistant.asked ).toHaveLength( 1 );
		jest.restoreAllMocks();
	} );

	it( '4.3 a turn that takes the process down twice goes to a person', async () => {
		const { clock, store } = await crashed();
		const second = new World( { store, clock, idPrefix: 'b' } );
		second.assistant.reply = undefined;
		await second.recover();
		await second.flush();
		const third = new World( { store, clock, idPrefix: 'c' } );
		await third.recover();
		await third.flush();
		expect( third.assistant.asked ).toHaveLength( 0 );
		const customer = await third.customer();
		expect( customer.wire.view.offer ).toBe( true );
	} );

	it( '1.4 sent again to the new process: the same number, one copy', async () => {
		const { clock, store, seen, conversation } = await crashed();
		const after = new World( { store, clock, idPrefix: 'b' } );
		const customer = await after.customer(
			{},
			{ conversation, after: seen }
		);
		await customer.send( say( 'm1', 'Do you ship to Norway?' ) );
		expect( customer.wire.last( 'ack' ) ).toMatchObject( {
			id: 'm1',
			seq: 1,
		} );
		expect(
			await store.events( 'shop_4f1d0c2b9a8e7d6c', conversation, 0 )
		).toHaveLength( 1 );
	} );
} );

describe( 'an answer that promises what nobody told the assistant', () => {
	it( '13.9 stands, and agents alone see the flag, also later', async () => {
		const world = new World();
		world.assistant.reply = () => ( {
			text: 'I have refunded you.',
			flags: [ { what: 'refund', said: 'I have refunded you' } ],
		} );
		const customer = await world.customer();
		await customer.send( say( 'm1', 'Do you ship to Norway?' ) );
		expect( customer.wire.texts().at( -1 ) ).toBe(
			'assistant: I have refunded you.'
		);
		expect( JSON.stringify( customer.wire.frames ) ).not.toContain(
			'"flag"'
		);
		const { conversation } = customer;
		const agent = await world.agent( '3', 'desk', [
			{ conversation, after: 0 },
		] );
		const [ answer, flag ] = agent.wire.view.events.slice( -2 );
		expect( flag ).toMatchObject( {
			type: 'flag',
			audience: 'agents',
			what: 'refund',
			message: ( answer as { id: string } ).id,
			said: 'I have refunded you',
		} );
	} );
} );
