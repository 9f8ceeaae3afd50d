/** The client while WordPress gives no token. */
import type { CustomerFrame } from '../../protocol';
import {
	createClient,
	createOutbox,
	type StateDetail,
	type Token,
} from '../../protocol/client';
import { FakeBrowser, fakeStorage, settled } from './fake-browser';

const TOKEN_MS = 600_000;

type Answer = 'token' | 'refused' | 'never';

async function connected() {
	const browser = new FakeBrowser();
	const states: Array< { state: string } & StateDetail > = [];
	const asked: number[] = [];
	let answer: Answer = 'token';
	const client = createClient< CustomerFrame >( {
		sidecarUrl: () => 'http://sidecar',
		token(): Promise< Token > {
			asked.push( browser.time );
			switch ( answer ) {
				case 'token':
					return Promise.resolve( {
						token: `t${ asked.length }`,
						tokenEnds: browser.time + TOKEN_MS,
					} );
				case 'refused':
					return Promise.reject( new Error( 'no session' ) );
				case 'never':
					return new Promise( () => {} );
			}
		},
		hello: ( token ) => ( {
			type: 'hello',
			v: 1,
			token,
			after: 0,
			timeZone: 'UTC',
		} ),
		outbox: createOutbox( fakeStorage(), 'o' ),
		onFrame: () => {},
		onState: ( state, detail ) => states.push( { state, ...detail } ),
		surroundings: browser,
	} );
	const stop = client.start();
	await settled();
	browser.socket.opens();
	browser.socket.says( {
		type: 'welcome',
		tokenEnds: browser.time + TOKEN_MS,
		now: browser.time,
		available: true,
	} );
	/** Time passes on a socket that is alive. */
	const pass = async ( ms: number ) => {
		for ( let left = ms; left > 0; left -= 5000 ) {
			browser.socket.says( { type: 'pong' } );
			await browser.pass( Math.min( left, 5000 ) );
		}
	};
	return {
		browser,
		states,
		asked,
		pass,
		stop,
		renewals: () =>
			browser.socket.sent.filter( ( { type } ) => type === 'renew' ),
		wordpress: ( next: Answer ) => ( answer = next ),
	};
}

describe.each< Answer >( [ 'refused', 'never' ] )(
	'a renewal that is %s an answer',
	( broken ) => {
		it( '10.2 begins three minutes before the end, is tried again, and succeeds by itself', async () => {
			const { asked, browser, pass, renewals, wordpress } =
				await connected();
			const began = browser.time;
			wordpress( broken );
			await pass( TOKEN_MS - 180_000 - 1 );
			expect( asked ).toHaveLength( 1 );
			await pass( 170_001 );
			expect( asked[ 1 ] ).toBe( began + TOKEN_MS - 180_000 );
			expect( asked.length ).toBeGreaterThanOrEqual( 5 );
			expect( asked.length ).toBeLessThanOrEqual( 13 );
			expect( renewals() ).toEqual( [] );
			wordpress( 'token' );
			await pass( 60_000 );
			expect( renewals() ).toHaveLength( 1 );
			expect( browser.sockets ).toHaveLength( 1 );
		} );
	}
);

it( '10.2 goes on after the end, as long as the sidecar keeps the socket', async () => {
	const { browser, pass, renewals, wordpress, asked } = await connected();
	wordpress( 'refused' );
	await pass( TOKEN_MS + 600_000 );
	wordpress( 'token' );
	await pass( 60_000 );
	expect( renewals() ).toHaveLength( 1 );
	expect( browser.sockets ).toHaveLength( 1 );
	expect( asked.length ).toBeLessThan( 60 );
} );

it( '10.2 a connection that has ended renews nothing', async () => {
	const { asked, browser, stop, wordpress } = await connected();
	wordpress( 'refused' );
	stop();
	await browser.pass( 3 * TOKEN_MS );
	expect( asked ).toHaveLength( 1 );
} );

it.each< [ Answer, number ] >( [
	[ 'refused', 1000 ],
	[ 'never', 21_000 ],
] )(
	'10.2 a session that is %s an answer is said to be what is missing, and is asked for again',
	async ( broken, within ) => {
		const { asked, browser, states, wordpress } = await connected();
		wordpress( broken );
		browser.socket.breaks( 4001 );
		expect( states.at( -1 ) ).toMatchObject( {
			state: 'retrying',
			cause: 'sidecar',
			code: 4001,
		} );
		await browser.pass( within );
		expect( states ).toContainEqual(
			expect.objectContaining( { state: 'retrying', cause: 'session' } )
		);
		expect( browser.sockets ).toHaveLength( 1 );
		await browser.pass( 120_000 );
		expect( asked.length ).toBeGreaterThan( 3 );
		expect( asked.length ).toBeLessThan( 40 );
		wordpress( 'token' );
		await browser.pass( 60_000 );
		expect( browser.sockets.length ).toBeGreaterThan( 1 );
	}
);
