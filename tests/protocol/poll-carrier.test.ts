import { PollCarrier } from '../../protocol/client/poll-carrier';
import { FakeBrowser, settled } from './fake-browser';
import { FakePoll } from './fake-poll';

const URL = 'http://sidecar/v1/poll';
const hello = { type: 'hello', token: 't1' };
const ping = ( n = 0 ) => ( { type: 'ping', n } );
const pong = ( n: number ) => ( { type: 'pong', n } );

async function opened() {
	const browser = new FakeBrowser();
	const poll = new FakePoll( browser );
	const carrier = new PollCarrier( URL, browser );
	const came: unknown[] = [];
	const closes: number[] = [];
	carrier.onopen = () => carrier.send( JSON.stringify( hello ) );
	carrier.onmessage = ( { data } ) =>
		came.push( JSON.parse( String( data ) ) );
	carrier.onclose = ( { code } ) => closes.push( code );
	await settled();
	return {
		browser,
		poll,
		carrier,
		came,
		closes,
		say: async ( ...frames: object[] ) => {
			frames.forEach( ( one ) => carrier.send( JSON.stringify( one ) ) );
			await settled();
		},
	};
}

/** With its hello answered by one frame. */
async function connected() {
	const all = await opened();
	await all.poll.brings.answers( {
		session: 's1',
		first: 1,
		frames: [ pong( 1 ) ],
	} );
	return all;
}

describe( 'sending', () => {
	it( '2.10 the first request brings the hello, with its token', async () => {
		const { poll, came } = await opened();
		expect( poll.asked ).toHaveLength( 1 );
		expect( poll.brings ).toMatchObject( {
			url: URL,
			token: 't1',
			body: { at: 0, first: 1, frames: [ hello ] },
		} );
		expect( poll.brings.body.session ).toBeUndefined();
		await poll.brings.answers( {
			session: 's1',
			first: 1,
			frames: [ pong( 1 ) ],
		} );
		expect( came ).toEqual( [ pong( 1 ) ] );
		expect( poll.waits.body ).toEqual( {
			session: 's1',
			at: 1,
			first: 2,
			frames: [],
		} );
	} );

	it( '2.12 one request brings frames at a time; what comes meanwhile is the next', async () => {
		const { poll, say } = await connected();
		await say( ping( 1 ) );
		await say( ping( 2 ), ping( 3 ) );
		expect( poll.brings.body ).toMatchObject( {
			first: 2,
			frames: [ ping( 1 ) ],
		} );
		await poll.brings.answers( { session: 's1', first: 2, frames: [] } );
		expect( poll.brings.body ).toMatchObject( {
			first: 3,
			frames: [ ping( 2 ), ping( 3 ) ],
		} );
	} );

	it( '2.15 a batch keeps to the bounds, in order', async () => {
		const { poll, say } = await connected();
		await say( ...Array.from( { length: 100 }, ( _, n ) => ping( n ) ) );
		const sent = [];
		for ( let index = 0; index < 3; index++ ) {
			sent.push( poll.brings.body.frames.length );
			await poll.brings.answers( {
				session: 's1',
				first: 2,
				frames: [],
			} );
		}
		expect( sent ).toEqual( [ 40, 40, 20 ] );
		const text = 'ü'.repeat( 8000 );
		await say( ...Array.from( { length: 4 }, () => ( { text } ) ) );
		expect( poll.brings.body.frames ).toHaveLength( 2 );
	} );

	it( '2.11 a lost answer: the same frames with the same numbers again', async () => {
		const { poll, browser, say } = await connected();
		await say( ping( 1 ) );
		const { body } = poll.brings;
		await poll.brings.fails();
		await say( ping( 2 ) );
		expect( poll.pending ).toEqual( [ poll.waits ] );
		await browser.pass( 600 );
		expect( poll.brings.body ).toMatchObject( { first: body.first } );
		expect( poll.brings.body.frames[ 0 ] ).toEqual( ping( 1 ) );
	} );

	it( '2.5 after a renewal the new token asks', async () => {
		const { poll, say } = await connected();
		await say( { type: 'renew', token: 't2' } );
		expect( poll.brings.token ).toBe( 't2' );
	} );
} );

describe( 'receiving', () => {
	it( '2.11 what came twice is taken once', async () => {
		const { poll, came } = await connected();
		await poll.waits.answers( {
			session: 's1',
			first: 1,
			frames: [ pong( 1 ), pong( 2 ) ],
		} );
		expect( came ).toEqual( [ pong( 1 ), pong( 2 ) ] );
	} );

	it( '2.11 a lost answer is asked for again', async () => {
		const { poll, browser, came } = await connected();
		await poll.waits.fails();
		await browser.pass( 600 );
		expect( poll.waits.body.at ).toBe( 1 );
		await poll.waits.answers( {
			session: 's1',
			first: 2,
			frames: [ pong( 2 ) ],
		} );
		expect( came ).toEqual( [ pong( 1 ), pong( 2 ) ] );
	} );

	it( '2.11 a gap ends the session', async () => {
		const { poll, came, closes } = await connected();
		await poll.waits.answers( {
			session: 's1',
			first: 3,
			frames: [ pong( 3 ) ],
		} );
		expect( came ).toEqual( [ pong( 1 ) ] );
		expect( closes ).toEqual( [ 1006 ] );
	} );

	it( '2.10 pieces that come fast are fetched by the handful', async () => {
		const { poll, browser } = await connected();
		for ( let at = 1; at <= 3; at++ ) {
			await poll.waits.answers( {
				session: 's1',
				first: at + 1,
				frames: [ pong( at + 1 ) ],
			} );
			expect( poll.pending ).toEqual( [] );
			await browser.pass( 30 );
		}
		expect( poll.waits.body.at ).toBe( 4 );
	} );

	it( '2.10 a page that is not looked at asks again at once: its timers sleep', async () => {
		const { poll, browser } = await connected();
		browser.looksAway = true;
		for ( let at = 1; at <= 3; at++ ) {
			await poll.waits.answers( {
				session: 's1',
				first: at + 1,
				frames: [ pong( at + 1 ) ],
			} );
		}
		expect( poll.waits.body.at ).toBe( 4 );
	} );

	it( '2.10 a clock that is set back while it waits makes nobody wait for it', async () => {
		const { poll, browser } = await connected();
		browser.setClock( -3_600_000 );
		await poll.waits.answers( {
			session: 's1',
			first: 2,
			frames: [ pong( 2 ) ],
		} );
		await browser.pass( 30 );
		expect( poll.waits.body.at ).toBe( 2 );
	} );

	it( '2.12 told to stay away, it does; what is sent or seen brings it back', async () => {
		const { poll, browser, say } = await connected();
		browser.looksAway = true;
		const away = { session: 's1', first: 2, frames: [], again: 3000 };
		await poll.waits.answers( away );
		await browser.pass( 2900 );
		expect( poll.pending ).toEqual( [] );
		await browser.pass( 100 );
		expect( poll.waits.body.hidden ).toBe( true );
		await poll.waits.answers( away );
		browser.looksAway = false;
		await say( ping() );
		expect( poll.waits.body.hidden ).toBeUndefined();
	} );
} );

