/** What the SQLite store keeps in memory and leaves to the log is never seen outside. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import {
	Conflict,
	type Change,
	type ConversationStore,
} from '../../../sidecar/ports';
import { MemoryStore } from '../../../sidecar/store/memory';
import { SqliteStore } from '../../../sidecar/store/sqlite';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { handoff, newConversation, said, SHOP } from './records';

const folder = mkdtempSync( path.join( tmpdir(), 'baton-kept-' ) );
afterAll( () => rmSync( folder, { recursive: true } ) );
let files = 0;
const newFile = () => path.join( folder, `${ ++files }.db` );

const change = ( id: string, more: Partial< Change > = {} ): Change => ( {
	shop: SHOP,
	conversation: id,
	events: [],
	...more,
} );

const agent = { id: '3', name: 'Priya' };

/** A conversation in which an agent and a customer talk. */
async function talk( store: ConversationStore, id: string, visitor = 'v' ) {
	await store.commit(
		change( id, {
			create: { ...newConversation( id ), visitor },
			events: [ said( 'm1' ) ],
		} )
	);
	await store.commit( change( id, { set: { status: 'human', agent } } ) );
}

function rowOf( file: string, id: string ) {
	const database = new Database( file, { readonly: true } );
	const row = database
		.prepare( 'SELECT seq FROM conversations WHERE id = ?' )
		.get( id ) as { seq: number };
	database.close();
	return row;
}

describe( 'a talk whose row is left to the log', () => {
	const read = ( upTo: number ): Change[ 'events' ][ number ] => ( {
		audience: 'all',
		type: 'read',
		reader: 'agent',
		upTo,
	} );

	it( '1.3 messages write no row, and a process that starts anew knows them', async () => {
		const file = newFile();
		const clock = new FakeClock( 5000 );
		const store = new SqliteStore( file, clock );
		await talk( store, 'a' );
		clock.advance( 1000 );
		await store.commit( change( 'a', { events: [ said( 'm2' ) ] } ) );
		await store.commit( change( 'a', { events: [ read( 2 ) ] } ) );
		await store.commit(
			change( 'a', { events: [ said( 'm3', 'Hi', 'assistant' ) ] } )
		);
		expect( rowOf( file, 'a' ).seq ).toBe( 1 );
		const another = new SqliteStore( file, clock );
		const known = await another.conversation( SHOP, 'a' );
		expect( known ).toEqual( await store.conversation( SHOP, 'a' ) );
		expect( known ).toMatchObject( {
			seq: 4,
			lastMessage: 4,
			lastText: 'text of m2',
			lastAt: 6000,
			readBy: { customer: 0, agent: 2 },
		} );
		await another.close();
		await store.close();
	} );

	it( 'whatever the log does not say is written at once', async () => {
		const file = newFile();
		const store = new SqliteStore( file, new FakeClock() );
		await talk( store, 'a' );
		await store.commit( change( 'a', { events: [ said( 'm2' ) ] } ) );
		await store.commit(
			change( 'a', { set: { handoff }, events: [ said( 'm3' ) ] } )
		);
		expect( rowOf( file, 'a' ).seq ).toBe( 3 );
		await store.commit( change( 'a', { events: [ said( 'm4' ) ] } ) );
		await store.commit( change( 'a', { set: { email: 'z@x.org' } } ) );
		expect( rowOf( file, 'a' ).seq ).toBe( 4 );
		await store.close();
	} );

	it( 'the log never runs far ahead of it', async () => {
		const file = newFile();
		const store = new SqliteStore( file, new FakeClock() );
		await talk( store, 'a' );
		for ( let number = 2; number <= 200; number++ ) {
			await store.commit(
				change( 'a', { events: [ said( `m${ number }` ) ] } )
			);
			expect( number - rowOf( file, 'a' ).seq ).toBeLessThan( 64 );
		}
		await store.close();
	} );

	it( '3.3 of two talks the later one is theirs, whichever row is newer', async () => {
		const clock = new FakeClock( 5000 );
		const store = new SqliteStore( newFile(), clock );
		await talk( store, 'a' );
		clock.advance( 1000 );
		await talk( store, 'b' );
		clock.advance( 1000 );
		await store.commit( change( 'a', { events: [ said( 'm2' ) ] } ) );
		expect( ( await store.ofVisitor( SHOP, 'v' ) )?.id ).toBe( 'a' );
		await store.close();
	} );
} );

describe( 'two processes on one file', () => {
	async function both() {
		const file = newFile();
		const one = new SqliteStore( file, new FakeClock() );
		const other = new SqliteStore( file, new FakeClock() );
		await talk( one, 'a' );
		expect( ( await other.conversation( SHOP, 'a' ) )?.seq ).toBe( 1 );
		return { one, other };
	}

	it( '4.1 what the other one did is compared at the append', async () => {
		const { one, other } = await both();
		await one.commit( change( 'a', { set: { status: 'closed' } } ) );
		await expect(
			other.commit(
				change( 'a', {
					expect: { status: 'human' },
					events: [ said( 'm2' ) ],
				} )
			)
		).rejects.toThrow( Conflict );
		expect( ( await other.conversation( SHOP, 'a' ) )?.status ).toBe(
			'closed'
		);
		await one.close();
		await other.close();
	} );

	it( '1.1 both append to one conversation without gap or duplicate', async () => {
		const { one, other } = await both();
		for ( let round = 0; round < 10; round++ ) {
			await Promise.all(
				[ one, other ].map( ( store, index ) =>
					store.commit(
						change( 'a', {
							events: [ said( `m${ round }-${ index }` ) ],
						} )
					)
				)
			);
		}
		const events = await other.events( SHOP, 'a', 0 );
		expect( events.map( ( { seq } ) => seq ) ).toEqual(
			Array.from( { length: 21 }, ( _, index ) => index + 1 )
		);
		expect( await one.conversation( SHOP, 'a' ) ).toEqual(
			await other.conversation( SHOP, 'a' )
		);
		await one.close();
		await other.close();
	} );

	it( '1.4 one frame that came to both is stored once', async () => {
		const { one, other } = await both();
		const frame = change( 'a', {
			once: { sender: 'customer:v', id: 'm2' },
			events: [ said( 'm2' ) ],
		} );
		// The other one knows by now that this frame is new to it.
		expect(
			await other.sentAs( SHOP, 'a', 'customer:v', 'm2' )
		).toBeUndefined();
		const first = await one.commit( frame );
		expect( await other.commit( frame ) ).toMatchObject( {
			seq: first.seq,
			repeated: true,
		} );
		await one.close();
		await other.close();
	} );
} );

