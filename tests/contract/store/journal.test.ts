/** What people say stands in a journal first, and is filed under its conversation later. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { ConversationStore } from '../../../sidecar/ports';
import { SqliteStore } from '../../../sidecar/store/sqlite';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { newConversation, said, SHOP } from './records';

const folder = mkdtempSync( path.join( tmpdir(), 'baton-journal-' ) );
afterAll( () => rmSync( folder, { recursive: true } ) );
let files = 0;
const newFile = () => path.join( folder, `${ ++files }.db` );

const agent = { id: '3', name: 'Priya' };

const say = ( store: ConversationStore, conversation: string, id: string ) =>
	store.commit( {
		shop: SHOP,
		conversation,
		events: [ said( id ) ],
		once: { sender: 's', id },
	} );

/** Two people talk in each of them. */
async function talks( store: ConversationStore, count: number ) {
	const ids = Array.from( { length: count }, ( _, index ) => `c${ index }` );
	await Promise.all(
		ids.map( ( conversation ) =>
			store.commit( {
				shop: SHOP,
				conversation,
				create: newConversation( conversation ),
				set: { status: 'human', agent },
				events: [],
			} )
		)
	);
	return ids;
}

const seqs = async ( store: ConversationStore, id: string, after = 0 ) =>
	( await store.events( SHOP, id, after ) ).map( ( { seq } ) => seq );

const upTo = ( last: number, after = 0 ) =>
	Array.from( { length: last - after }, ( _, index ) => after + index + 1 );

function inFile( file: string, sql: string ) {
	const database = new Database( file );
	try {
		return database.prepare( sql ).pluck().get();
	} finally {
		database.close();
	}
}

const count = ( file: string, table: string ) =>
	inFile( file, `SELECT count( * ) FROM ${ table }` ) as number;

it( '1.1 1.3 of many talks nothing is missing or double, filed or not, also for who starts anew', async () => {
	const file = newFile();
	const store = new SqliteStore( file, new FakeClock(), 100 );
	const ids = await talks( store, 40 );
	for ( let round = 1; round <= 30; round++ ) {
		await Promise.all(
			ids.map( ( id ) => say( store, id, `m${ round }` ) )
		);
	}
	expect( count( file, 'events' ) ).toBeGreaterThan( 1000 );
	expect( count( file, 'log' ) ).toBe( 1200 );
	const again = new SqliteStore( file, new FakeClock(), 100 );
	for ( const one of [ store, again ] ) {
		for ( const id of ids ) {
			expect( await seqs( one, id ) ).toEqual( upTo( 30 ) );
			expect( await seqs( one, id, 27 ) ).toEqual( upTo( 30, 27 ) );
		}
	}
	expect( await again.sentAs( SHOP, 'c0', 's', 'm1' ) ).toBe( 1 );
	expect( await again.sentAs( SHOP, 'c0', 's', 'm30' ) ).toBe( 30 );
	await again.close();
	await store.close();
} );

it( 'the journal does not grow with what is said', async () => {
	const file = newFile();
	const store = new SqliteStore( file, new FakeClock(), 100 );
	const ids = await talks( store, 20 );
	for ( let round = 1; round <= 150; round++ ) {
		await Promise.all(
			ids.map( ( id ) => say( store, id, `m${ round }` ) )
		);
	}
	expect( count( file, 'log' ) ).toBe( 3000 );
	// What waits, and what is deleted together.
	expect( count( file, 'journal' ) ).toBeLessThan( 100 + 40 + 16 + 600 );
	await store.close();
} );

it( '1.1 a page of the log ends where it should, whatever is filed', async () => {
	const store = new SqliteStore( newFile(), new FakeClock(), 5 );
	const [ id = '' ] = await talks( store, 1 );
	for ( let number = 1; number <= 20; number++ ) {
		await say( store, id, `m${ number }` );
		await say( store, id, `n${ number }` );
		expect( await seqs( store, id, 0 ) ).toEqual( upTo( 2 * number ) );
		const page = await store.events( SHOP, id, number, 3 );
		expect( page.map( ( { seq } ) => seq ) ).toEqual(
			upTo( Math.min( 2 * number, number + 3 ), number )
		);
	}
	await store.close();
} );

