/** Long polling, asked by an honest client over real HTTP. */
import {
	polling,
	pollServer,
	RawPoll,
	waiting,
	type PollServer,
} from '../support/poll';
import { SHOP } from '../support/tokens';
import { until } from '../support/until';

let server: PollServer;
beforeEach( async () => {
	server = await pollServer();
} );
afterEach( () => server.close() );

const say = ( id: string, text = `text of ${ id }` ) => ( {
	type: 'send',
	id,
	text,
} );

const isOnline = ( conversation: string ) =>
	server.world.customerPresence.customerOnline( conversation );

async function inConversation( claims = {} ) {
	const customer = await polling( server, claims );
	await customer.send( say( 'm1' ) );
	const { conversation } = await customer.next( 'ack' );
	// The assistant's answer is the last thing for now.
	await customer.next( 'events', ( { events } ) =>
		events.some(
			( one ) => one.type === 'message' && one.from.kind === 'assistant'
		)
	);
	return { customer, conversation };
}

describe( 'the conversation', () => {
	it( '2.10 hello is answered by welcome, a message by its ack and its event', async () => {
		const customer = await polling( server );
		expect( customer.frames.map( ( { type } ) => type ) ).toEqual( [
			'welcome',
		] );
		await customer.send( say( 'm1' ) );
		expect( await customer.next( 'ack' ) ).toMatchObject( {
			id: 'm1',
			seq: 1,
		} );
		const { events } = await customer.next( 'events' );
		expect( events[ 0 ] ).toMatchObject( { text: 'text of m1' } );
	} );

	it( '9.3 the keeper finds the conversation of a request', async () => {
		const { log } = server.world;
		log.verbose = true;
		const { customer, conversation } = await inConversation();
		const { headers } = await customer.send( { type: 'ping' } );
		const request = headers.get( 'x-request-id' );
		const lineOf = () =>
			log.details.find(
				( { fields } ) => fields.request === request && fields.route
			);
		await until( 'the request is noted', () => lineOf() !== undefined );
		const { socket } = lineOf()!.fields;
		expect( lineOf()!.fields ).toMatchObject( {
			route: '/v1/poll',
			status: 200,
			conversation,
		} );
		expect(
			log.details.filter( ( { fields } ) => fields.socket === socket )
				.length
		).toBeGreaterThan( 3 );
	} );

	it( '2.10 an agent is served as over a socket', async () => {
		const { customer, conversation } = await inConversation();
		await server.world.agent( '1' );
		await customer.send( { type: 'request_person', id: 'r1' } );
		await customer.next( 'ack', ( { id } ) => id === 'r1' );
		const token = await server.world.token( { aud: 'agent', sub: '3' } );
		const agent = new RawPoll( server, token );
		await agent.send( {
			type: 'hello',
			v: 1,
			token,
			surface: 'desk',
			timeZone: 'UTC',
			open: [ { conversation, after: 0 } ],
		} );
		const desk = await agent.next( 'desk' );
		expect( desk.items[ 0 ] ).toMatchObject( { conversation } );
		expect( ( await agent.next( 'events' ) ).upTo ).toBeGreaterThan( 0 );
	} );

	it( '2.10 what is typed on a socket is seen by who polls, and the other way', async () => {
		const { customer, conversation } = await inConversation();
		const agent = await server.world.agent( '3', 'desk', [
			{ conversation, after: 0 },
		] );
		await customer.send( { type: 'typing', text: 'My lamp' } );
		await until( 'the preview', () =>
			agent.wire
				.all( 'typing' )
				.some( ( { text } ) => text === 'My lamp' )
		);
		await customer.send( { type: 'request_person', id: 'r1' } );
		await until( 'the handoff', () =>
			agent.wire.all( 'desk_change' ).some( ( { ring } ) => ring )
		);
		await agent.send( { type: 'accept', id: 'a1', conversation } );
		await agent.send( { type: 'typing', conversation, on: true } );
		await customer.next( 'typing', ( { who } ) => who === 'agent' );
	} );
} );

