/** How much one visitor, one conversation and one address may make. */
import {
	CustomerBounds,
	FROM_ONE,
	IN_ONE,
} from '../../sidecar/conversation/customer-bounds';
import type { Refused } from '../../sidecar/conversation/refused';
import { Unavailable, type Caller } from '../../sidecar/ports';
import { readStored } from '../drill/support/stored';
import { ATTACKER, Besieged } from '../sidecar/support/hostile/besieged';
import type { RawSocket } from '../sidecar/support/raw-socket';
import { SHOP } from '../sidecar/support/tokens';
import { Client, World } from '../sidecar/support/world';

const from = ( key: string, many = false ): Caller => ( { key, many } );
const say = ( id: string, text = `text of ${ id }` ) => ( {
	type: 'send' as const,
	id,
	text,
} );

async function begins(
	world: World,
	visitor: string,
	caller: Caller
): Promise< Client > {
	const client = await world.customer( { sub: visitor }, {}, caller );
	await client.send( say( 'm1' ) );
	return client;
}

describe( 'a visitor who begins conversations in a loop', () => {
	it( '3.13 with ever new ids: refused after a hundred in an hour, and the others beside are served', async () => {
		const world = new World();
		const answers: string[] = [];
		for ( let index = 0; index < 130; index++ ) {
			const loop = await begins( world, `v_${ index }`, from( 'loop' ) );
			const [ ack ] = loop.wire.all( 'ack' );
			answers.push( ack ? 'ack' : loop.wire.last( 'error' ).code );
			await loop.gone();
		}
		expect( answers.filter( ( one ) => one === 'ack' ) ).toHaveLength(
			FROM_ONE.begunPerHour
		);
		expect( answers.slice( FROM_ONE.begunPerHour ) ).toEqual(
			Array( 30 ).fill( 'limit' )
		);
		const honest = await begins( world, 'v_honest', from( 'honest' ) );
		expect( honest.wire.last( 'ack' ).seq ).toBe( 1 );
		await world.pass( 60 * 60 * 1000 );
		const later = await begins( world, 'v_later', from( 'loop' ) );
		expect( later.wire.last( 'ack' ).seq ).toBe( 1 );
	} );

	it( '3.11 an address that many people share has a hundred times as much', async () => {
		const world = new World();
		for ( let index = 0; index <= FROM_ONE.begunPerHour; index++ ) {
			const one = await begins(
				world,
				`v_${ index }`,
				from( 'proxy', true )
			);
			expect( one.wire.last( 'ack' ).seq ).toBe( 1 );
			await one.gone();
		}
	} );

	it( '3.13 messages left for later are bounded by address too', async () => {
		const world = new World();
		let refused: string | undefined;
		for ( let index = 0; refused === undefined; index++ ) {
			const one = await world.customer(
				{ sub: `v_${ index }` },
				{},
				from( 'loop' )
			);
			await one.send( {
				type: 'ticket',
				id: 't1',
				name: 'Zoë',
				email: 'z@example.org',
				about: 'Vase',
			} );
			refused = one.wire.all( 'error' )[ 0 ]?.code;
			await one.gone();
			expect( index ).toBeLessThanOrEqual( FROM_ONE.ticketsPerHour );
		}
		expect( refused ).toBe( 'limit' );
		const mails = await world.store.claimMail(
			SHOP,
			world.clock.now(),
			1000,
			1000
		);
		expect( mails ).toHaveLength( FROM_ONE.ticketsPerHour );
	} );
} );

