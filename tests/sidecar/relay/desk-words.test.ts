/** What was last said, in the desk's lists. */
import { MAX_FRAME_BYTES, decodeServerFrame } from '../../../protocol';
import type { Conversation } from '../../../sidecar/ports';
import { DeskWords } from '../../../sidecar/relay/desk-words';
import { FakeClock } from '../support/fake-clock';
import { accepted } from '../support/stories';
import type { Client } from '../support/world';

const say = ( id: string ) => ( {
	type: 'send' as const,
	id,
	text: `text of ${ id }`,
} );

const saidTo = ( { wire }: Client ) =>
	wire
		.all( 'desk_said' )
		.map( ( { said } ) => said.map( ( { lastText } ) => lastText ) );

const next = () => new Promise( ( resolve ) => setImmediate( resolve ) );

describe( '3.5 in a shop', () => {
	it( '3.5 the first words are told at once, what follows is gathered', async () => {
		const { world, priya, customer } = await accepted();
		await world.pass( 1000 );
		priya.wire.frames.length = 0;
		await customer.send( say( 'm3' ) );
		expect( saidTo( priya ) ).toEqual( [ [ 'text of m3' ] ] );
		await customer.send( say( 'm4' ) );
		await customer.send( say( 'm5' ) );
		expect( saidTo( priya ) ).toHaveLength( 1 );
		await world.pass( 500 );
		expect( saidTo( priya ) ).toEqual( [
			[ 'text of m3' ],
			[ 'text of m5' ],
		] );
		await world.pass( 5000 );
		expect( saidTo( priya ) ).toHaveLength( 2 );
		expect( priya.wire.all( 'desk_change' ) ).toEqual( [] );
	} );

	it( '3.5 what changes the row is told at once, with the words that waited', async () => {
		const { world, priya, customer, conversation } = await accepted();
		await customer.send( say( 'm3' ), say( 'm4' ) );
		priya.wire.frames.length = 0;
		await priya.send( { type: 'return', id: 'r', conversation } );
		expect( priya.wire.all( 'desk_change' ) ).toMatchObject( [
			{ remove: conversation },
		] );
		await world.pass( 2000 );
		expect( saidTo( priya ) ).toEqual( [] );
	} );

	it( '3.5 what no list shows is told to nobody', async () => {
		const { world, priya, customer, conversation } = await accepted();
		await world.pass( 1000 );
		priya.wire.frames.length = 0;
		const { upTo } = customer.wire.view;
		await customer.send( { type: 'read', upTo } );
		await priya.send( { type: 'read', conversation, upTo } );
		await world.pass( 1000 );
		expect( customer.wire.view.readBy.agent ).toBeGreaterThan( 0 );
		expect( priya.wire.all( 'desk_said' ) ).toEqual( [] );
		expect( priya.wire.all( 'desk_change' ) ).toEqual( [] );
	} );

	it( '3.5 a badge hears who waits, and nobody’s words', async () => {
		const { world, priya, customer, conversation } = await accepted();
		const badge = await world.agent( '1', 'badge' );
		await customer.send( say( 'm3' ) );
		await world.pass( 1000 );
		expect( badge.wire.all( 'desk_said' ) ).toEqual( [] );
		await priya.send( { type: 'return', id: 'r', conversation } );
		expect( badge.wire.last( 'desk_change' ).remove ).toBe( conversation );
	} );

	it( '2.3 all desks that come at once are shown the same rows, and none that are old', async () => {
		const { world, customer, conversation } = await accepted();
		const first = await world.agent( '1' );
		await customer.send( say( 'm3' ) );
		const second = await world.agent( '1' );
		expect( first.wire.last( 'desk' ).items ).toMatchObject( [
			{ conversation, lastText: 'Can I talk to a person?' },
		] );
		expect( second.wire.last( 'desk' ).items ).toMatchObject( [
			{ conversation, lastText: 'text of m3' },
		] );
	} );
} );

describe( '3.5 however many desks and conversations', () => {
	const conversation = ( id: string, lastText = 'x'.repeat( 160 ) ) =>
		( { id, lastText, lastAt: 1 } ) as Conversation;

	function shop( desks: number ) {
		const clock = new FakeClock();
		const frames: string[] = [];
		let bytes = 0;
		const words = new DeskWords( clock, () =>
			Array.from( { length: desks }, () => ( text: string ) => {
				frames.push( text );
				bytes += Buffer.byteLength( text );
			} )
		);
		return { clock, words, frames, bytes: () => bytes };
	}

	it( '3.5 what all desks are sent is bounded, and everything is told in the end', async () => {
		const { clock, words, frames, bytes } = shop( 400 );
		for ( let index = 0; index < 300; index++ ) {
			words.said( conversation( `c${ index }` ) );
		}
		for ( let step = 0; step < 400; step++ ) {
			clock.advance( 100 );
			for ( let turn = 0; turn < 10; turn++ ) {
				await next();
			}
		}
		expect( frames.length ).toBeLessThanOrEqual( 40 * 100 + 400 );
		expect( bytes() ).toBeLessThanOrEqual( 44 * 1_000_000 );
		const told = new Set(
			[ ...new Set( frames ) ].flatMap( ( text ) =>
				JSON.parse( text ).said.map(
					( one: { conversation: string } ) => one.conversation
				)
			)
		);
		expect( told.size ).toBe( 300 );
	} );

	it( '3.1 no frame is larger than a frame may be', async () => {
		const { clock, words, frames } = shop( 1 );
		for ( let index = 0; index < 1000; index++ ) {
			words.said( conversation( `c${ index }`, 'ü'.repeat( 160 ) ) );
		}
		clock.advance( 5000 );
		expect( frames.length ).toBeGreaterThan( 4 );
		for ( const text of frames ) {
			expect( Buffer.byteLength( text ) ).toBeLessThanOrEqual(
				MAX_FRAME_BYTES
			);
			expect( decodeServerFrame( text ).ok ).toBe( true );
		}
	} );

	it( '3.5 without a desk nothing is kept', () => {
		const { clock, words, frames } = shop( 0 );
		words.said( conversation( 'c' ) );
		clock.advance( 10_000 );
		expect( frames ).toEqual( [] );
	} );
} );
