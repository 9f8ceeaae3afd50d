import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { MemoryStore } from '../../../sidecar/store/memory';
import { SqliteStore } from '../../../sidecar/store/sqlite';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { logContract } from './log-contract';
import { mail, newConversation, said } from './records';
import { noncesContract } from './nonces-contract';
import { rowsContract } from './rows-contract';
import { spendingContract } from './spending-contract';
import { toolsContract } from './tools-contract';

const folder = mkdtempSync( path.join( tmpdir(), 'baton-store-' ) );
afterAll( () => rmSync( folder, { recursive: true } ) );
let files = 0;
const newFile = () => path.join( folder, `${ ++files }.db` );

const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const PAGE = 4096;

/** A frame that ends a transaction says how large the database is after it. */
function commitsIn( file: string ): number {
	const log = readFileSync( `${ file }-wal` );
	let commits = 0;
	for ( let at = WAL_HEADER; at < log.length; at += FRAME_HEADER + PAGE ) {
		commits += log.readUInt32BE( at + 4 ) > 0 ? 1 : 0;
	}
	return commits;
}

for ( const contract of [
	logContract,
	rowsContract,
	noncesContract,
	spendingContract,
	toolsContract,
] ) {
	contract( 'in memory', ( clock ) => new MemoryStore( clock ) );
	contract( 'on SQLite', ( clock ) => new SqliteStore( newFile(), clock ) );
}

