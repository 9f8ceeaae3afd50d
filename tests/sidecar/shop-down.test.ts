/** The sidecar in its own process while WordPress comes and goes. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { moodyShop, type MoodyShop } from './support/moody-shop';
import {
	buildSidecar,
	removeSidecar,
	SidecarHome,
	type RunningSidecar,
} from './support/process';
import { RawSocket } from './support/raw-socket';
import { json } from './support/script-server';
import { makeToken } from './support/tokens';
import { until } from './support/until';

jest.setTimeout( 30_000 );

/** The first agent of the settings that WordPress answers. */
const PRIYA = '3';

let shop: MoodyShop;
let home: SidecarHome;
beforeAll( buildSidecar );
afterAll( removeSidecar );
beforeEach( async () => {
	shop = await moodyShop();
	home = new SidecarHome( shop );
} );
afterEach( async () => {
	home.remove();
	await shop.close();
} );

async function started( env: Record< string, string > = {} ) {
	const running = await home.start( {
		BATON_SETTINGS_EVERY_MS: '200',
		...env,
	} );
	await home.ready( running.url );
	return running;
}

async function crashed( running: RunningSidecar ): Promise< void > {
	running.child.kill( 'SIGKILL' );
	await running.ended;
}

async function enters(
	{ url }: RunningSidecar,
	aud: 'customer' | 'agent',
	sub: string
): Promise< RawSocket > {
	const socket = new RawSocket( url, shop.url );
	await socket.open();
	const token = await makeToken( Date.now(), { aud, sub } );
	const hello = { type: 'hello', v: 1, token, timeZone: 'UTC' };
	socket.send(
		aud === 'agent'
			? { ...hello, surface: 'desk', open: [] }
			: { ...hello, after: 0 }
	);
	await socket.next( aud === 'agent' ? 'desk' : 'welcome' );
	return socket;
}

/** The first message by them, come or to come. */
async function hears(
	socket: RawSocket,
	kind: 'assistant' | 'agent'
): Promise< string > {
	let text = '';
	await socket.next( 'events', ( { events } ) =>
		events.some( ( event ) => {
			const theirs = event.type === 'message' && event.from.kind === kind;
			text = theirs ? event.text : text;
			return theirs;
		} )
	);
	return text;
}

const readiness = async ( { url }: RunningSidecar ) => {
	const answer = await fetch( `${ url }/readyz` );
	return { status: answer.status, ...( await answer.json() ) };
};

const QUESTION = 'How long does delivery to Germany take?';
const ANSWER = 'From “Shipping & delivery”';

/** The pages were read: they stay for the next start. */
async function readPages( running: RunningSidecar ): Promise< void > {
	let visitor = 0;
	await until( 'an answer from the pages', async () => {
		const customer = await enters(
			running,
			'customer',
			`v_first_${ ++visitor }`
		);
		customer.send( { type: 'send', id: 'm', text: QUESTION } );
		const said = await hears( customer, 'assistant' );
		customer.close();
		return said.includes( ANSWER );
	} );
}

describe( 'WordPress is down', () => {
	it( '10.1 and the sidecar starts anew: questions are answered, an agent takes over, and readiness says what it does without', async () => {
		const first = await started();
		await readPages( first );
		expect( await readiness( first ) ).toEqual( {
			status: 200,
			ok: true,
			without: [],
		} );
		await crashed( first );
		shop.down = true;

		const second = await started();
		await until( 'readiness without WordPress', async () =>
			( await readiness( second ) ).without.includes( 'wordpress' )
		);
		expect( ( await readiness( second ) ).status ).toBe( 200 );
		const priya = await enters( second, 'agent', PRIYA );
		const customer = await enters( second, 'customer', 'v_1' );
		customer.send( { type: 'send', id: 'm1', text: QUESTION } );
		const { conversation } = await customer.next( 'ack' );
		expect( await hears( customer, 'assistant' ) ).toContain( ANSWER );
		customer.send( { type: 'request_person', id: 'p1' } );
		await customer.next( 'ack', ( { id } ) => id === 'p1' );
		await until( 'the wait being told', () =>
			customer.frames.some( ( frame ) =>
				JSON.stringify( frame ).includes(
					'connect you with Priya Shah'
				)
			)
		);
		priya.send( { type: 'accept', id: 'a1', conversation } );
		await priya.next( 'ack' );
		priya.send( {
			type: 'send',
			id: 'n1',
			conversation,
			text: 'Here I am.',
		} );
		expect( await hears( customer, 'agent' ) ).toBe( 'Here I am.' );

		shop.down = false;
		await until(
			'readiness with everything',
			async () => ( await readiness( second ) ).without.length === 0
		);
		customer.send( { type: 'send', id: 'm2', text: 'Thank you!' } );
		await customer.next( 'ack', ( { id } ) => id === 'm2' );
	} );

	it( '10.1 from the first start on: it waits and says for what', async () => {
		shop.down = true;
		const running = await home.start();
		expect( await readiness( running ) ).toMatchObject( {
			status: 503,
			waitingFor: [ 'settings' ],
		} );
		shop.down = false;
		await home.ready( running.url );
	} );
} );