describe( 'the same loop through real sockets', () => {
	let besieged: Besieged;
	beforeAll( async () => {
		besieged = await Besieged.start();
	} );
	afterAll( () => besieged.stop() );

	/** What a first message is answered with. */
	async function answerTo( socket: RawSocket ): Promise< string > {
		socket.send( say( 'm1' ) );
		const answer = await Promise.race( [
			socket.next( 'ack' ),
			socket.next( 'error' ),
		] );
		return answer.type === 'ack' ? 'ack' : answer.code;
	}

	/** Begins a conversation from elsewhere, and waits for the assistant. */
	async function isAnswered( sub: string ): Promise< void > {
		const honest = await besieged.enter( { aud: 'customer', sub } );
		expect( await answerTo( honest ) ).toBe( 'ack' );
		await honest.next( 'events', ( { events } ) =>
			events.some(
				( one ) =>
					one.type === 'message' && one.from.kind === 'assistant'
			)
		);
		honest.close();
	}

	const stored = () => readStored( besieged.home.data ).events.size;

	it( '3.13 with ever new ids: a hundred are stored and no more, and who comes from elsewhere is answered', async () => {
		const before = stored();
		const answers: string[] = [];
		for ( let index = 0; index < 130; index++ ) {
			const loop = await besieged.enter(
				{ aud: 'customer', sub: `v_loop_${ index }` },
				ATTACKER
			);
			answers.push( await answerTo( loop ) );
			loop.close();
		}
		expect( answers ).toEqual( [
			...Array( 100 ).fill( 'ack' ),
			...Array( 30 ).fill( 'limit' ),
		] );
		expect( stored() - before ).toBe( 100 );
		await isAnswered( 'v_beside_ids' );
		expect( stored() - before ).toBe( 101 );
	} );

	it( '3.13 logging in and out, which leaves the conversation with the account: twenty in a day', async () => {
		const before = stored();
		const visitor = { aud: 'customer', sub: 'v_in_and_out' } as const;
		const answers: string[] = [];
		for ( let index = 0; index < 23; index++ ) {
			// Each time from elsewhere: it is the visitor that is counted.
			const address = `192.0.2.${ index }`;
			const guest = await besieged.enter( visitor, address );
			answers.push( await answerTo( guest ) );
			guest.close();
			const account = await besieged.enter(
				{ ...visitor, customer: '7' },
				address
			);
			account.close();
		}
		expect( answers ).toEqual( [
			...Array( 20 ).fill( 'ack' ),
			...Array( 3 ).fill( 'limit' ),
		] );
		expect( stored() - before ).toBe( 20 );
		await isAnswered( 'v_beside_visitor' );
	} );
} );

const codeOf = ( { code }: { code: string } ) => code;

