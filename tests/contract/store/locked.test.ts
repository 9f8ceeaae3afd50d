/** Another program holds the database: an open shell, or a backup that copies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { SqliteStore } from '../../../sidecar/store/sqlite';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { newConversation, said, SHOP } from './records';

let folder: string;
let file: string;
let store: SqliteStore;
let other: Database.Database;

beforeEach( async () => {
	folder = mkdtempSync( path.join( tmpdir(), 'baton-locked-' ) );
	file = path.join( folder, 'a.db' );
	store = new SqliteStore( file, new FakeClock() );
	other = new Database( file );
	await store.commit( {
		shop: SHOP,
		conversation: 'c',
		create: newConversation( 'c' ),
		set: { status: 'human', agent: { id: '3', name: 'Priya' } },
		events: [],
	} );
} );
afterEach( async () => {
	other.close();
	await store.close();
	rmSync( folder, { recursive: true } );
} );

const say = ( id: string ) =>
	store.commit( {
		shop: SHOP,
		conversation: 'c',
		events: [ said( id ) ],
		once: { sender: 's', id },
	} );
const stored = async ( one = store ) =>
	( await one.events( SHOP, 'c', 0 ) ).map( ( event ) => [
		event.seq,
		( event as { id?: string } ).id,
	] );

it( '1.1 1.3 takes nothing of what was acknowledged before, however long', async () => {
	await say( 'm1' );
	await say( 'm2' );
	other.exec( 'BEGIN IMMEDIATE' );
	await expect( say( 'm3' ) ).rejects.toMatchObject( {
		name: 'Unavailable',
		// The runbook goes by it.
		cause: { code: 'SQLITE_BUSY' },
	} );
	other.exec( 'ROLLBACK' );
	const all = [
		[ 1, 'm1' ],
		[ 2, 'm2' ],
	];
	expect( await stored() ).toEqual( all );
	expect( await say( 'm2' ) ).toMatchObject( { seq: 2, repeated: true } );
	expect( await say( 'm3' ) ).toMatchObject( { seq: 3 } );
	all.push( [ 3, 'm3' ] );
	await store.commit( {
		shop: SHOP,
		conversation: 'c',
		set: { status: 'closed' },
		events: [],
	} );
	expect( await stored() ).toEqual( all );
	await store.close();
	store = new SqliteStore( file, new FakeClock() );
	expect( await stored() ).toEqual( all );
}, 20_000 );

it( '1.3 is waited for, in order, and others are served meanwhile', async () => {
	other.exec( 'BEGIN IMMEDIATE' );
	const saying = [ say( 'm1' ), say( 'm2' ) ];
	for ( let turns = 0; turns < 10; turns++ ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 20 ) );
		expect( await stored() ).toEqual( [] );
	}
	saying.push( say( 'm3' ) );
	other.exec( 'COMMIT' );
	expect( ( await Promise.all( saying ) ).map( ( { seq } ) => seq ) ).toEqual(
		[ 1, 2, 3 ]
	);
} );

it( '1.3 what waits for it is stored by a stop', async () => {
	other.exec( 'BEGIN IMMEDIATE' );
	const saying = say( 'm1' );
	await new Promise( ( resolve ) => setTimeout( resolve, 20 ) );
	other.exec( 'COMMIT' );
	await store.close();
	expect( await saying ).toMatchObject( { seq: 1 } );
	store = new SqliteStore( file, new FakeClock() );
	expect( await stored() ).toEqual( [ [ 1, 'm1' ] ] );
} );