describe( 'numbers', () => {
	it( '2.11 an answer that was lost comes again, whole and once', async () => {
		const { customer } = await inConversation();
		const { at } = customer;
		await customer.send( { type: 'ping' } );
		const lost = await customer.ask( customer.request() );
		const again = await customer.poll();
		expect( lost.body ).toMatchObject( {
			first: at + 1,
			frames: [ { type: 'pong' } ],
		} );
		expect( again.body ).toEqual( lost.body );
		expect( customer.at ).toBe( at + 1 );
	} );

	it( '2.11 what is confirmed is let go', async () => {
		const { customer } = await inConversation();
		const { at } = customer;
		await customer.send( { type: 'ping' } );
		await customer.next( 'pong' );
		const old = await customer.ask( customer.request( { at: 0 } ) );
		expect( old.body.first ).toBe( at + 1 );
	} );

	it( '2.11 a frame that was sent twice is served once', async () => {
		const customer = await polling( server );
		const { first } = customer;
		await customer.send( { type: 'ping' } );
		await customer.next( 'pong' );
		// The answer was lost, so it comes again, with another behind it.
		await customer.ask(
			customer.request( {
				first,
				frames: [ { type: 'ping' }, say( 'm1' ) ],
			} )
		);
		await customer.next( 'ack' );
		expect(
			customer.frames.filter( ( { type } ) => type === 'pong' )
		).toHaveLength( 1 );
	} );

	it( '2.11 frames are served in the order of their numbers', async () => {
		const customer = await polling( server );
		await customer.send( say( 'm1' ), say( 'm2' ), say( 'm3' ) );
		await customer.next( 'ack', ( { id } ) => id === 'm3' );
		expect( customer.all( 'ack' ).map( ( { id } ) => id ) ).toEqual( [
			'm1',
			'm2',
			'm3',
		] );
	} );
} );

describe( 'waiting', () => {
	it( '2.12 a request without frames waits until there is something', async () => {
		const { customer } = await inConversation();
		const polled = customer.poll();
		await waiting( server, 1 );
		const sent = await customer.send( { type: 'ping' } );
		expect( sent.body.frames ).toEqual( [] );
		expect( ( await polled ).body.frames ).toEqual( [ { type: 'pong' } ] );
	} );

	it( '2.12 after 25 s it is answered without frames', async () => {
		const { customer } = await inConversation();
		const polled = customer.poll();
		await waiting( server, 1 );
		server.world.clock.advance( 24_999 );
		expect( server.polls.waiting ).toBe( 1 );
		server.world.clock.advance( 1 );
		expect( ( await polled ).body ).toMatchObject( {
			first: customer.at + 1,
			frames: [],
		} );
	} );

	it( '2.12 a newer request answers the older one', async () => {
		const { customer } = await inConversation();
		const older = customer.poll();
		await waiting( server, 1 );
		const newer = customer.poll();
		expect( ( await older ).body.frames ).toEqual( [] );
		await customer.send( { type: 'ping' } );
		expect( ( await newer ).body.frames ).toEqual( [ { type: 'pong' } ] );
	} );

	it( '2.12 three requests of one person wait; a hidden page finds no place', async () => {
		const tabs = [];
		for ( let tab = 0; tab < 4; tab++ ) {
			tabs.push( await polling( server ) );
		}
		const first = tabs
			.slice( 0, 3 )
			.map( ( tab, index ) => tab.poll( { hidden: index === 1 } ) );
		await waiting( server, 3 );
		const away = await tabs[ 3 ]!.poll( { hidden: true } );
		expect( away.body ).toMatchObject( { frames: [], again: 3000 } );
		// One that is looked at takes the hidden one's.
		const looked = tabs[ 3 ]!.poll();
		expect( ( await first[ 1 ]! ).body.again ).toBe( 3000 );
		await waiting( server, 3 );
		const other = await polling( server, { sub: 'v_2' } );
		void other.poll().catch( () => {} );
		await waiting( server, 4 );
		server.world.clock.advance( 25_000 );
		await Promise.all( [ first[ 0 ], first[ 2 ], looked ] );
	} );
} );

