/** The client's own polling against the sidecar's, over a network that loses things. */
import type { CustomerFrame, CustomerHello } from '../../../protocol';
import {
	createClient,
	createOutbox,
	type Post,
	type Surroundings,
	type Timer,
} from '../../../protocol/client';
import { conversationRoom } from '../../../sidecar/ports';
import { emptyView, needsResume, reduceFrame } from '../../../protocol/view';
import { fakeStorage } from '../../protocol/fake-browser';
import { ORIGIN, pollServer, type PollServer } from '../support/poll';
import { SHOP } from '../support/tokens';
import { until } from '../support/until';
import { chance } from '../../support/chance';

jest.setTimeout( 30_000 );

let server: PollServer;
const stops: Array< () => void > = [];
beforeEach( async () => {
	server = await pollServer();
} );
afterEach( () => {
	stops.splice( 0 ).forEach( ( stop ) => stop() );
	return server.close();
} );

interface Network {
	/** Of each request, and of each answer: how likely it is lost. */
	loss: number;
	random: () => number;
}

/** Waits are shortened, so that what takes a browser minutes takes seconds. */
const HURRY = 20;

function timer(): Timer {
	let handle: ReturnType< typeof setTimeout > | undefined;
	return {
		set( ms, then ) {
			clearTimeout( handle );
			handle = setTimeout( then, ms / HURRY );
		},
		clear: () => clearTimeout( handle ),
	};
}

/** A browser without WebSocket. */
function surroundings( network: Network ): Surroundings {
	const fails = () => network.random() < network.loss;
	const lost = () => new TypeError( 'Failed to fetch' );
	return {
		async post( _, { token, body, signal }: Post ) {
			if ( fails() ) {
				throw lost();
			}
			const response = await fetch( server.url, {
				method: 'POST',
				body,
				signal,
				headers: { Origin: ORIGIN, Authorization: `Bearer ${ token }` },
			} );
			const text = await response.text();
			if ( fails() ) {
				throw lost();
			}
			return { status: response.status, text };
		},
		now: Date.now,
		random: network.random,
		online: () => true,
		hidden: () => false,
		timer,
		listen: () => () => {},
		onLeave: () => () => {},
		recall: () => null,
		remember: () => {},
	};
}

async function customer( network: Network ) {
	const token = await server.world.token( { aud: 'customer', sub: 'v_1' } );
	const outbox = createOutbox( fakeStorage(), 'baton.v1' );
	const seen: number[] = [];
	const offsets: number[] = [];
	let view = emptyView;
	let connections = 0;
	const client = createClient< CustomerFrame, CustomerHello >( {
		sidecarUrl: () => 'unused',
		token: async () => ( { token, tokenEnds: 0 } ),
		hello: ( given ) => ( {
			type: 'hello',
			v: 1,
			token: given,
			conversation: view.conversation,
			after: view.upTo,
			timeZone: 'UTC',
		} ),
		outbox,
		onFrame( frame ) {
			if ( frame.type === 'stream' ) {
				offsets.push( frame.offset );
			}
			if ( frame.type === 'events' ) {
				expect( needsResume( view, frame ) ).toBe( false );
				seen.push(
					...frame.events
						.map( ( { seq } ) => seq )
						.filter( ( seq ) => seq > view.upTo )
				);
			}
			view = reduceFrame( view, frame, Date.now() );
		},
		onState: ( state ) => ( connections += state === 'online' ? 1 : 0 ),
		surroundings: surroundings( network ),
	} );
	const stop = client.start();
	stops.push( stop );
	return {
		client,
		outbox,
		seen,
		offsets,
		stop,
		view: () => view,
		connections: () => connections,
	};
}

it.each( [ 1, 2, 3, 4, 5 ] )(
	'2.11 whatever is lost on the way, nothing is lost, doubled or out of order (seed %i)',
	async ( seed ) => {
		const network = { loss: 0.2, random: chance( seed ) };
		const one = await customer( network );
		const ids = Array.from( { length: 50 }, ( _, n ) => `m${ n }` );
		for ( const [ n, id ] of ids.entries() ) {
			one.client.send( { type: 'send', id, text: `text of ${ id }` } );
			one.client.whisper( { type: 'typing', text: `about ${ id }` } );
			if ( n % 7 === 0 ) {
				// The customer pauses until the last one is through.
				await until(
					'the outbox is empty',
					() => one.outbox.list().length === 0
				);
			}
		}
		await until(
			'the outbox is empty',
			() => one.outbox.list().length === 0
		);
		network.loss = 0;
		const { conversation = '' } = one.view();
		const stored = () => server.world.store.events( SHOP, conversation, 0 );
		let events = await stored();
		await until( 'both agree', () => {
			void stored().then( ( now ) => ( events = now ) );
			return one.view().upTo === events.at( -1 )?.seq;
		} );
		const written = events.flatMap( ( event ) =>
			event.type === 'message' && event.from.kind === 'customer'
				? [ event.id ]
				: []
		);
		expect( written ).toEqual( ids );
		expect( one.seen ).toEqual(
			[ ...new Set( one.seen ) ].sort( ( a, b ) => a - b )
		);
		expect(
			one.view().events.filter( ( { type } ) => type === 'message' )
		).toEqual( events.filter( ( { type } ) => type === 'message' ) );
	}
);