describe( 'ending', () => {
	it.each( [
		[
			200,
			{
				session: 's1',
				first: 2,
				frames: [],
				close: { code: 4001, reason: 'tokenEnded' },
			},
			4001,
		],
		[
			401,
			{ code: 'forbidden', close: { code: 4003, reason: 'forbidden' } },
			4003,
		],
		[ 410, { code: 'gone', close: { code: 1001, reason: 'gone' } }, 1001 ],
		[ 400, { code: 'bad_request', field: 'at' }, 1006 ],
		[ 404, '{"code":"not_found"}', 1006 ],
	] )( '2.13 %i %j closes', async ( status, answer, code ) => {
		const { poll, carrier, closes } = await connected();
		await poll.waits.answers( answer, status );
		expect( closes ).toEqual( [ code ] );
		expect( carrier.readyState ).toBe( 3 );
	} );

	it( '2.13 the last frames come before the close', async () => {
		const { poll, came, closes } = await connected();
		await poll.waits.answers( {
			session: 's1',
			first: 2,
			frames: [ pong( 2 ) ],
			close: { code: 1012, reason: 'restarting' },
		} );
		expect( came ).toEqual( [ pong( 1 ), pong( 2 ) ] );
		expect( closes ).toEqual( [ 1012 ] );
	} );

	it.each( [
		[ 502, '<html>Bad gateway</html>' ],
		[ 503, '{"code":"unavailable"}' ],
		[ 429, '{"code":"limit"}' ],
		[ 200, '<html>Log in to the hotel</html>' ],
		[ 200, '{"frames":7}' ],
	] )(
		'2.11 %i %s: tried again, and given up after four times',
		async ( status, text ) => {
			const { poll, browser, closes } = await connected();
			for ( let times = 0; times < 3; times++ ) {
				await poll.waits.answers( text, status );
				expect( closes ).toEqual( [] );
				await browser.pass( 2000 );
			}
			await poll.waits.answers( text, status );
			expect( closes ).toEqual( [ 1006 ] );
		}
	);

	it( '2.16 a hello that is not answered is not tried again here', async () => {
		const { poll, closes } = await opened();
		await poll.brings.fails();
		expect( closes ).toEqual( [ 1006 ] );
		expect( poll.asked ).toHaveLength( 1 );
	} );

	it( '2.13 closing tells the sidecar, with what it may not have', async () => {
		const { poll, carrier, closes, say } = await connected();
		await say( ping( 1 ) );
		await say( ping( 2 ) );
		const before = poll.pending;
		carrier.close();
		await settled();
		expect( before.every( ( { signal } ) => signal?.aborted ) ).toBe(
			true
		);
		expect( poll.pending ).toHaveLength( 1 );
		expect( poll.brings ).toMatchObject( {
			keepalive: true,
			body: {
				session: 's1',
				first: 2,
				frames: [ ping( 1 ), ping( 2 ) ],
				end: true,
			},
		} );
		await poll.brings.fails();
		carrier.close();
		await settled();
		expect( poll.pending ).toEqual( [] );
		// WebSocket's own close event is not waited for either.
		expect( closes ).toEqual( [] );
	} );

	it( '2.13 a page that goes tells the sidecar, and connects anew when it comes back', async () => {
		const { poll, browser, closes } = await connected();
		await browser.leaves();
		expect( poll.pending.map( ( { body } ) => body.end ) ).toEqual( [
			true,
		] );
		expect( closes ).toEqual( [ 1001 ] );
	} );

	it( '2.13 closed before its hello was answered, it leaves a request undone and no other', async () => {
		const { poll, carrier } = await opened();
		const [ first ] = poll.pending;
		carrier.close();
		await settled();
		expect( first?.signal?.aborted ).toBe( true );
		expect( poll.pending ).toEqual( [] );
		expect( poll.asked ).toHaveLength( 1 );
	} );

	it( 'what was closed by its receiver says no more', async () => {
		const { poll, carrier, came } = await connected();
		carrier.onmessage = () => {
			came.push( 'taken' );
			carrier.close();
		};
		await poll.waits.answers( {
			session: 's1',
			first: 2,
			frames: [ pong( 2 ), pong( 3 ) ],
		} );
		expect( came ).toEqual( [ pong( 1 ), 'taken' ] );
	} );
} );
