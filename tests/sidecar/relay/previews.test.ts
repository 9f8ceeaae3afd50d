/** What is being typed is for the moment: it costs nobody the connection. */
import { Previews } from '../../../sidecar/relay/previews';
import { FakeClock } from '../support/fake-clock';
import { World, type Client } from '../support/world';

const SECOND = 1000;
const LONGEST = 8000;

async function watched( { tabs = 1 } = {} ) {
	const world = new World();
	world.settings.typingPreview = true;
	const agent = await world.agent( '3' );
	const windows: Client[] = [];
	for ( let tab = 0; tab < tabs; tab++ ) {
		windows.push( await world.customer() );
	}
	const [ first ] = windows as [ Client ];
	await first.send( { type: 'request_person', id: 'p1' } );
	const { conversation } = first;
	await agent.send(
		{ type: 'accept', id: 'a1', conversation },
		{ type: 'open', conversation, after: 0 }
	);
	const seen = () => agent.wire.view.typing.map( ( { text } ) => text );
	return { world, agent, windows, first, conversation, seen };
}

const typing = ( text: string ) => ( { type: 'typing' as const, text } );

/** More than passes at once. */
const flood = ( client: Client ) =>
	client.send(
		...Array.from( { length: 70 }, ( _, n ) => typing( `flood ${ n }` ) )
	);

describe( 'previews of one conversation', () => {
	it( '1.5 3.8 fifty windows that type as fast as they may put no agent off the desk', async () => {
		const { world, agent, windows, first } = await watched( { tabs: 50 } );
		// A line of 300 KB a second.
		let waits = 0;
		let most = 0;
		const send = agent.wire.send.bind( agent.wire );
		agent.wire.send = ( text ) => {
			waits += text.length;
			send( text );
		};
		agent.wire.unsent = () => waits;
		for ( let round = 0; round < 60; round++ ) {
			for ( const { session } of windows ) {
				session.receive(
					JSON.stringify(
						typing( `${ round }`.padEnd( LONGEST, 'x' ) )
					)
				);
			}
			await world.flush();
			world.clock.advance( 50 );
			waits = Math.max( 0, waits - 300_000 / 20 );
			most = Math.max( most, waits );
		}
		expect( windows.filter( ( { wire } ) => wire.closed ) ).toEqual( [] );
		expect( agent.wire.closed ).toBeUndefined();
		expect( most ).toBeLessThan( 128 * 1024 );
		await first.send( { type: 'send', id: 'm1', text: 'and a message' } );
		expect( agent.wire.texts().at( -1 ) ).toBe( 'customer: and a message' );
	} );

	it( '3.8 no more than 20 a second and a burst, from however many windows', async () => {
		const { world, agent, windows } = await watched( { tabs: 5 } );
		for ( let tenth = 0; tenth < 100; tenth++ ) {
			for ( const window of windows ) {
				await window.send( typing( `${ tenth } a` ), typing( 'b' ) );
			}
			world.clock.advance( SECOND / 10 );
		}
		expect( agent.wire.all( 'typing' ).length ).toBeLessThanOrEqual(
			40 + 10 * 20
		);
		expect( agent.wire.all( 'typing' ).length ).toBeGreaterThan( 10 * 20 );
	} );

	it( '3.8 long texts count for more', async () => {
		const { world, agent, first } = await watched();
		for ( let tenth = 0; tenth < 100; tenth++ ) {
			await first.send( typing( `${ tenth }`.padEnd( LONGEST, 'x' ) ) );
			world.clock.advance( SECOND / 10 );
		}
		const sent = agent.wire.all( 'typing' ).length * LONGEST;
		expect( sent ).toBeLessThanOrEqual( 40_000 + 10 * 20_000 );
		expect( sent ).toBeGreaterThan( 10 * 10_000 );
	} );

	it( '3.6 what is typed as people type is passed on at once, all of it', async () => {
		const { world, first, seen } = await watched();
		for ( let n = 1; n < 200; n++ ) {
			const text = 'My vase arrived broken. '.repeat( 9 ).slice( 0, n );
			await first.send( typing( text ) );
			expect( seen() ).toEqual( [ text ] );
			world.clock.advance( 60 );
		}
	} );

	it( '3.6 3.8 the latest arrives in the end, and alone', async () => {
		const { world, agent, first, seen } = await watched();
		await flood( first );
		await first.send( typing( 'the latest' ) );
		expect( seen() ).toEqual( [ 'flood 39' ] );
		const before = agent.wire.all( 'typing' ).length;
		world.clock.advance( 100 );
		expect( seen() ).toEqual( [ 'the latest' ] );
		expect( agent.wire.all( 'typing' ) ).toHaveLength( before + 1 );
	} );

	it( '3.6 3.8 nor is the end of typing lost', async () => {
		const { world, first, seen } = await watched();
		await flood( first );
		await first.send( typing( '' ) );
		world.clock.advance( 100 );
		expect( seen() ).toEqual( [] );
	} );

	it( '3.6 3.8 nor that of who leaves', async () => {
		const { world, first, seen } = await watched();
		await flood( first );
		await first.gone();
		world.clock.advance( 100 );
		expect( seen() ).toEqual( [] );
	} );

	it( '3.8 whoever floods takes nothing from another conversation', async () => {
		const { world, agent, first } = await watched();
		const other = await world.customer( { sub: 'v_2' } );
		await other.send( { type: 'send', id: 'm1', text: 'hello' } );
		const { conversation } = other;
		await agent.send( { type: 'open', conversation, after: 0 } );
		await flood( first );
		await other.send( typing( 'in peace' ) );
		expect( agent.wire.last( 'typing' ) ).toMatchObject( {
			conversation,
			text: 'in peace',
		} );
	} );
} );

