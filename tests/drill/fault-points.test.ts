/** The sidecar dies between append, commit, acknowledge and broadcast. */
import type { ConversationEvent } from '../../protocol';
import { FAULT_POINTS } from '../../sidecar/ports';
import { freePort } from './support/free-port';
import { Peer, stopPeers } from './support/peer';
import { endMailLeases, readStored } from './support/stored';
import { mailTaker } from './support/mail-taker';
import { until } from '../sidecar/support/until';
import { homes } from '../sidecar/support/homes';
import type { RunningSidecar } from '../sidecar/support/process';

jest.setTimeout( 60_000 );

const its = homes( 'test', mailTaker );
afterEach( stopPeers );

/** Whether the sender's acknowledgement, and the other's event, had left when it died. */
const TOLD = {
	append: { ack: false, event: false },
	commit: { ack: false, event: false },
	acknowledge: { ack: true, event: false },
	broadcast: { ack: true, event: true },
};

/** Connected, and its log was read since: from here on it is told at once. */
function isFollowing( { online, frames }: Peer ): boolean {
	const last = frames
		.map( ( { type } ) => type )
		.filter( ( type ) => [ 'welcome', 'desk', 'events' ].includes( type ) );
	return online && last.at( -1 ) === 'events';
}

const messages = ( events: ConversationEvent[] ) =>
	events.flatMap( ( event ) =>
		event.type === 'message' ? [ event ] : []
	);

it.each( FAULT_POINTS )(
	'1.3 1.4 4.3 killed at %s: all that was acknowledged is there, what was sent again is there once, every question is answered or handed off once',
	async ( point ) => {
		const { home, shop } = its;
		const port = String( await freePort() );
		const where = { url: `http://127.0.0.1:${ port }`, origin: shop.url };
		let running: RunningSidecar;
		const start = async ( what?: string ) => {
			running = await home.start( {
				BATON_PORT: port,
				...( what && {
					BATON_FAULT: `${ point }:${ what }:1`,
					BATON_ALLOW_FAULT: 'drill',
				} ),
			} );
		};
		/** It dies at the point that it was started with. */
		const dies = async () => {
			await running.ended;
			expect( running.child.signalCode ).toBe( 'SIGKILL' );
		};
		const diesAndStarts = async ( next?: string ) => {
			await dies();
			await start( next );
		};
		/** What both had been told of a message when it died of it. */
		const told = async ( id: string, sender: Peer, other?: Peer ) => {
			await dies();
			for ( const peer of [ sender, ...( other ? [ other ] : [] ) ] ) {
				await peer.until( () => ! peer.online, 'cut off' );
			}
			return {
				ack: sender.acks.some( ( ack ) => ack.id === id ),
				...( other && {
					event: messages( other.view.events ).some(
						( event ) => event.id === id
					),
				} ),
			};
		};

		await start( 'message.customer' );
		const customer = new Peer(
			where,
			{ aud: 'customer', sub: 'v_1' },
			false
		);
		customer.send( {
			type: 'send',
			id: 'm1',
			text: 'Do you sell kayaks?',
		} );
		expect( await told( 'm1', customer ) ).toEqual( {
			ack: TOLD[ point ].ack,
		} );
		await start( 'reply' );
		// The answer that this brings kills it once more.
		await diesAndStarts( 'status.waiting' );
		const answered = ( times: number ) => () =>
			messages( customer.view.events ).filter( ( { turn } ) => turn )
				.length === times;
		await customer.until( answered( 1 ), 'answered' );

		const agent = new Peer( where, { aud: 'agent', sub: '3' }, false );
		// Noted beside the welcome: a start waits for those whom it knows of.
		await until( 'the agent is noted', () =>
			readStored( home.data ).connected.includes( '3' )
		);
		customer.send( { type: 'request_person', id: 'p1' } );
		await diesAndStarts( 'status.human' );
		await customer.until(
			() => customer.view.status === 'waiting',
			'waiting'
		);
		const conversation = customer.view.conversation!;
		agent.follow( conversation );

		agent.send( { type: 'accept', id: 'a1', conversation } );
		await diesAndStarts( 'message.agent' );
		await customer.until( () => customer.view.status === 'human', 'human' );
		await customer.until( () => isFollowing( customer ), 'following' );
		agent.send( { type: 'send', id: 'w1', conversation, text: 'Hello.' } );
		expect( await told( 'w1', agent, customer ) ).toEqual( TOLD[ point ] );
		await start( 'message.customer' );
		await agent.until( () => isFollowing( agent ), 'following' );
		customer.send( { type: 'send', id: 'm2', text: 'Hello you.' } );
		expect( await told( 'm2', customer, agent ) ).toEqual( TOLD[ point ] );
		await start( 'ticket' );
		customer.send( {
			type: 'ticket',
			id: 't1',
			name: 'Zoë',
			email: 'z@example.org',
			about: 'A kayak',
		} );
		await diesAndStarts();
		await Promise.all( [ customer.settled(), agent.settled() ] );
		const ofThis = ( mail: { key: string } ) =>
			mail.key.endsWith( conversation );
		await shop.taken( ( mails ) => mails.some( ofThis ) );
		agent.send( { type: 'return', id: 'r1', conversation } );
		await agent.settled();
		await customer.until(
			() => customer.view.status === 'assistant',
			'with the assistant'
		);

		const { events, unanswered, mails } = readStored( home.data );
		const log = events.get( conversation ) ?? [];
		await customer.until(
			() => customer.view.upTo === log.at( -1 )?.seq,
			'complete'
		);
		expect( [ ...events.keys() ] ).toEqual( [ conversation ] );
		expect( log.map( ( { seq } ) => seq ) ).toEqual(
			log.map( ( _, index ) => index + 1 )
		);
		const ids = messages( log ).map( ( { id } ) => id );
		for ( const id of [ 'm1', 'm2', 'w1' ] ) {
			expect( ids.filter( ( one ) => one === id ) ).toEqual( [ id ] );
		}
		for ( const { id, seq } of [ ...customer.acks, ...agent.acks ] ) {
			const at = messages( log ).find( ( event ) => event.id === id );
			if ( at ) {
				expect( [ id, seq ] ).toEqual( [ id, at.seq ] );
			}
		}
		const count = ( what: ( event: ConversationEvent ) => boolean ) =>
			log.filter( what ).length;
		expect( {
			answers: count(
				( event ) => event.type === 'message' && !! event.turn
			),
			waiting: count(
				( event ) =>
					event.type === 'status' && event.status === 'waiting'
			),
			human: count(
				( event ) => event.type === 'status' && event.status === 'human'
			),
			tickets: count( ( { type } ) => type === 'ticket' ),
		} ).toEqual( { answers: 1, waiting: 1, human: 1, tickets: 1 } );
		expect( unanswered ).toEqual( [] );
		expect( mails ).toHaveLength( 1 );
		expect( shop.mails().filter( ofThis ) ).toMatchObject( [
			{ times: 1 },
		] );

		// Both screens, and the disk, event for event.
		expect( customer.view.events ).toEqual(
			log.filter( ( { audience } ) => audience === 'all' )
		);
		await agent.until(
			() => agent.view.upTo === log.at( -1 )?.seq,
			'complete'
		);
		expect( agent.view.events ).toEqual( log );
	}
);