describe( 'a flood of messages', () => {
	/** How many of these frames are let through, one after the other. */
	function taken(
		frames: number,
		everyMs: number,
		frame: ( bounds: CustomerBounds, index: number, now: number ) => void
	): number {
		const bounds = new CustomerBounds();
		let count = 0;
		const refusals = new Set< unknown >();
		for ( let index = 0; index < frames; index++ ) {
			try {
				frame( bounds, index, index * everyMs );
				count++;
			} catch ( error ) {
				refusals.add( ( error as Refused ).code );
			}
		}
		expect( [ ...refusals ] ).toEqual( count < frames ? [ 'limit' ] : [] );
		return count;
	}

	it( '3.13 in one conversation: a minute’s and an hour’s worth, and no more', () => {
		const flood = ( everyMs: number ) => ( frames: number ) =>
			taken( frames, everyMs, ( bounds, _, now ) =>
				bounds.frame( 'c1', from( 'f', true ), 5, now )
			);
		expect( flood( 25 )( 2000 ) ).toBe( IN_ONE.perMinute );
		expect( flood( 1000 )( 3600 ) ).toBe( IN_ONE.perHour );
	} );

	it( '3.13 of long texts: so many characters in an hour, and in a day', () => {
		const flood = ( everyMs: number, frames: number ) =>
			taken( frames, everyMs, ( bounds, _, now ) =>
				bounds.frame( 'c1', from( 'f', true ), 8000, now )
			);
		expect( flood( 2000, 1800 ) ).toBe( IN_ONE.charactersPerHour / 8000 );
		expect( flood( 10_000, 8640 ) ).toBe( IN_ONE.charactersPerDay / 8000 );
	} );

	it( '3.13 from one address through many conversations: bounded, and another address is not', () => {
		const through = ( conversations: number, caller: Caller ) =>
			taken( 5000, 10, ( bounds, index, now ) =>
				bounds.frame( `c${ index % conversations }`, caller, 5, now )
			);
		expect( through( 1000, from( 'f' ) ) ).toBe( FROM_ONE.perMinute );
		expect( through( 1000, from( 'proxy', true ) ) ).toBe( 5000 );
		const bounds = new CustomerBounds();
		for ( let index = 0; index < FROM_ONE.perMinute; index++ ) {
			bounds.frame( `c${ index }`, from( 'f' ), 5, 0 );
		}
		expect( () => bounds.frame( 'c', from( 'f' ), 5, 0 ) ).toThrow(
			'network'
		);
		bounds.frame( 'c', from( 'honest' ), 5, 0 );
	} );

	it( '3.13 a frame beyond the bound changes nothing, and says so with its id', async () => {
		const world = new World();
		const flood = await world.customer( {}, {}, from( 'flood' ) );
		for ( let index = 0; index <= IN_ONE.perMinute; index++ ) {
			world.clock.advance( 25 );
			flood.session.receive( JSON.stringify( say( `m${ index }` ) ) );
		}
		await world.flush();
		expect( flood.wire.all( 'ack' ) ).toHaveLength( IN_ONE.perMinute );
		expect( flood.wire.all( 'error' ) ).toEqual( [
			expect.objectContaining( {
				id: `m${ IN_ONE.perMinute }`,
				code: 'limit',
			} ),
		] );
		const events = await world.store.events( SHOP, flood.conversation, 0 );
		expect( JSON.stringify( events ) ).not.toContain(
			`text of m${ IN_ONE.perMinute }`
		);
	} );

	it( '3.13 10.8 what cannot be stored for a while is not held against who tries again, and goes out after it', async () => {
		const world = new World();
		const honest = await world.customer( {}, {}, from( 'honest' ) );
		const full = jest
			.spyOn( world.store, 'commit' )
			.mockRejectedValue( new Unavailable( 'the disk is full' ) );
		for ( let seconds = 0; seconds < 580; seconds += 2 ) {
			world.clock.advance( 2_000 );
			await honest.send( say( 'm1', 'x'.repeat( 4_000 ) ) );
		}
		expect( new Set( honest.wire.all( 'error' ).map( codeOf ) ) ).toEqual(
			new Set( [ 'unavailable' ] )
		);
		full.mockRestore();
		await honest.send( say( 'm1', 'x'.repeat( 4_000 ) ) );
		expect( honest.wire.all( 'ack' ) ).toHaveLength( 1 );
	} );

	it( '3.8 previews and pages beyond what a person makes reach no desk', async () => {
		const world = new World();
		const agent = await world.agent();
		const customer = await world.customer();
		await customer.send( say( 'm1', 'a person please' ) );
		await agent.send( {
			type: 'open',
			conversation: customer.conversation,
			after: 0,
		} );
		const before = agent.wire.all( 'desk_change' ).length;
		for ( let index = 0; index < 70; index++ ) {
			customer.session.receive(
				JSON.stringify( {
					type: 'page',
					page: { url: `https://shop.example/${ index }`, title: '' },
				} )
			);
		}
		await world.flush();
		expect( agent.wire.all( 'desk_change' ).length - before ).toBe( 5 );
		world.clock.advance( 60_000 );
		for ( let index = 0; index < 70; index++ ) {
			customer.session.receive(
				JSON.stringify( { type: 'typing', text: `${ index }` } )
			);
		}
		await world.flush();
		expect( agent.wire.all( 'typing' ) ).toHaveLength( 40 );
	} );
} );
