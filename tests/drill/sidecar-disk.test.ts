/** The sidecar's disk is full: while it runs, and when it starts. */
import { statSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { ConversationEvent } from '../../protocol';
import { homes } from '../sidecar/support/homes';
import type { RunningSidecar } from '../sidecar/support/process';
import { freePort } from './support/free-port';
import { fillDisk, withRoomFor } from './support/full-disk';
import { Peer, stopPeers } from './support/peer';
import { eventually } from './support/screens';
import { readStored } from './support/stored';

jest.setTimeout( 60_000 );

const its = homes( 'test' );
let port: string;
beforeEach( async () => {
	port = String( await freePort() );
} );
afterEach( stopPeers );

/** The shared memory of SQLite fits, its log no more. */
const ROOM = 65_536;

const where = () => ( {
	url: `http://127.0.0.1:${ port }`,
	origin: its.shop.url,
} );
const start = ( env = {}, before: string[] = [] ) =>
	its.home.start( { BATON_PORT: port, ...env }, before );
const customerOf = ( sub: string ) =>
	new Peer( where(), { aud: 'customer', sub } );
const agentOf = ( sub: string ) => new Peer( where(), { aud: 'agent', sub } );
const say = ( peer: Peer, id: string, text = `text of ${ id }` ) =>
	peer.send( { type: 'send', id, text } );
/** From now on. */
const refused = ( peer: Peer, id: string ) => {
	const { length } = peer.frames;
	return peer.until(
		() =>
			peer.frames
				.slice( length )
				.some(
					( frame ) =>
						frame.type === 'error' &&
						frame.id === id &&
						frame.code === 'unavailable'
				),
		`refused ${ id }`
	);
};
const ids = ( events: ConversationEvent[] = [] ) =>
	events.flatMap( ( event ) =>
		event.type === 'message' && event.from.kind === 'customer'
			? [ event.id ]
			: []
	);
const ready = async () => {
	const answer = await fetch( `${ where().url }/readyz` );
	return { status: answer.status, ...( ( await answer.json() ) as object ) };
};
const NOT_READY = { status: 503, ok: false, waitingFor: [ 'store' ] };
const isReady = () =>
	eventually(
		async () => ( await ready() ).status === 200,
		'it is ready again'
	);
/** The lines that say this. */
const lines = ( { output }: Pick< RunningSidecar, 'output' >, what: string ) =>
	output()
		.split( '\n' )
		.filter( ( line ) => line.includes( `"msg":"${ what }"` ) );

function isWhole(): void {
	const database = new Database( path.join( its.home.data, 'baton.db' ), {
		readonly: true,
	} );
	expect( database.pragma( 'integrity_check', { simple: true } ) ).toBe(
		'ok'
	);
	database.close();
}

/** More than `ROOM` of it in the write-ahead log. */
async function fillLog( customer: Peer ): Promise< void > {
	for ( let count = 0; count < 6; count++ ) {
		say( customer, `long${ count }`, 'x'.repeat( 4000 ) );
		await customer.settled();
	}
	expect(
		statSync( path.join( its.home.data, 'baton.db-wal' ) ).size
	).toBeGreaterThan( ROOM );
}

it( '10.8 10.9 full while it runs: it says so, reads, keeps what is stored, and takes the rest in order by itself', async () => {
	const first = await start();
	const customer = customerOf( 'v_full' );
	say( customer, 'm1' );
	await customer.settled();
	const makeRoom = fillDisk( first.child.pid! );
	for ( const id of [ 'm2', 'm3', 'm4' ] ) {
		say( customer, id );
	}
	await refused( customer, 'm2' );
	expect( await ready() ).toMatchObject( NOT_READY );
	expect(
		await ( await fetch( `${ where().url }/metrics` ) ).text()
	).toContain( 'baton_ready{part="store"} 0' );
	const tab = customerOf( 'v_full' );
	await tab.until( () => ids( tab.view.events ).includes( 'm1' ), 'read' );
	expect( customer.acks.map( ( { id } ) => id ) ).toEqual( [ 'm1' ] );
	// Tried more than once, in vain.
	await eventually( async () => {
		await ready();
		return (
			customer.frames.filter( ( { type } ) => type === 'error' ).length >
			3
		);
	}, 'it is tried again' );
	expect( lines( first, 'nothing can be stored' ) ).toHaveLength( 1 );
	expect( first.output().split( '\n' ).length ).toBeLessThan( 40 );

	makeRoom();
	await customer.settled();
	await isReady();
	await customer.until(
		() => ids( customer.view.events ).length === 4,
		'complete'
	);
	const [ events ] = [ ...readStored( its.home.data ).events.values() ];
	expect( ids( events ) ).toEqual( [ 'm1', 'm2', 'm3', 'm4' ] );
	expect( lines( first, 'the store takes everything again' ) ).toHaveLength(
		1
	);
	first.child.kill( 'SIGTERM' );
	expect( await first.ended ).toBe( 0 );
	isWhole();
} );

it( '10.11 killed, stopped and started on a full disk: all that was acknowledged is there, and it goes on once there is room', async () => {
	const first = await start();
	const customer = customerOf( 'v_kept' );
	await fillLog( customer );
	const acknowledged = customer.acks.map( ( { id } ) => id );
	fillDisk( first.child.pid! );
	say( customer, 'm2' );
	await refused( customer, 'm2' );
	first.child.kill( 'SIGKILL' );
	await first.ended;

	const second = await start( {}, withRoomFor( ROOM ) );
	const reader = customerOf( 'v_kept' );
	await reader.until(
		() =>
			acknowledged.every( ( id ) =>
				ids( reader.view.events ).includes( id )
			),
		'everything is read'
	);
	await refused( customer, 'm2' );
	expect( await ready() ).toMatchObject( NOT_READY );
	// Its log cannot be brought into the database, and is left as it is.
	second.child.kill( 'SIGTERM' );
	expect( await second.ended ).toBe( 0 );
	isWhole();

	const third = its.home.spawn(
		its.home.environment( { BATON_PORT: port } ),
		withRoomFor( 0 )
	);
	expect( await third.ended ).toBe( 1 );
	expect( lines( third, 'the sidecar could not start' ) ).toHaveLength( 1 );
	isWhole();

	await start();
	await customer.settled();
	const [ events ] = [ ...readStored( its.home.data ).events.values() ];
	expect( ids( events ) ).toEqual( [ ...acknowledged, 'm2' ] );
} );

it( '4.3 10.10 a question that a crash left open is answered once there is room, without another start', async () => {
	const first = await start();
	const customer = customerOf( 'v_open' );
	await fillLog( customer );
	first.child.kill( 'SIGKILL' );
	await first.ended;
	const dying = await start( {
		BATON_FAULT: 'commit:message.customer:1',
		BATON_ALLOW_FAULT: 'drill',
	} );
	say( customer, 'question', 'Do you sell kayaks?' );
	await dying.ended;

	const full = await start( {}, withRoomFor( ROOM ) );
	await refusesEverything( customer );
	expect( readStored( its.home.data ).unanswered ).toHaveLength( 1 );
	expect( lines( full, 'recovery failed' ) ).toEqual( [] );
	fillDisk( full.child.pid! )();
	await eventually(
		async () => readStored( its.home.data ).unanswered.length === 0,
		'it is answered'
	);
	const [ events = [] ] = [ ...readStored( its.home.data ).events.values() ];
	const after = events.slice(
		events.findIndex(
			( event ) => event.type === 'message' && event.id === 'question'
		) + 1
	);
	expect(
		after.filter(
			( event ) =>
				( event.type === 'message' && event.turn ) ||
				( event.type === 'handoff' && event.state === 'requested' ) ||
				event.type === 'offer'
		)
	).not.toEqual( [] );
} );

async function refusesEverything( customer: Peer ): Promise< void > {
	customer.send( { type: 'request_person', id: 'p1' } );
	await refused( customer, 'p1' );
}

it( '10.10 an agent who goes while nothing can be stored leaves nobody behind', async () => {
	const running = await start( { BATON_AGENT_GRACE_MS: '200' } );
	const agent = agentOf( '3' );
	await agent.until( () => agent.online, 'online' );
	const customer = customerOf( 'v_left' );
	customer.send( { type: 'request_person', id: 'p1' } );
	await customer.until( () => customer.view.status === 'waiting', 'waiting' );
	const conversation = customer.view.conversation!;
	agent.send( { type: 'accept', id: 'a1', conversation } );
	await customer.until( () => customer.view.status === 'human', 'human' );
	const makeRoom = fillDisk( running.child.pid! );
	agent.stop();
	await eventually(
		async () => lines( running, 'an agent went' ).length === 1,
		'the agent is gone'
	);
	say( customer, 'm1' );
	await refused( customer, 'm1' );
	expect( readStored( its.home.data ).due ).not.toContain( 'agent_lost' );
	makeRoom();
	await eventually(
		async () => readStored( its.home.data ).due.includes( 'agent_lost' ),
		'the conversation goes back to those who wait, in time'
	);
} );

it( '10.11 a log that cannot be written ends nothing, and is written later', async () => {
	const file = path.join( its.home.data, 'log' );
	const running = its.home.spawn(
		its.home.environment( { BATON_PORT: port } ),
		[ 'sh', '-c', `exec "$0" "$@" >> ${ file }` ]
	);
	const answers = () =>
		fetch( `${ where().url }/healthz` ).then(
			( { ok } ) => ok,
			() => false
		);
	await eventually( answers, 'it answers' );
	const makeRoom = fillDisk( running.child.pid! );
	const customer = customerOf( 'v_log' );
	say( customer, 'm1' );
	await refused( customer, 'm1' );
	expect( await answers() ).toBe( true );
	makeRoom();
	await customer.settled();
	const log = () => ( { output: () => readFileSync( file, 'utf8' ) } );
	expect( lines( log(), 'nothing can be stored' ) ).toHaveLength( 1 );
	running.child.kill( 'SIGTERM' );
	expect( await running.ended ).toBe( 0 );
	expect( lines( log(), 'stopped' ) ).toHaveLength( 1 );
} );