it.each( [ 1, 2, 3, 4, 5 ] )(
	'2.11 also what no id protects comes once and in order, either way (seed %i)',
	async ( seed ) => {
		const network = { loss: 0, random: chance( seed ) };
		const one = await customer( network );
		one.client.send( { type: 'send', id: 'm1', text: 'hello' } );
		await until( 'the answer', () => one.view().upTo >= 2 );
		const { conversation = '' } = one.view();
		const agent = await server.world.agent( '3', 'desk', [
			{ conversation, after: 0 },
		] );
		network.loss = 0.1;
		const { bus } = server.world;
		const rounds = 60;
		for ( let round = 1; round <= rounds; round++ ) {
			// As fast as somebody types: all of it is passed on.
			server.world.clock.advance( 60 );
			await until( 'it is online', () =>
				one.client.whisper( { type: 'typing', text: `${ round }` } )
			);
			bus.publish( conversationRoom( SHOP, conversation ), {
				kind: 'frame',
				to: 'customers',
				frame: {
					type: 'stream',
					conversation,
					turn: 't',
					offset: round,
					text: '',
				},
			} );
			await server.world.flush();
		}
		network.loss = 0;
		const typed = () =>
			agent.wire
				.all( 'typing' )
				.flatMap( ( { text } ) => ( text ? [ Number( text ) ] : [] ) );
		await until( 'the last of both', () => {
			server.world.clock.advance( 60 );
			one.client.whisper( { type: 'typing', text: '1000' } );
			bus.publish( conversationRoom( SHOP, conversation ), {
				kind: 'frame',
				to: 'customers',
				frame: {
					type: 'stream',
					conversation,
					turn: 't',
					offset: 1000,
					text: '',
				},
			} );
			return typed().includes( 1000 ) && one.offsets.includes( 1000 );
		} );
		for ( const came of [ typed(), one.offsets ] ) {
			const before = came.filter( ( n ) => n <= rounds );
			expect( before ).toEqual(
				[ ...new Set( before ) ].sort( ( a, b ) => a - b )
			);
			// A session that breaks takes some with it, and no more than that.
			expect( before.length ).toBeGreaterThan( rounds / 2 );
		}
	}
);

it( '2.13 stopping is heard at once: presence does not wait for half a minute', async () => {
	const one = await customer( { loss: 0, random: chance( 1 ) } );
	one.client.send( { type: 'send', id: 'm1', text: 'hello' } );
	await until( 'the answer', () => one.view().upTo >= 2 );
	const { conversation = '' } = one.view();
	const { customerPresence } = server.world;
	expect( customerPresence.customerOnline( conversation ) ).toBe( true );
	one.stop();
	await until(
		'the customer is gone',
		() => ! customerPresence.customerOnline( conversation )
	);
	expect( server.polls.size ).toBe( 0 );
} );

it( '2.13 a session that is gone is begun again, and nothing is shown twice', async () => {
	const one = await customer( { loss: 0, random: chance( 1 ) } );
	one.client.send( { type: 'send', id: 'm1', text: 'hello' } );
	await until( 'the answer', () => one.view().upTo >= 2 );
	server.polls.stop();
	await until( 'it is connected again', () => one.connections() === 2 );
	one.client.send( { type: 'send', id: 'm2', text: 'still there?' } );
	await until( 'the next answer', () => one.view().upTo >= 4 );
	expect( one.seen ).toEqual( [ ...new Set( one.seen ) ] );
} );

it( '3.7 a streamed answer grows piece by piece', async () => {
	server.world.assistant.reply = undefined;
	const one = await customer( { loss: 0, random: chance( 1 ) } );
	one.client.send( { type: 'send', id: 'm1', text: 'hello' } );
	await until(
		'the assistant is asked',
		() => server.world.assistant.asked.length === 1
	);
	const words = [ 'One ', 'two ', 'three.' ];
	let text = '';
	for ( const word of words ) {
		server.world.assistant.say( word );
		text += word;
		await until(
			`“${ text }” is shown`,
			() => one.view().streams[ 0 ]?.text === text
		);
	}
	server.world.assistant.end();
	await until( 'the message', () => one.view().streams.length === 0 );
	expect( JSON.stringify( one.view().events ) ).toContain( text );
	one.stop();
} );
