/** What happens by itself. */
import { Unavailable } from '../../sidecar/ports';
import { World, type Client } from './support/world';

const MINUTE = 60_000;
const SHOP = 'shop_4f1d0c2b9a8e7d6c';

async function waiting( claims = {} ) {
	const world = new World();
	const priya = await world.agent( '3' );
	const customer = await world.customer( claims );
	await customer.send( {
		type: 'send',
		id: 'm1',
		text: 'My vase is broken.',
	} );
	await customer.send( { type: 'request_person', id: 'p1' } );
	const conversation = customer.conversation;
	await priya.send( { type: 'open', conversation, after: 0 } );
	return { world, priya, customer, conversation };
}

async function human() {
	const all = await waiting();
	await all.priya.send( {
		type: 'accept',
		id: 'a',
		conversation: all.conversation,
	} );
	return all;
}

const more = { type: 'send', id: 'm2', text: 'One more thing.' } as const;

/** The agent closed the conversation, then the desk. */
async function closedAndGone() {
	const all = await human();
	const { priya, conversation } = all;
	await priya.send( { type: 'close', id: 'c', conversation } );
	await priya.gone();
	return all;
}

/** The next commit is stored when the test says so. */
function slowDisk( world: World ) {
	const commit = world.store.commit.bind( world.store );
	let goesOn = () => {};
	const told = new Promise< void >( ( resolve ) => ( goesOn = resolve ) );
	const isWaitedFor = new Promise< void >( ( resolve ) =>
		jest
			.spyOn( world.store, 'commit' )
			.mockImplementationOnce( async ( change ) => {
				resolve();
				await told;
				return commit( change );
			} )
	);
	return { isWaitedFor: () => isWaitedFor, goesOn };
}

const lostAt = ( world: World, conversation: string ) =>
	world.store.dueAt( SHOP, conversation, 'agent_lost' );

const statusOf = async ( world: World, conversation: string ) =>
	( await world.store.conversation( SHOP, conversation ) )?.status;

const lines = ( { wire }: Client ) =>
	wire.texts().filter( ( text ) => text.startsWith( '—' ) );

describe( 'a customer who leaves while waiting', () => {
	it( 'after two minutes the desk is told, and the place is kept', async () => {
		const { world, priya, customer, conversation } = await waiting();
		await customer.gone();
		expect( priya.wire.last( 'desk_change' ).put?.customer.online ).toBe(
			false
		);
		await world.pass( 2 * MINUTE );
		expect( lines( priya ).at( -1 ) ).toBe(
			'— The customer has left and keeps their place.'
		);
		const back = await world.customer();
		expect( back.wire.view.status ).toBe( 'waiting' );
		expect( lines( priya ).at( -1 ) ).toBe( '— The customer is back.' );
		expect( back.wire.texts().join() ).not.toContain(
			'has left and keeps'
		);
		await world.pass( 4 * MINUTE );
		expect(
			( await world.store.conversation( SHOP, conversation ) )?.status
		).toBe( 'waiting' );
	} );

	it( 'after fifteen minutes it is closed as abandoned, and the desk shows it', async () => {
		const { world, priya, customer, conversation } = await waiting();
		await customer.gone();
		await world.pass( 2 * MINUTE );
		await priya.send( {
			type: 'renew',
			token: await world.token( { aud: 'agent', sub: '3' } ),
		} );
		await world.pass( 7 * MINUTE );
		await priya.send( {
			type: 'renew',
			token: await world.token( { aud: 'agent', sub: '3' } ),
		} );
		await world.pass( 7 * MINUTE );
		expect( priya.wire.last( 'desk_change' ).put ).toMatchObject( {
			conversation,
			status: 'closed',
		} );
		const stored = await world.store.conversation( SHOP, conversation );
		expect( stored ).toMatchObject( {
			status: 'closed',
			closedAs: 'abandoned',
			handoff: { state: 'abandoned' },
		} );
	} );

	it( '… or becomes a ticket when their address is known', async () => {
		const { world, customer, conversation } = await waiting( {
			name: 'Zoë',
			email: 'z@example.org',
			customer: '7',
		} );
		await customer.gone();
		await world.pass( 15 * MINUTE );
		const stored = await world.store.conversation( SHOP, conversation );
		expect( stored ).toMatchObject( {
			status: 'assistant',
			handoff: { state: 'ticketed' },
		} );
		const [ mail ] = await world.store.claimMail(
			SHOP,
			world.clock.now(),
			1,
			10
		);
		expect( mail?.mail ).toMatchObject( {
			name: 'Zoë',
			email: 'z@example.org',
			number: 'B-1001',
		} );
		expect( mail?.mail.about ).toContain( 'My vase is broken.' );
	} );
} );

