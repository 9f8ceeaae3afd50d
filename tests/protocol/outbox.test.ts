import { createOutbox, newId } from '../../protocol/client';
import { fakeStorage } from './fake-browser';

const frame = ( id: string ) => ( { type: 'send', id, text: id } );
const ids = ( outbox: { list: () => { id: string }[] } ) =>
	outbox.list().map( ( { id } ) => id );

describe( 'the outbox', () => {
	it( '3.2 keeps the order of writing, and one copy of each id', () => {
		const outbox = createOutbox( fakeStorage(), 'k' );
		[ 'b', 'a', 'c', 'a' ].forEach( ( id ) => outbox.add( frame( id ) ) );
		expect( ids( outbox ) ).toEqual( [ 'b', 'a', 'c' ] );
		outbox.remove( 'a' );
		expect( ids( outbox ) ).toEqual( [ 'b', 'c' ] );
	} );

	it( '3.2 two tabs never lose each other’s frames', () => {
		const storage = fakeStorage();
		const one = createOutbox( storage, 'k' );
		const two = createOutbox( storage, 'k' );
		one.add( frame( 'a' ) );
		two.add( frame( 'b' ) );
		one.remove( 'a' );
		expect( ids( one ) ).toEqual( [ 'b' ] );
		expect( ids( two ) ).toEqual( [ 'b' ] );
	} );

	it( '3.2 a clock that is set back, or a page that begins anew, changes no order', () => {
		const storage = fakeStorage();
		const clock = jest.spyOn( Date, 'now' );
		const outbox = () => createOutbox( storage, 'k' );
		const write = ( id: string, time: number ) => {
			clock.mockReturnValue( time );
			outbox().add( frame( id ) );
		};
		write( 'd', 10_000_000 );
		write( 'c', 3_000_000 );
		write( 'b', 3_000_000 );
		write( 'a', 12_000_000 );
		write( '0', 12_000_000 );
		expect( ids( outbox() ) ).toEqual( [ 'd', 'c', 'b', 'a', '0' ] );
		[ 'd', 'a' ].forEach( ( id ) => outbox().remove( id ) );
		write( '1', 1000 );
		expect( ids( outbox() ) ).toEqual( [ 'c', 'b', '0', '1' ] );
		clock.mockRestore();
	} );

	it( 'another visitor’s key shows nothing', () => {
		const storage = fakeStorage();
		createOutbox( storage, 'baton.v1' ).add( frame( 'a' ) );
		expect( createOutbox( storage, 'baton.v2' ).list() ).toEqual( [] );
	} );

	it( 'goes on in memory where storage is full, and takes frames away there too', () => {
		const storage = fakeStorage();
		storage.setItem = () => {
			throw new Error( 'QuotaExceededError' );
		};
		const outbox = createOutbox( storage, 'k' );
		outbox.add( frame( 'a' ) );
		outbox.add( frame( 'b' ) );
		outbox.remove( 'a' );
		expect( ids( outbox ) ).toEqual( [ 'b' ] );
	} );

	it( 'passes over entries that are not frames', () => {
		const storage = fakeStorage();
		storage.setItem( 'k/0', '{"half":' );
		storage.setItem( 'k/1', '"text"' );
		storage.setItem( 'k/2', 'null' );
		expect( createOutbox( storage, 'k' ).list() ).toEqual( [] );
	} );

	it( 'tells of changes until told to stop', () => {
		const outbox = createOutbox( fakeStorage(), 'k' );
		const heard = jest.fn();
		const undo = outbox.onChange( heard );
		outbox.add( frame( 'a' ) );
		outbox.remove( 'unknown' );
		outbox.clear();
		undo();
		outbox.add( frame( 'b' ) );
		expect( heard ).toHaveBeenCalledTimes( 2 );
	} );
} );

it( 'an id fits in a frame, and no two are the same', () => {
	const made = Array.from( { length: 1000 }, newId );
	expect( new Set( made ).size ).toBe( 1000 );
	expect( made.every( ( id ) => /^[\w-]{22}$/.test( id ) ) ).toBe( true );
} );
