/** Sockets that never say who they are, and those who do. */
import type { Caller } from '../../sidecar/ports';
import { Newcomers } from '../../sidecar/relay/newcomers';
import { Client, World } from '../sidecar/support/world';

const from = ( key: string ): Caller => ( { key, many: false } );

describe( 'sockets that say nothing', () => {
	it( '3.9 ten thousand of one address: a thousand stay, and whoever says hello is in at once', async () => {
		const world = new World();
		const silent: Client[] = [];
		for ( let index = 0; index < 10_000; index++ ) {
			silent.push( new Client( world, from( 'attacker' ) ) );
		}
		const open = () =>
			silent.filter( ( { wire } ) => wire.closed === undefined );
		expect( open() ).toHaveLength( 1000 );
		expect( world.relay.mayConnect( from( 'honest' ) ) ).toBe( true );
		const honest = await world.customer( {}, {}, from( 'honest' ) );
		await honest.send( { type: 'send', id: 'm1', text: 'hello' } );
		expect( honest.wire.last( 'ack' ) ).toMatchObject( { id: 'm1' } );
		expect( honest.wire.closed ).toBeUndefined();
		world.clock.advance( 10_000 );
		expect( open() ).toHaveLength( 0 );
		expect( honest.wire.closed ).toBeUndefined();
	} );

	it( '3.9 the place is taken from whoever holds most, not from who waits longest', () => {
		const gone: string[] = [];
		const newcomers = new Newcomers( 4 );
		newcomers.add( 'honest', () => gone.push( 'honest' ) );
		[ 1, 2, 3 ].forEach( ( one ) =>
			newcomers.add( 'attacker', () => gone.push( `attacker ${ one }` ) )
		);
		newcomers.add( 'another', () => gone.push( 'another' ) );
		newcomers.add( 'third', () => gone.push( 'third' ) );
		expect( gone ).toEqual( [ 'attacker 1', 'attacker 2' ] );
		expect( newcomers.size ).toBe( 4 );
	} );

	it( '3.9 where nobody holds more than another the oldest goes', () => {
		const gone: string[] = [];
		const newcomers = new Newcomers( 3 );
		for ( const one of [ 'a', 'b', 'c', 'd', 'e' ] ) {
			newcomers.add( one, () => gone.push( one ) );
		}
		expect( gone ).toEqual( [ 'a', 'b' ] );
	} );

	it( '3.9 who has left takes nobody’s place, however often they say so', () => {
		const gone: string[] = [];
		const newcomers = new Newcomers( 2 );
		const leave = newcomers.add( 'a', () => gone.push( 'a' ) );
		newcomers.add( 'a', () => gone.push( 'a again' ) );
		leave();
		leave();
		expect( newcomers.size ).toBe( 1 );
		newcomers.add( 'b', () => gone.push( 'b' ) );
		expect( gone ).toEqual( [] );
	} );
} );
