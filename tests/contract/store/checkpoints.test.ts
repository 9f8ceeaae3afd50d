/** The write-ahead log is brought over while others write. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SqliteStore } from '../../../sidecar/store/sqlite';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { until } from '../../sidecar/support/until';
import { newConversation, said, SHOP } from './records';

let folder: string;
let file: string;
let store: SqliteStore;

beforeEach( async () => {
	folder = mkdtempSync( path.join( tmpdir(), 'baton-checkpoints-' ) );
	file = path.join( folder, 'a.db' );
	store = new SqliteStore( file, new FakeClock() );
	await store.commit( {
		shop: SHOP,
		conversation: 'a',
		create: newConversation( 'a' ),
		events: [],
	} );
} );
afterEach( async () => {
	await store.close();
	rmSync( folder, { recursive: true } );
} );

async function talk( from: number, to: number ) {
	for ( let i = from; i < to; i++ ) {
		await store.commit( {
			shop: SHOP,
			conversation: 'a',
			events: [ said( `m${ i }` ) ],
		} );
	}
}
const length = async ( one = store ) =>
	( await one.events( SHOP, 'a', 0 ) ).length;
const sizeOf = ( name: string ) => statSync( name ).size;

it( '1.3 by a thread of its own, long before a COMMIT would do it', async () => {
	const before = sizeOf( file );
	await talk( 0, 250 );
	await until( 'the database has grown', () => sizeOf( file ) > before );
	expect( await length() ).toBe( 250 );
} );

it( '1.3 without a thread COMMIT does it, and nothing of a commit is undone', async () => {
	const program = process.argv[ 1 ]!;
	process.argv[ 1 ] = path.join( folder, 'not-there.mjs' );
	try {
		await talk( 0, 500 );
	} finally {
		process.argv[ 1 ] = program;
	}
	expect( await length() ).toBe( 500 );
	const again = new SqliteStore( file, new FakeClock() );
	expect( await length( again ) ).toBe( 500 );
	await again.close();
} );

it( '1.3 the log does not grow on, however long they talk', async () => {
	await talk( 0, 1500 );
	const size = sizeOf( `${ file }-wal` );
	await talk( 1500, 3000 );
	expect( sizeOf( `${ file }-wal` ) ).toBeLessThan( 1.5 * size );
	expect( await length() ).toBe( 3000 );
} );

it( '1.3 what closes while the thread is at work loses nothing, and lets go of the file', async () => {
	await talk( 0, 200 );
	await store.close();
	// The last connection takes the log with it.
	expect( () => sizeOf( `${ file }-wal` ) ).toThrow( 'ENOENT' );
	const again = new SqliteStore( file, new FakeClock() );
	expect( await length( again ) ).toBe( 200 );
	await again.close();
} );