describe( 'an agent whose connection is lost', () => {
	it( 'a short gap changes nothing', async () => {
		const { world, priya, conversation } = await human();
		await priya.gone();
		await world.pass( 15_000 );
		expect( world.relay.anybodyAvailable() ).toBe( true );
		await world.agent( '3', 'badge' );
		await world.pass( 5 * MINUTE );
		expect(
			( await world.store.conversation( SHOP, conversation ) )?.status
		).toBe( 'human' );
	} );

	it( 'after the grace and a minute the conversation waits again and others ring', async () => {
		const { world, priya, customer, conversation } = await human();
		const owner = await world.agent( '1' );
		await priya.gone();
		await world.pass( 79_000 );
		expect( customer.wire.view.status ).toBe( 'human' );
		await world.pass( 1000 );
		expect( customer.wire.view ).toMatchObject( {
			status: 'waiting',
			named: { id: '1' },
		} );
		const rung = owner.wire
			.all( 'desk_change' )
			.filter( ( { ring } ) => ring );
		expect( rung.at( -1 )?.put?.conversation ).toBe( conversation );
		await owner.send( { type: 'accept', id: 'x', conversation } );
		expect( customer.wire.view.agent?.name ).toBe( 'Owner' );
	} );

	it( 'nobody else there: the form, and never silence', async () => {
		const { world, priya, customer } = await human();
		await priya.gone();
		await world.pass( 80_000 );
		expect( customer.wire.view ).toMatchObject( {
			status: 'assistant',
			offer: true,
			handoff: undefined,
		} );
		expect( customer.wire.texts().at( -1 ) ).toContain(
			'Our agents are offline right now.'
		);
	} );

	it( '4.5 also who wrote again within the grace of the agent who had closed it', async () => {
		const { world, customer, conversation } = await closedAndGone();
		await world.pass( 5_000 );
		await customer.send( more );
		expect( customer.wire.view.status ).toBe( 'human' );
		await world.pass( 79_000 );
		expect( customer.wire.view.status ).toBe( 'human' );
		await world.pass( 1000 );
		expect( await statusOf( world, conversation ) ).toBe( 'assistant' );
		expect( customer.wire.texts().at( -1 ) ).toContain(
			'Our agents are offline right now.'
		);
	} );

	it( '4.5 … also when the process was started anew in between', async () => {
		const { world: before, conversation } = await closedAndGone();
		const world = new World( {
			store: before.store,
			clock: before.clock,
			idPrefix: 'b',
		} );
		await world.recover();
		const customer = await world.customer();
		await customer.send( more );
		expect( customer.wire.view.status ).toBe( 'human' );
		await world.pass( 80_000 );
		expect( await statusOf( world, conversation ) ).toBe( 'assistant' );
	} );

	it( '4.5 … but not when the agent is back in time', async () => {
		const { world, customer, conversation } = await closedAndGone();
		await customer.send( more );
		expect( await lostAt( world, conversation ) ).toBeDefined();
		await world.pass( 15_000 );
		await world.agent( '3' );
		expect( await lostAt( world, conversation ) ).toBeUndefined();
		await world.pass( 5 * MINUTE );
		expect( customer.wire.view.status ).toBe( 'human' );
	} );

	it( '4.5 … nor while another desk of theirs is open', async () => {
		const { world, priya, customer, conversation } = await human();
		await world.agent( '3' );
		await priya.send( { type: 'close', id: 'c', conversation } );
		await priya.gone();
		await customer.send( more );
		expect( customer.wire.view.status ).toBe( 'human' );
		expect( await lostAt( world, conversation ) ).toBeUndefined();
	} );

	it( '4.5 what the customer goes on writing puts nothing off', async () => {
		const { world, customer, conversation } = await closedAndGone();
		await customer.send( more );
		const at = await lostAt( world, conversation );
		await world.pass( 10_000 );
		await customer.send( { type: 'send', id: 'm3', text: 'Hello?' } );
		expect( await lostAt( world, conversation ) ).toBe( at );
	} );

	it( '4.5 also whom the agent accepted when the connection broke', async () => {
		const { world, priya, customer, conversation } = await waiting();
		const disk = slowDisk( world );
		const accepting = priya.send( {
			type: 'accept',
			id: 'a',
			conversation,
		} );
		await disk.isWaitedFor();
		world.relay.gone( priya.session );
		disk.goesOn();
		await accepting;
		expect( customer.wire.view.status ).toBe( 'human' );
		await world.pass( 80_000 );
		expect( await statusOf( world, conversation ) ).toBe( 'assistant' );
	} );

	it( '4.3 also when the process was started anew in between', async () => {
		const { world, conversation } = await human();
		const after = new World( {
			store: world.store,
			clock: world.clock,
			idPrefix: 'b',
		} );
		await after.recover();
		await after.pass( 80_000 );
		expect(
			( await world.store.conversation( SHOP, conversation ) )?.status
		).toBe( 'assistant' );
	} );
} );

