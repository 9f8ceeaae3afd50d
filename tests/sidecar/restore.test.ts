/** The runbook's "Back up and restore", step by step, while a customer's browser stays open. */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { freePort } from '../drill/support/free-port';
import { Peer, stopPeers } from '../drill/support/peer';
import { readStored } from '../drill/support/stored';
import { homes } from './support/homes';

jest.setTimeout( 60_000 );

const its = homes( 'file' );
afterEach( stopPeers );

const textsOf = ( { view }: Peer ) =>
	view.events.flatMap( ( event ) =>
		event.type === 'message' && event.from.kind === 'customer'
			? [ event.text ]
			: []
	);

it( '2.2 a backup that was made while it ran is put back: browsers show what there is, and the conversation goes on', async () => {
	const { home, shop } = its;
	const port = String( await freePort() );
	const start = () => home.start( { BATON_PORT: port } );
	const customer = () =>
		new Peer(
			{ url: `http://127.0.0.1:${ port }`, origin: shop.url },
			{ aud: 'customer', sub: 'v_restored' }
		);
	const say = async ( peer: Peer, text: string ) => {
		peer.send( { type: 'send', id: `id-${ text }`, text } );
		await peer.settled();
		await peer.until( () => textsOf( peer ).includes( text ), 'shown' );
	};
	const running = await start();
	const tab = customer();
	await say( tab, 'before' );

	const backup = path.join( home.data, 'backup.db' );
	const database = new Database( path.join( home.data, 'baton.db' ), {
		readonly: true,
	} );
	// What sqlite3’s `.backup` does.
	await database.backup( backup );
	database.close();
	await say( tab, 'after' );

	running.child.kill( 'SIGTERM' );
	expect( await running.ended ).toBe( 0 );
	const away = path.join( home.data, 'away' );
	mkdirSync( away );
	for ( const part of [ 'baton.db', 'baton.db-wal', 'baton.db-shm' ] ) {
		if ( existsSync( path.join( home.data, part ) ) ) {
			renameSync( path.join( home.data, part ), path.join( away, part ) );
		}
	}
	copyFileSync( backup, path.join( home.data, 'baton.db' ) );
	// Typed while it was down.
	tab.send( { type: 'send', id: 'id-meanwhile', text: 'meanwhile' } );
	await start();

	await tab.settled();
	const shown = [ 'before', 'meanwhile' ];
	await tab.until(
		() => JSON.stringify( textsOf( tab ) ) === JSON.stringify( shown ),
		'what there is'
	);
	await say( tab, 'later' );
	const other = customer();
	await other.until( () => textsOf( other ).length === 3, 'read' );
	expect( textsOf( other ) ).toEqual( [ ...shown, 'later' ] );
	const [ events = [] ] = [ ...readStored( home.data ).events.values() ];
	expect( other.view.upTo ).toBe( events.at( -1 )!.seq );
} );