it( '1.1 1.4 what was filed and is in the journal too, as after a crash between, is there once', async () => {
	const file = newFile();
	const before = new SqliteStore( file, new FakeClock() );
	const [ id = '' ] = await talks( before, 1 );
	await say( before, id, 'm1' );
	await say( before, id, 'm2' );
	await before.close();
	const database = new Database( file );
	database.exec(
		'INSERT INTO events SELECT shop_id, conversation, seq, at, audience, type, body, sender, frame FROM journal WHERE seq = 1'
	);
	database.close();
	const store = new SqliteStore( file, new FakeClock(), 0 );
	expect( await seqs( store, id ) ).toEqual( [ 1, 2 ] );
	expect( await say( store, id, 'm2' ) ).toMatchObject( {
		seq: 2,
		repeated: true,
	} );
	expect( await say( store, id, 'm3' ) ).toMatchObject( { seq: 3 } );
	expect( await seqs( store, id ) ).toEqual( [ 1, 2, 3 ] );
	expect( count( file, 'log' ) ).toBe( 3 );
	await store.close();
} );

it( '1.1 what changes more than the log comes after all that was said', async () => {
	const file = newFile();
	const store = new SqliteStore( file, new FakeClock() );
	const [ id = '', other = '' ] = await talks( store, 2 );
	await say( store, id, 'm1' );
	await say( store, other, 'm1' );
	await store.commit( {
		shop: SHOP,
		conversation: id,
		set: { status: 'closed' },
		events: [ said( 'bye' ) ],
	} );
	expect(
		inFile(
			file,
			`SELECT max( seq ) FROM events WHERE conversation = '${ id }'`
		)
	).toBe( 2 );
	expect( await seqs( store, id ) ).toEqual( [ 1, 2 ] );
	expect( await seqs( store, other ) ).toEqual( [ 1 ] );
	await store.close();
} );

it.each( [ 0, 5, undefined ] )(
	'1.1 1.4 4.1 what was refused leaves nothing, and all that shared its transaction stays (%s may wait)',
	async ( unfiled ) => {
		const file = newFile();
		const store = new SqliteStore( file, new FakeClock(), unfiled );
		const ids = await talks( store, 3 );
		const refused = ( conversation: string, id: string ) =>
			store.commit( {
				shop: SHOP,
				conversation,
				expect: { status: 'waiting' },
				events: [ said( id ) ],
				once: { sender: 's', id },
			} );
		const broken = ( conversation: string, id: string ) =>
			store.commit( {
				shop: SHOP,
				conversation,
				events: [ said( id ) ],
				once: { sender: 's', id },
				// Refused by the table, after the event was written.
				due: [
					{
						kind: 'idle_close',
						at: undefined as unknown as null,
					},
				],
			} );
		for ( let round = 1; round <= 12; round++ ) {
			const [ one = '', other = '', third = '' ] = ids;
			const ends = await Promise.allSettled( [
				say( store, one, `m${ round }` ),
				broken( one, `b${ round }` ),
				refused( other, `r${ round }` ),
				say( store, other, `m${ round }` ),
				broken( third, `b${ round }` ),
				say( store, third, `m${ round }` ),
			] );
			expect( ends.map( ( { status } ) => status ) ).toEqual( [
				'fulfilled',
				'rejected',
				'rejected',
				'fulfilled',
				'rejected',
				'fulfilled',
			] );
			for ( const id of ids ) {
				expect( await seqs( store, id ) ).toEqual( upTo( round ) );
			}
		}
		const again = new SqliteStore( file, new FakeClock() );
		for ( const id of ids ) {
			const events = await again.events( SHOP, id, 0 );
			expect(
				events.map( ( event ) => event.type === 'message' && event.id )
			).toEqual( upTo( 12 ).map( ( number ) => `m${ number }` ) );
			expect( await again.conversation( SHOP, id ) ).toEqual(
				await store.conversation( SHOP, id )
			);
			expect( await store.sentAs( SHOP, id, 's', 'b3' ) ).toBeUndefined();
			expect( await store.sentAs( SHOP, id, 's', 'm3' ) ).toBe( 3 );
		}
		await again.close();
		await store.close();
	}
);

it( '1.1 what another process filed and deleted meanwhile is still read without a gap', async () => {
	const file = newFile();
	const store = new SqliteStore( file, new FakeClock() );
	const [ id = '', theirs = '' ] = await talks( store, 2 );
	for ( const number of upTo( 3 ) ) {
		await say( store, id, `m${ number }` );
	}
	const other = new SqliteStore( file, new FakeClock(), 5 );
	for ( const number of upTo( 700 ) ) {
		await say( other, theirs, `n${ number }` );
	}
	expect( inFile( file, 'SELECT min( seq ) FROM journal' ) ).toBeGreaterThan(
		3
	);
	expect( await seqs( store, id ) ).toEqual( upTo( 3 ) );
	const page = await store.page( SHOP, id, 1, 1_000_000 );
	expect( page.events.map( ( { seq } ) => seq ) ).toEqual( [ 2, 3 ] );
	expect( await store.sentAs( SHOP, id, 's', 'm2' ) ).toBe( 2 );
	await other.close();
	await store.close();
} );