describe( 'the SQLite file', () => {
	const change = {
		shop: 'shop_a',
		conversation: 'a',
		create: newConversation( 'a' ),
		events: [ said( 'm1' ) ],
	};

	it( '1.3 what was committed is there after the file is opened again', async () => {
		const file = newFile();
		const first = new SqliteStore( file, new FakeClock() );
		await first.commit( change );
		await first.close();
		const second = new SqliteStore( file, new FakeClock() );
		expect( ( await second.conversation( 'shop_a', 'a' ) )?.seq ).toBe( 1 );
		await second.close();
	} );

	it( '13.6 what was spent is there after the file is opened again', async () => {
		const file = newFile();
		const first = new SqliteStore( file, new FakeClock() );
		const spent = { micros: 7, input: 5, output: 2, requests: 1 };
		await first.addSpent( 'shop_a', '2026-11', 'a', spent );
		await first.close();
		const second = new SqliteStore( file, new FakeClock() );
		expect( await second.spentIn( 'shop_a', '2026-11' ) ).toEqual( {
			...spent,
			conversations: 1,
		} );
		await second.close();
	} );

	it( '1.3 is durable: write-ahead log, synchronous in full', async () => {
		const file = newFile();
		const store = new SqliteStore( file, new FakeClock() );
		const { database } = store as unknown as {
			database: Database.Database;
		};
		expect( database.pragma( 'journal_mode', { simple: true } ) ).toBe(
			'wal'
		);
		expect( database.pragma( 'synchronous', { simple: true } ) ).toBe( 2 );
		await store.close();
	} );

	it( 'all of one tick share one transaction', async () => {
		const file = newFile();
		const store = new SqliteStore( file, new FakeClock() );
		await store.commit( change );
		const before = commitsIn( file );
		await Promise.all(
			Array.from( { length: 50 }, ( _, index ) =>
				store.commit( {
					shop: 'shop_a',
					conversation: 'a',
					events: [ said( `x${ index }` ) ],
				} )
			)
		);
		expect( commitsIn( file ) - before ).toBe( 1 );
		await store.close();
	} );

	it( 'a full disk: nobody is told that it was stored, and the next one works', async () => {
		const store = new SqliteStore( newFile(), new FakeClock() );
		await store.commit( change );
		const { database } = store as unknown as {
			database: Database.Database;
		};
		const pages = database.pragma( 'page_count', { simple: true } );
		database.pragma( `max_page_count = ${ pages }` );
		const big = ( id: string ) =>
			store.commit( {
				shop: 'shop_a',
				conversation: 'a',
				events: Array.from( { length: 40 }, () =>
					said( id, 'x'.repeat( 8000 ) )
				),
			} );
		const results = await Promise.allSettled( [
			big( 'b1' ),
			big( 'b2' ),
		] );
		expect( results ).toMatchObject( [
			{ status: 'rejected', reason: { name: 'Unavailable' } },
			{ status: 'rejected', reason: { name: 'Unavailable' } },
		] );
		database.pragma( 'max_page_count = 100000' );
		expect( await store.events( 'shop_a', 'a', 0 ) ).toHaveLength( 1 );
		expect( ( await big( 'b3' ) ).seq ).toBe( 2 );
		await store.close();
	} );

	it( '10.8 a full disk: ping tries to write, and what writes nothing says nothing', async () => {
		const store = new SqliteStore( newFile(), new FakeClock() );
		await store.commit( change );
		const { database } = store as unknown as {
			database: Database.Database;
		};
		const written = () =>
			database.prepare( 'SELECT total_changes()' ).pluck().get();
		await store.ping();
		database.pragma( 'query_only = ON' );
		await expect(
			store.setAgentSwitch( 'shop_a', '3', true )
		).rejects.toThrow( 'Nothing can be stored' );
		await expect( store.ping() ).rejects.toThrow( 'Nothing can be stored' );
		database.pragma( 'query_only = OFF' );
		// Nothing is due: nothing is written.
		await store.claimDue( 'shop_a', 0, 1000, 10 );
		const before = written();
		await store.ping();
		expect( written() ).not.toBe( before );
		const after = written();
		await store.ping();
		expect( written() ).toBe( after );
		await store.close();
	} );

	it( 'a database of a newer program is refused', async () => {
		const file = newFile();
		const database = new Database( file );
		database.pragma( 'user_version = 999' );
		database.close();
		expect( () => new SqliteStore( file, new FakeClock() ) ).toThrow(
			'The database is at step 999'
		);
	} );

	it( '9.2 what a database of the first steps holds is taken along: the age of a mail, and whom an agent talks to', async () => {
		const file = newFile();
		const clock = new FakeClock( 5000 );
		const before = new SqliteStore( file, clock );
		await before.commit( { ...change, mail: [ mail( 'k1' ) ] } );
		const { shop, conversation } = change;
		const agent = { id: '3', name: 'Priya' };
		await before.commit( {
			shop,
			conversation,
			events: [],
			set: { status: 'human', agent },
		} );
		await before.close();
		const database = new Database( file );
		database.exec( `
			DROP VIEW log;
			DROP TABLE journal;
			ALTER TABLE outbox DROP COLUMN asked_at;
			DROP TABLE nonces;
			DROP TABLE spent;
			DROP TABLE tries;
			DROP TABLE notes;
			DROP TABLE gaps;
			DROP INDEX events_tickets;
			ALTER TABLE events DROP COLUMN sender;
			ALTER TABLE events DROP COLUMN frame;
			DROP INDEX conversations_agent;
			ALTER TABLE conversations DROP COLUMN agent;
		` );
		database.pragma( 'user_version = 2' );
		database.close();
		const store = new SqliteStore( file, clock );
		expect( await store.backlog( 'shop_a' ) ).toMatchObject( {
			mails: 1,
			oldestMail: 5000,
		} );
		expect( await store.ofAgent( shop, '3' ) ).toEqual( [ conversation ] );
		await store.close();
	} );

	it( 'every key begins with the shop', async () => {
		const file = newFile();
		await new SqliteStore( file, new FakeClock() ).close();
		const database = new Database( file );
		const tables = database
			.prepare(
				// The journal is in the order of its coming, whosever it is.
				"SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'journal'"
			)
			.all() as Array< { name: string } >;
		expect( tables.length ).toBeGreaterThan( 8 );
		for ( const { name } of tables ) {
			const columns = database.pragma(
				`table_info( ${ name } )`
			) as Array< {
				name: string;
				pk: number;
			} >;
			expect( [
				name,
				columns.find( ( { pk } ) => pk === 1 )?.name,
			] ).toEqual( [ name, 'shop_id' ] );
		}
		database.close();
	} );
} );