it( '7 killed while WordPress takes a mail: it is given the same key again, and sends it once', async () => {
	const { home, shop } = its;
	const first = await home.start();
	await home.ready( first.url );
	const asked = shop.killOnNext( () => first.child.kill( 'SIGKILL' ) );
	const customer = new Peer(
		{ url: first.url, origin: shop.url },
		{ aud: 'customer', sub: 'v_mail' }
	);
	customer.send( {
		type: 'ticket',
		id: 't1',
		name: 'Zoë',
		email: 'z@example.org',
		about: 'A canoe',
	} );
	await asked;
	await first.ended;
	customer.stop();
	expect( readStored( home.data ).mails ).toMatchObject( [
		{ sent: false },
	] );
	endMailLeases( home.data );
	const again = await home.start();
	const { key } = readStored( home.data ).mails[ 0 ]!;
	await shop.taken( ( all ) =>
		all.some( ( mail ) => mail.key === key && mail.times === 2 )
	);
	expect( shop.mails().filter( ( mail ) => mail.key === key ) ).toHaveLength(
		1
	);
	again.child.kill( 'SIGTERM' );
	expect( await again.ended ).toBe( 0 );
	expect( readStored( home.data ).mails ).toEqual( [ { key, sent: true } ] );
} );

it( '3.4 a fault that nobody allowed is refused at the start', async () => {
	const started = its.home.spawn( { BATON_FAULT: 'commit:1' } );
	expect( await started.ended ).toBe( 78 );
	expect( started.output() ).toMatch( /^BATON_FAULT: .*drills/m );
} );