it( '1.4 frames of a file from before they stood with their events are known', async () => {
	const file = newFile();
	const store = new SqliteStore( file, new FakeClock() );
	await talk( store, 'a' );
	await store.close();
	const database = new Database( file );
	database
		.prepare( 'INSERT INTO sends VALUES ( ?, ?, ?, ?, ? )' )
		.run( SHOP, 'a', 'customer:v', 'm1', 1 );
	database.close();
	const again = new SqliteStore( file, new FakeClock() );
	expect( await again.sentAs( SHOP, 'a', 'customer:v', 'm1' ) ).toBe( 1 );
	expect(
		await again.commit(
			change( 'a', {
				once: { sender: 'customer:v', id: 'm1' },
				events: [ said( 'm1' ) ],
			} )
		)
	).toMatchObject( { seq: 1, repeated: true } );
	await again.close();
} );

it( 'a write that fails leaves nothing in memory either', async () => {
	const store = new SqliteStore( newFile(), new FakeClock() );
	await talk( store, 'a' );
	const broken = change( 'a', {
		events: [ said( 'm2' ) ],
		once: { sender: 's', id: 'm2' },
		// Refused by the table, after the event was written.
		due: [ { kind: 'idle_close', at: undefined as unknown as null } ],
	} );
	await expect( store.commit( broken ) ).rejects.toMatchObject( {
		name: 'Unavailable',
	} );
	expect( ( await store.conversation( SHOP, 'a' ) )?.seq ).toBe( 1 );
	expect( await store.sentAs( SHOP, 'a', 's', 'm2' ) ).toBeUndefined();
	const next = await store.commit(
		change( 'a', { events: [ said( 'm3' ) ] } )
	);
	expect( next.seq ).toBe( 2 );
	await store.close();
} );

/** Whatever is done in whatever order: both stores say the same, and so does the file. */
describe( 'any changes at all', () => {
	const status = fc.constantFrom(
		'assistant' as const,
		'waiting' as const,
		'human' as const,
		'closed' as const
	);
	const anyChange = fc.record( {
		conversation: fc.constantFrom( 'a', 'b' ),
		set: fc.record(
			{
				status,
				email: fc.constantFrom( 'x@x.org', undefined ),
				handoff: fc.constant( handoff ),
			},
			{ requiredKeys: [] }
		),
		events: fc.array(
			fc.oneof(
				fc
					.tuple(
						fc.string( { maxLength: 200 } ),
						fc.constantFrom( 'customer', 'assistant' )
					)
					.map( ( [ text, kind ] ) =>
						said( 'm', text, kind as 'customer' )
					),
				fc.nat( 20 ).map( ( upTo ) => ( {
					audience: 'all' as const,
					type: 'read' as const,
					reader: 'customer' as const,
					upTo,
				} ) )
			),
			{ maxLength: 3 }
		),
		once: fc.option(
			fc.record( {
				sender: fc.constantFrom( 's', 't' ),
				id: fc.constantFrom( '1', '2', '3' ),
			} ),
			{ nil: undefined }
		),
	} );

	it( '1.1 1.4 the same in memory, on SQLite and in its file', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array( anyChange, { maxLength: 30 } ),
				fc.constantFrom( 0, 3, undefined ),
				async ( changes, unfiled ) => {
					const file = newFile();
					const clock = new FakeClock( 1000 );
					const stores = [
						new MemoryStore( clock ),
						new SqliteStore( file, clock, unfiled ),
					];
					for ( const store of stores ) {
						await talk( store, 'a' );
					}
					clock.advance( 1 );
					for ( const store of stores ) {
						await talk( store, 'b' );
					}
					for ( const one of changes ) {
						clock.advance( 10 );
						const [ expected, got ] = await Promise.all(
							stores.map( ( store ) =>
								store.commit( { shop: SHOP, ...one } )
							)
						);
						expect( got ).toEqual( expected );
					}
					stores.push( new SqliteStore( file, clock ) );
					const seen = await Promise.all(
						stores.map( async ( store ) => [
							await store.conversation( SHOP, 'a' ),
							await store.conversation( SHOP, 'b' ),
							await store.desk( SHOP, 0 ),
							await store.ofVisitor( SHOP, 'v' ),
							await store.sentAs( SHOP, 'a', 's', '1' ),
							await store.events( SHOP, 'b', 0 ),
						] )
					);
					await Promise.all(
						stores.map( ( store ) => store.close() )
					);
					expect( seen[ 1 ] ).toEqual( seen[ 0 ] );
					expect( seen[ 2 ] ).toEqual( seen[ 0 ] );
				}
			),
			{ numRuns: 25 }
		);
	}, 60_000 );
} );
