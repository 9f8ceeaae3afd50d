/** Which way the client goes: socket or polling. */
import type { CustomerFrame, ServerFrame } from '../../protocol';
import { createClient, createOutbox } from '../../protocol/client';
import { FakeBrowser, fakeStorage, settled } from './fake-browser';
import { FakePoll } from './fake-poll';

const MINUTE = 60_000;

/** One page of a tab. */
function page( tab = fakeStorage() ) {
	const browser = new FakeBrowser();
	browser.tab = tab;
	const poll = new FakePoll( browser );
	const states: string[] = [];
	const frames: ServerFrame[] = [];
	const outbox = createOutbox( fakeStorage(), 'baton.v1' );
	const client = createClient< CustomerFrame >( {
		sidecarUrl: () => 'http://sidecar/baton',
		token: async () => ( { token: 't1', tokenEnds: 0 } ),
		hello: ( token ) => ( {
			type: 'hello',
			v: 1,
			token,
			after: 0,
			timeZone: 'UTC',
		} ),
		outbox,
		onFrame: ( frame ) => frames.push( frame ),
		onState: ( state ) => states.push( state ),
		surroundings: browser,
	} );
	const online = async () => {
		browser.socket.opens();
		browser.socket.says( {
			type: 'welcome',
			tokenEnds: browser.time + 600_000,
			now: browser.time,
			available: true,
		} );
		await settled();
	};
	return { browser, poll, client, states, frames, outbox, online };
}

async function started( tab?: Storage ) {
	const all = page( tab );
	all.client.start();
	await settled();
	return all;
}

/** Until it asks by polling; how long that took, ms. */
async function untilPolling( { browser, poll }: ReturnType< typeof page > ) {
	const from = browser.time;
	while ( poll.pending.length === 0 ) {
		if ( browser.time - from > 60_000 ) {
			throw new Error( 'It never polled.' );
		}
		await browser.pass( 10 );
	}
	return browser.time - from;
}

/** Keeps a polling client online for so long: its pings are answered. */
async function stays(
	{ browser, poll }: ReturnType< typeof page >,
	ms: number
) {
	for ( const end = browser.time + ms; browser.time < end; ) {
		await browser.pass( Math.min( 1000, end - browser.time ) );
		for ( const asked of poll.pending ) {
			const { at, frames } = asked.body;
			await asked.answers( {
				session: 's1',
				first: at + 1,
				frames: frames.length > 0 ? [] : [ { type: 'pong' } ],
			} );
		}
	}
}

/** A page that polls, because sockets are refused. */
async function polling( tab?: Storage ) {
	const all = await started( tab );
	all.browser.socket.breaks();
	await all.browser.pass( 1000 );
	all.browser.socket.breaks();
	await untilPolling( all );
	await all.poll.welcomes( all.browser.time );
	return all;
}

