/** No gap and no duplicate, for whoever comes when. */
import { Client, World } from '../support/world';

const say = ( id: string, text = `text of ${ id }` ) => ( {
	type: 'send' as const,
	id,
	text,
} );

describe( 'following', () => {
	it( '2.2 a returning client gets what it lacks, and only that', async () => {
		const world = new World();
		const first = await world.customer();
		await first.send( say( 'm1' ), say( 'm2' ), say( 'm3' ) );
		const { conversation } = first;
		const second = await world.customer( {}, { conversation, after: 2 } );
		expect( second.wire.last( 'welcome' ).conversation ).toBe(
			conversation
		);
		expect( second.wire.last( 'events' ).after ).toBe( 2 );
		expect( second.wire.last( 'events' ).events[ 0 ]?.seq ).toBe( 3 );
	} );

	it( '2.2 one that holds another conversation receives from 0', async () => {
		const world = new World();
		const first = await world.customer();
		await first.send( say( 'm1' ) );
		const second = await world.customer(
			{},
			{ conversation: 'other', after: 9 }
		);
		expect( second.wire.all( 'events' )[ 0 ] ).toMatchObject( {
			after: 0,
			upTo: 2,
		} );
	} );

	it( '3.8 while somebody is sent a long log the others have their turn', async () => {
		const world = new World();
		const first = await world.customer();
		for ( let minute = 0; minute < 3; minute++ ) {
			world.clock.advance( 61_000 );
			const said = Array.from( { length: 50 }, ( _, index ) =>
				say( `m${ minute }-${ index }`, 'x'.repeat( 2000 ) )
			);
			await first.send( ...said );
		}
		const { conversation } = first;
		const { upTo } = first.wire.view;
		const reader = await world.agent();
		reader.session.receive(
			JSON.stringify( { type: 'open', conversation, after: 0 } )
		);
		const turns: number[] = [];
		while ( turns.at( -1 ) !== upTo ) {
			await new Promise( ( resolve ) => setImmediate( resolve ) );
			turns.push( reader.wire.view.upTo );
		}
		expect( new Set( turns ).size ).toBeGreaterThan( 4 );
		expect( reader.wire.view.events.map( ( { seq } ) => seq ) ).toEqual(
			Array.from( { length: upTo }, ( _, index ) => index + 1 )
		);
	} );

	it( '2.4 hello again on the same socket sends what is missing', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( say( 'm1' ) );
		customer.wire.frames.length = 0;
		const token = await world.token( { aud: 'customer', sub: 'v_1' } );
		await customer.send( {
			type: 'hello',
			v: 1,
			token,
			conversation: customer.conversation,
			after: 1,
			timeZone: '',
		} );
		expect( customer.wire.last( 'events' ) ).toMatchObject( {
			after: 1,
			upTo: 2,
		} );
		await customer.send( say( 'm2' ) );
		expect( customer.wire.all( 'ack' ) ).toHaveLength( 1 );
		expect(
			customer.wire
				.texts()
				.filter( ( text ) => text === 'customer: text of m2' )
		).toHaveLength( 1 );
	} );

	it( '2.4 joining in the middle of a flood leaves neither gap nor duplicate', async () => {
		const world = new World();
		const writer = await world.customer();
		await writer.send( say( 'm0' ) );
		const late = new Client( world );
		const token = await world.token( { aud: 'customer', sub: 'v_1' } );
		late.session.receive(
			JSON.stringify( {
				type: 'hello',
				v: 1,
				token,
				after: 0,
				timeZone: '',
			} )
		);
		for ( let index = 1; index < 40; index++ ) {
			writer.session.receive( JSON.stringify( say( `m${ index }` ) ) );
			await new Promise( ( resolve ) => setImmediate( resolve ) );
		}
		await world.flush();
		expect( late.wire.view.events.map( ( { seq } ) => seq ) ).toEqual(
			Array.from(
				{ length: late.wire.view.upTo },
				( _, index ) => index + 1
			)
		);
		expect( late.wire.view.upTo ).toBe( writer.wire.view.upTo );
	} );

	it( '3.1 a long log is sent in frames that are small enough', async () => {
		const world = new World();
		const customer = await world.customer();
		for ( let index = 0; index < 30; index++ ) {
			// Not the same thirty times: that would call for a person.
			const text = `Größe ${ index } ${ 'üß'.repeat( 3940 ) }`;
			await customer.send( say( `m${ index }`, text ) );
		}
		world.clock.advance( 5000 );
		const again = await world.customer();
		const frames = again.wire.all( 'events' );
		expect( frames.length ).toBeGreaterThan( 5 );
		for ( const frame of frames ) {
			expect(
				Buffer.byteLength( JSON.stringify( frame ) )
			).toBeLessThanOrEqual( 65536 );
		}
		expect( again.wire.view.events ).toHaveLength( 60 );
	} );

	it( '2.3 a desk gets its lists, and events for what it has open', async () => {
		const world = new World();
		await world.agent( '1' );
		const customer = await world.customer();
		await customer.send( { type: 'request_person', id: 'r' } );
		const { conversation } = customer;
		const priya = await world.agent( '3', 'desk', [
			{ conversation, after: 0 },
			{ conversation: 'gone', after: 0 },
		] );
		expect( priya.wire.frames[ 0 ] ).toMatchObject( {
			type: 'desk',
			you: { id: '3', name: 'Priya Shah' },
			available: true,
			items: [ { conversation, status: 'waiting' } ],
		} );
		expect( priya.wire.all( 'events' )[ 0 ] ).toMatchObject( {
			conversation,
			after: 0,
		} );
	} );

	it( '3.5 desk changes are numbered without gaps', async () => {
		const world = new World();
		const priya = await world.agent( '3' );
		for ( const sub of [ 'a', 'b', 'c' ] ) {
			const customer = await world.customer( { sub } );
			await customer.send(
				{ type: 'request_person', id: 'r' },
				say( 'm' )
			);
		}
		const start = priya.wire.last( 'desk' ).deskSeq;
		const numbers = priya.wire
			.all( 'desk_change' )
			.map( ( { deskSeq } ) => deskSeq );
		expect( numbers.length ).toBeGreaterThan( 5 );
		expect( numbers ).toEqual(
			numbers.map( ( _, index ) => start + index + 1 )
		);
	} );

	it( '3.5 a desk too long for one frame is continued by changes', async () => {
		const world = new World();
		await world.agent( '1' );
		for ( let index = 0; index < 130; index++ ) {
			const customer = await world.customer( {
				sub: `v${ index }`,
				name: 'N'.repeat( 300 ),
			} );
			await customer.send( { type: 'request_person', id: 'r' } );
		}
		const priya = await world.agent( '3' );
		const desk = priya.wire.last( 'desk' );
		const changes = priya.wire.all( 'desk_change' );
		expect(
			Buffer.byteLength( JSON.stringify( desk ) )
		).toBeLessThanOrEqual( 65536 );
		expect( desk.items.length + changes.length ).toBe( 130 );
		expect( changes.map( ( { deskSeq } ) => deskSeq ) ).toEqual(
			changes.map( ( _, index ) => desk.deskSeq + index + 1 )
		);
	} );
} );