describe( 'everybody leaves while a customer waits', () => {
	const said = ( { wire }: Client ) =>
		wire
			.texts()
			.filter( ( text ) => text.includes( 'Our agents are offline' ) );

	it( 'the customer is told once and offered the form; the place is kept', async () => {
		const { world, priya, customer, conversation } = await waiting();
		await priya.gone();
		await world.pass( 19_000 );
		expect( said( customer ) ).toEqual( [] );
		await world.pass( 20_000 );
		expect( said( customer ) ).toHaveLength( 1 );
		expect( customer.wire.view ).toMatchObject( {
			status: 'waiting',
			offer: true,
		} );
		await world.pass( 3 * MINUTE );
		expect( said( customer ) ).toHaveLength( 1 );
		const back = await world.agent( '3' );
		await back.send( { type: 'accept', id: 'a', conversation } );
		expect( customer.wire.view ).toMatchObject( {
			status: 'human',
			offer: false,
		} );
	} );

	it( 'switching off says the same; somebody who stays is enough', async () => {
		const { world, priya, customer } = await waiting();
		const owner = await world.agent( '1' );
		await priya.send( { type: 'available', available: false } );
		await world.pass( MINUTE );
		expect( said( customer ) ).toEqual( [] );
		await owner.send( { type: 'available', available: false } );
		await world.pass( MINUTE );
		expect( said( customer ) ).toHaveLength( 1 );
	} );
} );

describe( 'a restart while a customer waits', () => {
	const restarted = async ( before: World ) => {
		const world = new World( {
			store: before.store,
			clock: before.clock,
			idPrefix: 'b',
		} );
		await world.recover();
		return world;
	};
	const texts = async ( world: World ) =>
		( await world.customer() ).wire.texts().join();

	it( '4.5 agents who were there are on their way back: nobody is told that they are not', async () => {
		const { world: before, conversation } = await waiting();
		await before.pass( 20_000 );
		const world = await restarted( before );
		await world.pass( 1000 );
		expect( await texts( world ) ).not.toContain( 'offline' );
		const priya = await world.agent( '3' );
		await world.pass( MINUTE );
		expect( await texts( world ) ).not.toContain( 'offline' );
		await priya.send( { type: 'accept', id: 'a', conversation } );
		expect( priya.wire.last( 'ack' ).id ).toBe( 'a' );
	} );

	it( '4.5 … and who asks in those seconds is told a name', async () => {
		const { world: before } = await waiting();
		const world = await restarted( before );
		const other = await world.customer( { sub: 'v_2' } );
		await other.send( { type: 'request_person', id: 'r' } );
		expect( other.wire.view.named?.name ).toBe( 'Priya Shah' );
	} );

	it( '4.5 agents who do not come back count for their grace only', async () => {
		const { world: before } = await waiting();
		const world = await restarted( before );
		await world.pass( 21_000 );
		await world.pass( 15_000 );
		expect( await texts( world ) ).toContain( 'offline' );
		const third = await restarted( world );
		expect( third.relay.anybodyAvailable() ).toBe( false );
	} );
} );