describe( 'from the socket to polling', () => {
	it( '2.16 an upgrade that is refused twice costs less than two seconds', async () => {
		const all = await started();
		const { browser, poll, states } = all;
		const from = browser.time;
		browser.socket.breaks();
		while ( browser.sockets.length < 2 ) {
			await browser.pass( 10 );
		}
		browser.socket.breaks();
		await settled();
		expect( poll.brings.url ).toBe( 'http://sidecar/baton/v1/poll' );
		expect( browser.time - from ).toBeLessThan( 2000 );
		await poll.welcomes( browser.time );
		expect( states.at( -1 ) ).toBe( 'online' );
	} );

	it( '2.16 an upgrade that hangs costs four seconds, once', async () => {
		const all = await started();
		expect( await untilPolling( all ) ).toBe( 4000 );
		expect( all.browser.sockets ).toHaveLength( 1 );
	} );

	it( '2.16 a socket that opens and lets nothing through costs four more', async () => {
		const all = await started();
		await all.browser.pass( 3000 );
		all.browser.socket.opens();
		expect( await untilPolling( all ) ).toBe( 4000 );
	} );

	it( '2.16 where a socket worked before, a slow one gets ten seconds', async () => {
		const all = await started();
		await all.online();
		all.browser.socket.breaks();
		await all.browser.pass( 1000 );
		expect( all.browser.sockets ).toHaveLength( 2 );
		await all.browser.pass( 8900 );
		expect( all.poll.asked ).toEqual( [] );
		await all.online();
		expect( all.states.at( -1 ) ).toBe( 'online' );
	} );

	it( '2.16 two failures that lie far apart are no reason', async () => {
		const all = await started();
		const { browser, poll } = all;
		browser.socket.breaks();
		await browser.network( false );
		await browser.pass( 11_000 );
		await browser.network( true );
		browser.socket.breaks();
		await browser.pass( 100 );
		expect( poll.asked ).toEqual( [] );
	} );

	it.each( [ 1012, 4001, 4010 ] )(
		'2.16 a close with %i, twice, is the sidecar’s own word: the socket works',
		async ( code ) => {
			const { browser, poll } = await started();
			for ( let times = 0; times < 2; times++ ) {
				browser.socket.opens();
				browser.socket.breaks( code );
				await browser.pass( 2000 );
			}
			expect( poll.asked ).toEqual( [] );
			expect( browser.sockets.length ).toBeGreaterThan( 2 );
		}
	);

	it( '2.16 without WebSocket it polls at once, and never looks for one', async () => {
		const all = page();
		all.browser.open = undefined;
		all.client.start();
		await settled();
		await all.poll.welcomes( all.browser.time );
		expect( all.states ).toEqual( [ 'connecting', 'online' ] );
		await stays( all, 6 * MINUTE );
		expect( all.states ).toEqual( [ 'connecting', 'online' ] );
	} );

	it( '2.16 a socket that cannot even be made is none', async () => {
		const all = page();
		all.browser.open = () => {
			throw new Error( 'SecurityError' );
		};
		all.client.start();
		expect( await untilPolling( all ) ).toBeLessThan( 1000 );
		await all.poll.welcomes( all.browser.time );
		expect( all.states.at( -1 ) ).toBe( 'online' );
	} );

	it( '2.16 when polling fares no better, the socket is tried again', async () => {
		const all = await started();
		const { browser, poll, states } = all;
		browser.socket.breaks();
		await browser.pass( 1000 );
		browser.socket.breaks();
		await settled();
		await poll.brings.fails();
		const { length } = browser.sockets;
		while ( browser.sockets.length === length ) {
			await browser.pass( 50 );
		}
		await all.online();
		expect( states.at( -1 ) ).toBe( 'online' );
		expect( poll.pending ).toEqual( [] );
	} );

	it( '2.16 who can only poll is back with the first attempt after the sidecar is, however long it was down', async () => {
		const all = await polling();
		const { browser, poll, states } = all;
		// Attempts lie 13.5 s apart.
		browser.random = () => 0.9;
		await poll.waits.fails();
		for ( const end = browser.time + 2 * MINUTE; browser.time < end; ) {
			await browser.pass( 100 );
			if ( browser.socket.readyState === 0 ) {
				browser.socket.breaks();
				await settled();
			}
			for ( const asked of [ ...poll.pending ] ) {
				await asked.fails();
			}
		}
		expect( states.at( -1 ) ).toBe( 'retrying' );
		const { length } = browser.sockets;
		while (
			browser.sockets.length === length &&
			poll.pending.length === 0
		) {
			await browser.pass( 100 );
		}
		if ( poll.pending.length === 0 ) {
			browser.socket.breaks();
			await settled();
		}
		await poll.welcomes( browser.time );
		expect( states.at( -1 ) ).toBe( 'online' );
	} );

	it( '3.2 what was typed meanwhile goes out once, in order', async () => {
		const { browser, poll, client, outbox } = await started();
		for ( const id of [ 'm1', 'm2' ] ) {
			client.send( { type: 'send', id, text: id } );
		}
		browser.socket.breaks();
		await browser.pass( 1000 );
		browser.socket.breaks();
		await settled();
		await poll.welcomes( browser.time );
		expect( poll.brings.body.frames ).toMatchObject( [
			{ id: 'm1' },
			{ id: 'm2' },
		] );
		await poll.brings.answers( { session: 's1', first: 2, frames: [] } );
		await poll.waits.answers( {
			session: 's1',
			first: 2,
			frames: [ 'm1', 'm2' ].map( ( id, at ) => ( {
				type: 'ack',
				id,
				conversation: 'c1',
				seq: at + 1,
			} ) ),
		} );
		expect( outbox.list() ).toEqual( [] );
	} );

	it( '2.6 while polling, 4001 comes back by polling, and 4003 stays away', async () => {
		const all = await polling();
		const { browser, poll, states } = all;
		await poll.waits.answers(
			{ close: { code: 4001, reason: 'tokenEnded' } },
			401
		);
		await untilPolling( all );
		await poll.brings.answers(
			{ close: { code: 4003, reason: 'forbidden' } },
			401
		);
		await browser.pass( 10 * MINUTE );
		expect( states.at( -1 ) ).toBe( 'stopped' );
		expect( poll.pending ).toEqual( [] );
	} );

	it( '2.8 a polling connection that falls silent is given up', async () => {
		const { browser, poll, states } = await polling();
		await browser.pass( 20_100 );
		expect( poll.brings.body.frames ).toEqual( [ { type: 'ping' } ] );
		await browser.pass( 10_000 );
		expect( states ).toContain( 'retrying' );
	} );
} );

