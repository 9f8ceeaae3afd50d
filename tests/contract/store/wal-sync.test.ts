/** Nobody is told of what is not on the disk. */
import fs, { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Unavailable, type Change } from '../../../sidecar/ports';
import { SqliteStore } from '../../../sidecar/store/sqlite';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { until } from '../../sidecar/support/until';
import { newConversation, said, SHOP } from './records';

const folder = mkdtempSync( path.join( tmpdir(), 'baton-sync-' ) );
const file = path.join( folder, 'a.db' );

/** Syncs that were asked for and have not ended. */
let syncs: Array< ( error?: Error ) => void >;
let store: SqliteStore;

/** Each sync ends when the test says so; what it syncs is real. */
beforeEach( async () => {
	syncs = [];
	const real = fs.fdatasync;
	store = new SqliteStore( file, new FakeClock() );
	await store.commit( change( { create: newConversation( 'a' ) } ) );
	jest.spyOn( fs, 'fdatasync' ).mockImplementation( ( fd, done ) => {
		syncs.push( ( error ) =>
			error ? done( error ) : real( fd, ( failed ) => done( failed ) )
		);
	} );
} );
afterEach( async () => {
	jest.restoreAllMocks();
	await store.close();
	rmSync( folder, { recursive: true } );
	fs.mkdirSync( folder );
} );
afterAll( () => rmSync( folder, { recursive: true } ) );

const change = ( more: Partial< Change > ): Change => ( {
	shop: SHOP,
	conversation: 'a',
	events: [],
	...more,
} );
const says = ( id: string ) =>
	store.commit(
		change( {
			events: [ said( id ) ],
			once: { sender: 'customer:a', id },
		} )
	);
const sent = ( id: string ) => store.sentAs( SHOP, 'a', 'customer:a', id );
const log = ( one = store ) => one.events( SHOP, 'a', 0 );

/** Its outcome, as far as it has one. */
function watched( promise: Promise< unknown > ) {
	const seen: { outcome?: 'done' | 'refused' } = {};
	promise.then(
		() => ( seen.outcome = 'done' ),
		() => ( seen.outcome = 'refused' )
	);
	return seen;
}
/** Long enough for whatever does not wait for the disk. */
async function turns() {
	for ( let turn = 0; turn < 20; turn++ ) {
		await new Promise( ( resolve ) => setImmediate( resolve ) );
	}
}

it( '1.3 a commit is told when it was synced, and its events are read then', async () => {
	const first = says( 'm1' );
	const commit = watched( first );
	await turns();
	const reading = watched( log() );
	const repeating = watched( sent( 'm1' ) );
	await turns();
	expect( [ commit, reading, repeating ] ).toEqual( [ {}, {}, {} ] );
	expect( syncs ).toHaveLength( 1 );
	syncs[ 0 ]!();
	await first;
	await turns();
	expect( reading.outcome ).toBe( 'done' );
	expect( repeating.outcome ).toBe( 'done' );
	expect( await log() ).toHaveLength( 1 );
	expect( await sent( 'm1' ) ).toBe( 1 );
} );

it( '1.3 what is committed while one sync runs shares the next', async () => {
	const first = says( 'm1' );
	await turns();
	const second = says( 'm2' );
	await turns();
	const third = says( 'm3' );
	await turns();
	expect( syncs ).toHaveLength( 1 );
	syncs[ 0 ]!();
	await first;
	const later = [ watched( second ), watched( third ) ];
	await turns();
	expect( later ).toEqual( [ {}, {} ] );
	expect( syncs ).toHaveLength( 2 );
	syncs[ 1 ]!();
	await Promise.all( [ second, third ] );
	expect( await log() ).toHaveLength( 3 );
} );

it( '10.8 a disk that refuses to sync: nothing was stored, and what is sent again is told when it is in the database itself', async () => {
	const refused = says( 'm1' );
	const why = refused.catch( ( error: Error ) => error );
	await turns();
	syncs[ 0 ]!( new Error( 'EIO: i/o error, fdatasync' ) );
	expect( await why ).toBeInstanceOf( Unavailable );
	expect( ( ( await why ) as Error ).message ).toContain( 'EIO' );
	jest.restoreAllMocks();

	expect( await says( 'm1' ) ).toMatchObject( { repeated: true, seq: 1 } );
	// Without its write-ahead log.
	const copy = path.join( folder, 'copy.db' );
	copyFileSync( file, copy );
	const other = new SqliteStore( copy, new FakeClock() );
	expect( await log( other ) ).toHaveLength( 1 );
	await other.close();
} );

it( '1.3 the end waits for the disk', async () => {
	const last = says( 'm1' );
	const commit = watched( last );
	const end = watched( store.close() );
	await turns();
	expect( [ commit, end ] ).toEqual( [ {}, {} ] );
	while ( syncs.length > 0 ) {
		syncs.shift()!();
		await turns();
	}
	await last;
	expect( ( await last ).seq ).toBe( 1 );
} );

describe( 'the write-ahead log', () => {
	const talk = async ( from: number, to: number ) => {
		for ( let i = from; i < to; i++ ) {
			await says( `m${ i }` );
		}
	};
	const sizeOf = ( name: string ) => fs.statSync( name ).size;

	beforeEach( () => jest.restoreAllMocks() );

	it( '1.3 is brought over beside what is committed', async () => {
		const before = sizeOf( file );
		await talk( 0, 250 );
		// Too little for a COMMIT to do it.
		await until( 'the database has grown', () => sizeOf( file ) > before );
		expect( await log() ).toHaveLength( 250 );
	} );

	it( '1.3 does not grow on, however long they talk', async () => {
		await talk( 0, 1500 );
		const size = sizeOf( `${ file }-wal` );
		await talk( 1500, 3000 );
		expect( sizeOf( `${ file }-wal` ) ).toBeLessThan( 1.5 * size );
		expect( await log() ).toHaveLength( 3000 );
	} );
} );