describe( 'a session’s end', () => {
	it( '2.13 without a request for 30 s it is gone, and presence follows', async () => {
		const { customer, conversation } = await inConversation();
		server.world.clock.advance( 29_999 );
		expect( isOnline( conversation ) ).toBe( true );
		server.world.clock.advance( 1 );
		await until( 'the customer is gone', () => ! isOnline( conversation ) );
		const late = await customer.poll();
		expect( late ).toMatchObject( {
			status: 410,
			body: { field: 'session', close: { code: 1001 } },
		} );
	} );

	it( '2.13 who was cut off has five seconds to ask again', async () => {
		const { customer, conversation } = await inConversation();
		for ( let times = 0; times < 3; times++ ) {
			const away = new AbortController();
			const asked = customer
				.poll( {}, { signal: away.signal } )
				.catch( () => 'cut off' );
			await waiting( server, 1 );
			away.abort();
			await asked;
			await waiting( server, 0 );
			server.world.clock.advance( 4999 );
			expect( isOnline( conversation ) ).toBe( true );
			if ( times < 2 ) {
				await customer.send( { type: 'ping' } );
				await customer.poll();
				server.world.clock.advance( 20_000 );
				expect( isOnline( conversation ) ).toBe( true );
			}
		}
		server.world.clock.advance( 1 );
		await until( 'the customer is gone', () => ! isOnline( conversation ) );
	} );

	it( '2.13 who asks again in time stays', async () => {
		const { customer, conversation } = await inConversation();
		for ( let times = 0; times < 5; times++ ) {
			server.world.clock.advance( 20_000 );
			await customer.send( { type: 'ping' } );
		}
		expect( isOnline( conversation ) ).toBe( true );
	} );

	it( '2.13 a page that goes says so; what it sent last is served', async () => {
		const { customer, conversation } = await inConversation();
		const polled = customer.poll();
		await waiting( server, 1 );
		const ended = await customer.poll( {
			frames: [ say( 'm2', 'the last words' ) ],
			end: true,
		} );
		expect( ended.status ).toBe( 200 );
		await polled;
		await until( 'the customer is gone', () => ! isOnline( conversation ) );
		const events = await server.world.store.events( SHOP, conversation, 0 );
		expect( JSON.stringify( events ) ).toContain( 'the last words' );
		expect( ( await customer.poll() ).status ).toBe( 410 );
	} );

	it( '2.13 who never learned the name of their session leaves nothing behind', async () => {
		const customer = await polling( server );
		const away = new AbortController();
		const token = await server.world.token( {
			aud: 'customer',
			sub: 'v_3',
		} );
		const asked = new RawPoll( server, token )
			.ask( { at: 0, first: 1, frames: [] }, { signal: away.signal } )
			.catch( () => 'aborted' );
		await waiting( server, 1 );
		away.abort();
		expect( await asked ).toBe( 'aborted' );
		await waiting( server, 0 );
		expect( server.polls.size ).toBe( 1 );
		await customer.poll( { end: true } );
		expect( server.polls.size ).toBe( 0 );
	} );

	it( '2.13 the token’s end closes with 4001 after the last frame', async () => {
		const { customer } = await inConversation();
		for ( let seconds = 0; seconds < 580; seconds += 20 ) {
			server.world.clock.advance( 20_000 );
			await customer.send( { type: 'ping' } );
		}
		while ( customer.all( 'pong' ).length < 29 ) {
			await customer.poll();
		}
		const polled = customer.poll();
		await waiting( server, 1 );
		server.world.clock.advance( 20_000 );
		expect( ( await polled ).body.close ).toEqual( {
			code: 4001,
			reason: 'tokenEnded',
		} );
		expect( await customer.poll() ).toMatchObject( {
			status: 401,
			body: { field: 'Authorization', close: { code: 4001 } },
		} );
	} );

	it( '2.13 no hello within 10 s closes with 4008', async () => {
		const token = await server.world.token( {
			aud: 'customer',
			sub: 'v_1',
		} );
		const silent = new RawPoll( server, token );
		const polled = silent.poll();
		await waiting( server, 1 );
		server.world.clock.advance( 10_000 );
		expect( ( await polled ).body.close ).toEqual( {
			code: 4008,
			reason: 'noHello',
		} );
	} );

	it( '2.13 a restart is announced to who waits', async () => {
		const { customer } = await inConversation();
		const polled = customer.poll();
		await waiting( server, 1 );
		await server.world.relay.stop();
		expect( ( await polled ).body.close?.code ).toBe( 1012 );
		const token = await server.world.token( {
			aud: 'customer',
			sub: 'v_2',
		} );
		const late = await new RawPoll( server, token ).poll();
		expect( late.status ).toBe( 503 );
	} );
} );