describe( 'from polling to the socket', () => {
	it( '2.17 the tab’s next page polls at once', async () => {
		const tab = fakeStorage();
		await polling( tab );
		const next = await started( tab );
		expect( next.browser.sockets ).toEqual( [] );
		await next.poll.welcomes( next.browser.time );
		expect( next.states ).toEqual( [ 'connecting', 'online' ] );
	} );

	it( '2.17 a remembered way that leads nowhere is forgotten', async () => {
		const tab = fakeStorage();
		await polling( tab );
		const next = await started( tab );
		await next.poll.brings.fails();
		await next.browser.pass( 1000 );
		await next.online();
		expect( next.states.at( -1 ) ).toBe( 'online' );
		expect( tab.length ).toBe( 0 );
	} );

	it( '2.17 after five minutes it looks for the socket; a frame there and back, and it moves', async () => {
		const all = await polling();
		const { browser, poll, states } = all;
		const { length } = browser.sockets;
		await stays( all, 5 * MINUTE - 2000 );
		expect( browser.sockets ).toHaveLength( length );
		await stays( all, 3000 );
		expect( browser.sockets ).toHaveLength( length + 1 );
		const look = browser.socket;
		look.opens();
		expect( look.sent ).toEqual( [ { type: 'ping' } ] );
		expect( states.at( -1 ) ).toBe( 'online' );
		look.says( {
			type: 'error',
			code: 'not_allowed',
			message: '',
		} as ServerFrame );
		await settled();
		expect( look.readyState ).toBe( 3 );
		expect( poll.pending.map( ( { body } ) => body.end ) ).toEqual( [
			true,
		] );
		await all.online();
		expect( states.at( -1 ) ).toBe( 'online' );
		expect( browser.tab.length ).toBe( 0 );
	} );

	it.each( [ 'refused', 'swallowed', 'opened and swallowed' ] )(
		'2.17 an upgrade that is %s changes nothing, and is tried five minutes later',
		async ( how ) => {
			const all = await polling();
			const { browser, states } = all;
			const { length } = browser.sockets;
			await stays( all, 5 * MINUTE );
			expect( browser.sockets ).toHaveLength( length + 1 );
			if ( how === 'refused' ) {
				browser.socket.breaks();
			} else if ( how !== 'swallowed' ) {
				browser.socket.opens();
			}
			const before = [ ...states ];
			await stays( all, 5 * MINUTE );
			expect( browser.sockets ).toHaveLength( length + 1 );
			await stays( all, 10_000 );
			expect( browser.sockets ).toHaveLength( length + 2 );
			expect( states ).toEqual( before );
		}
	);

	it( '2.17 after a restart nobody stays with polling: a socket that worked is looked for soon', async () => {
		const all = await started();
		const { browser, poll } = all;
		await all.online();
		browser.socket.breaks();
		await browser.pass( 1000 );
		browser.socket.breaks();
		await browser.pass( 1000 );
		browser.socket.breaks();
		await untilPolling( all );
		await poll.welcomes( browser.time );
		const { length } = browser.sockets;
		await stays( all, 11_000 );
		expect( browser.sockets ).toHaveLength( length + 1 );
	} );

	it( 'stopping ends everything it started', async () => {
		const all = page();
		const stop = all.client.start();
		await settled();
		all.browser.socket.breaks();
		await all.browser.pass( 1000 );
		all.browser.socket.breaks();
		await untilPolling( all );
		await all.poll.welcomes( all.browser.time );
		const { length } = all.browser.sockets;
		stop();
		await all.poll.pending[ 0 ]?.fails();
		await all.browser.pass( 20 * MINUTE );
		expect( all.poll.pending ).toEqual( [] );
		expect( all.browser.sockets ).toHaveLength( length );
		expect( all.states.at( -1 ) ).toBe( 'stopped' );
	} );
} );