describe( 'a mail', () => {
	const form = {
		type: 'ticket',
		id: 't1',
		name: 'Zoë',
		email: 'z@example.org',
		about: 'The vase came broken',
	};

	async function leaves( running: RunningSidecar ) {
		const customer = await enters( running, 'customer', 'v_1' );
		customer.send( form );
		await customer.next( 'ack' );
		return customer;
	}
	const keys = () => [ ...shop.mails.keys() ];

	it( '10.3 left while WordPress is down is promised at once, and goes out once when it is back', async () => {
		const running = await started();
		shop.down = true;
		const customer = await leaves( running );
		await until( 'the number being told', () =>
			customer.frames.some( ( frame ) =>
				JSON.stringify( frame ).includes(
					'Your message has the number'
				)
			)
		);
		await until( 'a refused mail', () =>
			/was not taken/.test( running.output() )
		);
		// It may be away for longer than the sidecar runs.
		await crashed( running );
		makeDue();
		await started();
		shop.down = false;
		await until( 'a mail', () => shop.mails.size > 0 );
		expect( shop.asked ).toEqual( keys() );
		expect( [ ...shop.mails.values() ] ).toMatchObject( [
			{ email: form.email, about: form.about },
		] );
	} );

	it( '10.3 that WordPress sent though its answer was lost is asked for by the same key, and sent once', async () => {
		shop.onMail = ( response ) => response.socket?.destroy();
		await leaves( await started() );
		await until( 'a second try', () => shop.asked.length === 2 );
		expect( shop.asked ).toEqual( [ keys()[ 0 ], keys()[ 0 ] ] );
		await until( 'an empty outbox', () => unsent() === 0 );
	} );

	it( '10.3 that another request is sending is asked for until it has', async () => {
		let refusals = 2;
		shop.beforeMail = ( response ) => {
			if ( refusals-- <= 0 ) {
				return false;
			}
			json( response, { code: 'baton_mail_under_way' }, 409 );
			return true;
		};
		await leaves( await started() );
		await until( 'an empty outbox', () => unsent() === 0 );
		expect( shop.asked ).toHaveLength( 3 );
		expect( shop.mails.size ).toBe( 1 );
	} );

	it( '10.3 of a sidecar that was killed between WordPress’s sending and its answer', async () => {
		let asked = () => {};
		const sending = new Promise< void >( ( resolve ) => {
			asked = resolve;
		} );
		// WordPress has sent it, and is about to say so.
		shop.onMail = () => asked();
		const running = await started();
		await leaves( running );
		await sending;
		await crashed( running );
		makeDue();
		await started();
		await until( 'an empty outbox', () => unsent() === 0 );
		expect( shop.asked ).toEqual( [ keys()[ 0 ], keys()[ 0 ] ] );
	} );

	function store< T >( work: ( database: Database.Database ) => T ): T {
		const database = new Database( path.join( home.data, 'baton.db' ) );
		try {
			return work( database );
		} finally {
			database.close();
		}
	}
	const unsent = () =>
		store( ( database ) =>
			database
				.prepare( 'SELECT key FROM outbox WHERE sent_at IS NULL' )
				.all()
		).length;
	/** The minute passes for which a dead sidecar holds what it was sending. */
	const makeDue = () =>
		store( ( database ) =>
			database.exec( 'UPDATE outbox SET lease_until = 0, next_at = 0' )
		);
} );