it( '3.8 nothing is kept of a conversation in which nobody types any more', () => {
	const clock = new FakeClock();
	const previews = new Previews();
	let sent = 0;
	for ( let n = 0; n < 100; n++ ) {
		previews.pass( 'c_1', clock, { text: '', send: () => sent++ } );
		previews.pass( `c_${ n }`, clock, { text: '', send: () => sent++ } );
	}
	expect( previews.size ).toBe( 100 );
	clock.advance( 1000 );
	expect( sent ).toBe( 99 + 40 + 1 );
	expect( previews.size ).toBe( 100 );
	clock.advance( 2000 );
	expect( previews.size ).toBe( 0 );
} );

describe( 'a socket that is behind', () => {
	it( '1.5 3.8 is told no more of what is typed, but that it ended, and what is stored', async () => {
		const { agent, first, seen } = await watched();
		await first.send( typing( 'sent' ) );
		agent.wire.blocked = 64 * 1024 + 1;
		// It looks like the end of typing, and is not.
		await first.send( typing( ',"expiresIn":0}' ) );
		expect( seen() ).toEqual( [ 'sent' ] );
		await first.send( typing( '' ) );
		expect( seen() ).toEqual( [] );
		await first.send( { type: 'send', id: 'm1', text: 'stored' } );
		expect( agent.wire.texts().at( -1 ) ).toBe( 'customer: stored' );
		agent.wire.blocked = 64 * 1024;
		await first.send( typing( 'again' ) );
		expect( seen() ).toEqual( [ 'again' ] );
	} );

	it( '3.8 is closed for what it lacks, and never for what is typed', async () => {
		const { agent, first } = await watched();
		agent.wire.blocked = 1024 * 1024 + 1;
		await first.send( typing( 'My va' ), typing( '' ) );
		expect( agent.wire.closed ).toBeUndefined();
		await first.send( { type: 'send', id: 'm1', text: 'stored' } );
		expect( agent.wire.closed?.code ).toBe( 4010 );
	} );
} );
