/** A running sidecar's clock is set, forwards and back, while people talk. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ConversationEvent } from '../../protocol';
import { homes } from '../sidecar/support/homes';
import { until } from '../sidecar/support/until';
import { Peer, stopPeers } from './support/peer';
import { readStored } from './support/stored';

jest.setTimeout( 60_000 );

const its = homes( 'test' );
afterEach( stopPeers );

const MINUTE = 60_000;
/** Ahead of the right time; the last brings it back to that. */
const JUMPS = [ 5, -5, 3, 0 ].map( ( minutes ) => minutes * MINUTE );

const words = ( events: ConversationEvent[] ) =>
	events.flatMap( ( event ) =>
		event.type === 'message' && event.from.kind !== 'assistant'
			? [ event.id ]
			: []
	);

it( '1.3 1.4 nothing typed is lost or doubled, and nobody is taken for gone', async () => {
	const { home, shop } = its;
	const file = path.join( home.data, 'clock' );
	const running = await home.start( {
		NODE_OPTIONS: `--require=${ path.join(
			__dirname,
			'support/jumping-clock.cjs'
		) }`,
		DRILL_CLOCK: file,
	} );
	await home.ready( running.url );
	const setClock = async ( ahead: number ) => {
		writeFileSync( file, String( ahead ) );
		const { length } = running.output();
		running.child.kill( 'SIGUSR2' );
		await until( 'the clock is set', () =>
			running
				.output()
				.slice( length )
				.includes( `the clock is ${ ahead } ms ahead` )
		);
	};
	const where = { url: running.url, origin: shop.url };
	const agent = new Peer( where, { aud: 'agent', sub: '3' } );
	await agent.settled();
	const customer = new Peer( where, { aud: 'customer', sub: 'v_1' } );
	customer.send( { type: 'request_person', id: 'p1' } );
	await customer.until( () => customer.view.status === 'waiting', 'waiting' );
	const conversation = customer.view.conversation!;
	agent.follow( conversation );
	agent.send( { type: 'accept', id: 'a1', conversation } );
	await customer.until( () => customer.view.status === 'human', 'human' );

	const typed: string[] = [];
	let said = 0;
	for ( const ahead of JUMPS ) {
		await setClock( ahead );
		// Some rounds of what is due, with the clock as it is now.
		for ( let round = 0; round < 5; round++ ) {
			const n = ++said;
			customer.send( { type: 'send', id: `c${ n }`, text: `c${ n }` } );
			await customer.settled();
			agent.send( {
				type: 'send',
				id: `w${ n }`,
				conversation,
				text: `w${ n }`,
			} );
			await agent.settled();
			typed.push( `c${ n }`, `w${ n }` );
			await new Promise( ( resolve ) => setTimeout( resolve, 500 ) );
		}
		expect( customer.view.status ).toBe( 'human' );
	}
	const log = () => readStored( home.data ).events.get( conversation ) ?? [];
	expect( words( log() ) ).toEqual( typed );
	await customer.until(
		() => customer.view.upTo === log().at( -1 )?.seq,
		'complete'
	);
	expect( words( customer.view.events ) ).toEqual( typed );
	expect( running.output() ).not.toMatch( /"level":"(error|fatal)"/ );
} );