describe( 'silence', () => {
	it( 'that ended while its row was being claimed closes nothing', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( { type: 'send', id: 'm1', text: 'Hello' } );
		world.clock.advance( 24 * 60 * MINUTE );
		const claim = world.store.claimDue.bind( world.store );
		jest.spyOn( world.store, 'claimDue' ).mockImplementationOnce(
			async ( ...asked ) => {
				const rows = await claim( ...asked );
				const again = await world.customer();
				await again.send( {
					type: 'send',
					id: 'm2',
					text: 'Still me',
				} );
				return rows;
			}
		);
		await world.timers.round();
		await world.flush();
		expect(
			( await world.store.conversation( SHOP, customer.conversation ) )
				?.status
		).toBe( 'assistant' );
	} );

	it( 'of more conversations than are claimed at once ends all of them in one round', async () => {
		const world = new World();
		const all: Client[] = [];
		for ( let i = 0; i < 120; i++ ) {
			const customer = await world.customer( { sub: `v_${ i }` } );
			await customer.send( { type: 'send', id: 'm1', text: 'Hello' } );
			all.push( customer );
		}
		world.clock.advance( 24 * 60 * MINUTE );
		await world.timers.round();
		const left = await Promise.all(
			all.map( ( { conversation } ) => statusOf( world, conversation ) )
		);
		expect( left.filter( ( status ) => status !== 'closed' ) ).toEqual(
			[]
		);
	} );

	it( 'a message moves the end by a day, without moving its row', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( { type: 'send', id: 'm1', text: 'Hello' } );
		const { conversation } = customer;
		const dueAt = () =>
			world.store.dueAt( SHOP, conversation, 'idle_close' );
		const before = await dueAt();
		await world.pass( 20 * 60 * MINUTE );
		const again = await world.customer();
		await again.send( { type: 'send', id: 'm2', text: 'Still me' } );
		expect( await dueAt() ).toBe( before );
		await world.pass( 4 * 60 * MINUTE );
		await world.pass( 20 * 60 * MINUTE - 1 );
		expect( await statusOf( world, conversation ) ).toBe( 'assistant' );
		await world.pass( 1 );
		expect( await statusOf( world, conversation ) ).toBe( 'closed' );
		expect( await dueAt() ).toBeUndefined();
	} );

	it( 'of somebody who waits closes nothing, and a day after they went on it does', async () => {
		const { world, conversation } = await waiting();
		await world.pass( 25 * 60 * MINUTE );
		expect( await statusOf( world, conversation ) ).toBe( 'waiting' );
		const customer = await world.customer();
		await customer.send( { type: 'cancel_handoff', id: 'c' } );
		expect( await statusOf( world, conversation ) ).toBe( 'assistant' );
		await world.pass( 25 * 60 * MINUTE );
		expect( await statusOf( world, conversation ) ).toBe( 'closed' );
	} );

	it( 'of a day closes a conversation', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( { type: 'send', id: 'm1', text: 'Hello' } );
		const conversation = customer.conversation;
		await world.pass( 24 * 60 * MINUTE - 1 );
		expect(
			( await world.store.conversation( SHOP, conversation ) )?.status
		).toBe( 'assistant' );
		await world.pass( 1 );
		expect(
			await world.store.conversation( SHOP, conversation )
		).toMatchObject( { status: 'closed', closedAs: 'idle' } );
		const again = await world.customer();
		await again.send( { type: 'send', id: 'm2', text: 'Hello again' } );
		expect( again.wire.view.status ).toBe( 'assistant' );
		expect( again.wire.texts().at( -1 ) ).toBe(
			'assistant: About: Hello again'
		);
	} );
} );

describe( 'while nothing can be stored', () => {
	const full = () => new Unavailable( 'the disk is full' );

	it( '10.8 the timers say so once, however long it lasts', async () => {
		const { world } = await waiting();
		jest.spyOn( world.store, 'claimDue' ).mockRejectedValue( full() );
		for ( let round = 0; round < 60; round++ ) {
			await world.timers.round();
		}
		expect( world.log.errors ).toHaveLength( 1 );
	} );

	it( '9.3 a going that cannot be noted names whose it is', async () => {
		const { world, priya, customer, conversation } = await waiting();
		jest.spyOn( world.store, 'commit' ).mockRejectedValue(
			new Error( 'broken' )
		);
		jest.spyOn( world.store, 'ofAgent' ).mockRejectedValue(
			new Error( 'broken' )
		);
		await customer.gone();
		await priya.gone();
		expect( world.log.warnings ).toMatchObject( [
			{ fields: { conversation } },
			{ fields: { agent: '3' } },
		] );
	} );

	it( '10.10 who goes meanwhile is noted once there is room; who is back by then was never away', async () => {
		const { world, priya, customer, conversation } = await human();
		const disk = jest
			.spyOn( world.store, 'commit' )
			.mockRejectedValue( full() );
		await priya.gone();
		await customer.gone();
		await world.pass( 5_000 );
		expect(
			await world.store.dueAt( SHOP, conversation, 'agent_lost' )
		).toBeUndefined();
		disk.mockRestore();
		await world.pass( 30_000 );
		expect(
			await world.store.dueAt( SHOP, conversation, 'agent_lost' )
		).toBeDefined();
		disk.mockRejectedValue( full() );
		const again = await world.agent( '3' );
		expect( again.wire.closed ).toBeUndefined();
		disk.mockRestore();
		await world.pass( 30_000 );
		expect(
			await world.store.dueAt( SHOP, conversation, 'agent_lost' )
		).toBeUndefined();
		expect( world.log.warnings ).toEqual( [] );
	} );
} );
