/** Everything that calls itself a token, at every door of the running sidecar. */
import { randomBytes } from 'node:crypto';
import { signature } from '../../sidecar/signing/signature';
import { BAD_TOKENS } from '../sidecar/support/hostile/bad-tokens';
import { Besieged } from '../sidecar/support/hostile/besieged';
import { RawSocket } from '../sidecar/support/raw-socket';
import { makeToken, SECRET } from '../sidecar/support/tokens';

jest.setTimeout( 60_000 );

const VICTIM = { aud: 'customer', sub: 'v_victim' } as const;
const AGENT = { aud: 'agent', sub: '3' } as const;
const PRIVATE = 'my neighbours must not know';

let besieged: Besieged;
let victim: RawSocket;
let conversation: string;
/** All that any attacker was told. */
const told: string[] = [];

beforeAll( async () => {
	besieged = await Besieged.start();
	victim = await besieged.enter( VICTIM );
	victim.send( { type: 'send', id: 'm1', text: PRIVATE } );
	( { conversation } = ( await victim.next( 'ack' ) ) as never );
} );
afterAll( async () => {
	victim.close();
	await besieged.stop();
} );
afterEach( () => {
	expect( told.join() ).not.toContain( PRIVATE );
	expect( told.join() ).not.toContain( '"desk"' );
} );

let addresses = 0;
/** Each from elsewhere, so that none is refused for the one before. */
const somewhere = () =>
	`203.0.${ 100 + Math.floor( addresses / 250 ) }.${ addresses++ % 250 }`;

const hello = {
	customer: { after: 0 },
	agent: {
		surface: 'desk',
		get open() {
			return [ { conversation, after: 0 } ];
		},
	},
};

/** The code that the socket was closed with, or what it was let in by. */
async function leave( socket: RawSocket, inside: string ) {
	const end = await Promise.race( [
		socket.closed.then( ( { code } ) => code ),
		socket.next( inside as 'welcome' ).then(
			( { type } ) => type,
			() => socket.closed.then( ( { code } ) => code )
		),
	] );
	told.push( JSON.stringify( socket.frames ) );
	socket.close();
	return end;
}

function tell( { frames }: RawSocket ): void {
	told.push( JSON.stringify( frames ) );
}

async function open(): Promise< RawSocket > {
	const socket = new RawSocket( besieged.url, besieged.origin, somewhere() );
	await socket.open();
	return socket;
}

type Door = ( token: string ) => Promise< unknown >;

const socketDoor =
	( audience: 'customer' | 'agent' ): Door =>
	async ( token ) => {
		const socket = await open();
		socket.send( {
			type: 'hello',
			v: 1,
			token,
			conversation,
			timeZone: 'UTC',
			...hello[ audience ],
		} );
		return leave( socket, audience === 'agent' ? 'desk' : 'welcome' );
	};

const renewDoor: Door = async ( token ) => {
	const socket = await besieged.enter(
		{ aud: 'customer', sub: 'v_attacker' },
		somewhere()
	);
	socket.send( { type: 'renew', token } );
	return leave( socket, 'renewed' );
};

const pollDoor: Door = async ( token ) => {
	const answer = await fetch( `${ besieged.url }/v1/poll`, {
		method: 'POST',
		headers: {
			Origin: besieged.origin,
			Authorization: `Bearer ${ token }`,
			'X-Forwarded-For': somewhere(),
		},
		body: JSON.stringify( { at: 0, first: 1, frames: [] } ),
	} );
	const body = await answer.json();
	told.push( JSON.stringify( body ) );
	expect( answer.status ).toBe( 401 );
	return body.close?.code;
};

const DOORS: Record< string, [ Door, typeof VICTIM | typeof AGENT ] > = {
	'the socket': [ socketDoor( 'customer' ), VICTIM ],
	'the agents’ socket': [ socketDoor( 'agent' ), AGENT ],
	renewal: [ renewDoor, VICTIM ],
	polling: [ pollDoor, VICTIM ],
};

describe( 'tokens', () => {
	it.each( Object.entries( BAD_TOKENS ) )(
		'5.3 one %s opens no door, and each says why',
		async ( _, [ make, code ] ) => {
			const codes: Record< string, unknown > = {};
			for ( const [ name, [ door, who ] ] of Object.entries( DOORS ) ) {
				codes[ name ] = await door( await make( who ) );
			}
			expect( codes ).toEqual(
				Object.fromEntries(
					Object.keys( DOORS ).map( ( name ) => [ name, code ] )
				)
			);
		}
	);

	it.each( [
		[ 'another visitor', VICTIM ],
		[ 'an agent', AGENT ],
		[
			'the same visitor with an account',
			{ aud: 'customer', sub: 'v_attacker', customer: '7' } as const,
		],
	] )( '2.5 one of %s renews nobody’s: 4001', async ( _, who ) => {
		expect( await renewDoor( await makeToken( Date.now(), who ) ) ).toBe(
			4001
		);
	} );

	it( '5.2 4003 answers an agent whom the shop does not know', async () => {
		const token = await makeToken( Date.now(), { ...AGENT, sub: '999' } );
		expect( await socketDoor( 'agent' )( token ) ).toBe( 4003 );
	} );
} );

describe( 'a right token at the wrong door', () => {
	const mine = { aud: 'customer', sub: 'v_attacker' } as const;

	it( '5.1 a customer who names another visitor’s conversation is shown none', async () => {
		for ( const more of [ {}, { customer: '7' } ] ) {
			const socket = await open();
			socket.send( {
				type: 'hello',
				v: 1,
				token: await makeToken( Date.now(), { ...mine, ...more } ),
				conversation,
				after: 0,
				timeZone: 'UTC',
			} );
			const welcome = await socket.next( 'welcome' );
			expect( welcome.conversation ).toBeUndefined();
			socket.send( { type: 'ping' } );
			await socket.next( 'pong' );
			socket.close();
			tell( socket );
		}
	} );

	it( '5.2 a customer at the agents’ door is no agent, whatever else the hello says', async () => {
		const socket = await open();
		const token = await makeToken( Date.now(), mine );
		socket.send( {
			type: 'hello',
			v: 1,
			token,
			timeZone: 'UTC',
			...hello.agent,
		} );
		await socket.next( 'error', ( { field } ) => field === 'after' );
		socket.send( {
			type: 'hello',
			v: 1,
			token,
			timeZone: 'UTC',
			...hello.agent,
			...hello.customer,
		} );
		await socket.next( 'welcome' );
		for ( const [ id, frame ] of Object.entries( {
			a1: { type: 'accept', conversation },
			a2: { type: 'open', conversation, after: 0 },
			a3: { type: 'lookup', conversation, what: 'orders' },
			a4: { type: 'reply', conversation, text: 'Give me your card' },
			a5: { type: 'close', conversation },
		} ) ) {
			socket.send( { ...frame, id } );
			await socket.next( 'error', ( error ) => error.id === id );
		}
		expect(
			socket.frames.filter( ( { type } ) => type === 'error' )
		).toEqual(
			Array( 6 ).fill( expect.objectContaining( { code: 'bad_frame' } ) )
		);
		socket.close();
		tell( socket );
	} );

	it( '5.2 an agent at the customers’ door is shown no conversation', async () => {
		const socket = await open();
		socket.send( {
			type: 'hello',
			v: 1,
			token: await makeToken( Date.now(), AGENT ),
			conversation,
			timeZone: 'UTC',
			...hello.customer,
		} );
		expect( await socket.next( 'error' ) ).toMatchObject( {
			code: 'bad_frame',
		} );
		socket.close();
		tell( socket );
	} );
} );

describe( 'origins', () => {
	it.each( [
		undefined,
		'null',
		'https://evil.example',
		'http://127.0.0.1:1',
	] )(
		'2.7 from %s the best token opens neither socket nor polling: 403',
		async ( origin ) => {
			const socket = new RawSocket( besieged.url, origin, somewhere() );
			expect( await socket.refused() ).toBe( 403 );
			for ( const who of [ VICTIM, AGENT ] ) {
				const token = await makeToken( Date.now(), who );
				const answer = await fetch( `${ besieged.url }/v1/poll`, {
					method: 'POST',
					headers: {
						Authorization: `Bearer ${ token }`,
						...( origin && { Origin: origin } ),
					},
					body: JSON.stringify( { at: 0, first: 1, frames: [] } ),
				} );
				told.push( await answer.text() );
				expect( answer.status ).toBe( 403 );
				expect(
					answer.headers.get( 'access-control-allow-origin' )
				).toBeNull();
			}
		}
	);
} );

describe( 'signed doors', () => {
	const call = ( more: object = {} ) => ( {
		route: '/v1/shop/diagnose',
		time: String( Date.now() ),
		nonce: randomBytes( 18 ).toString( 'base64url' ),
		body: '{}',
		...more,
	} );
	type Call = ReturnType< typeof call >;
	const headers = ( one: Call, sign = signature( SECRET, one ) ) => ( {
		'X-Baton-Time': one.time,
		'X-Baton-Nonce': one.nonce,
		'X-Baton-Signature': sign,
	} );
	const late = ( ms: number ) => call( { time: String( Date.now() + ms ) } );

	it.each< [ string, string, () => Promise< object > | object ] >( [
		[ 'no signature', 'time', () => ( {} ) ],
		[
			'an agent’s token',
			'time',
			async () => ( {
				Authorization: `Bearer ${ await makeToken( Date.now(), AGENT ) }`,
			} ),
		],
		[
			'an agent’s token for a signature',
			'signature',
			async () => headers( call(), await makeToken( Date.now(), AGENT ) ),
		],
		[
			'another shop’s secret',
			'signature',
			() => {
				const one = call();
				return headers( one, signature( 'f'.repeat( 64 ), one ) );
			},
		],
		[
			'a signature for another route',
			'signature',
			() => headers( call( { route: '/v1/shop/refresh' } ) ),
		],
		[
			'a signature for another body',
			'signature',
			() => headers( call( { body: '{"a":1}' } ) ),
		],
		[ 'a call of yesterday', 'time', () => headers( late( -86_400_000 ) ) ],
		[ 'a call of tomorrow', 'time', () => headers( late( 86_400_000 ) ) ],
		[
			'a time that is none',
			'time',
			() => headers( call( { time: '1e13' } ) ),
		],
		[ 'a short nonce', 'nonce', () => headers( call( { nonce: 'n' } ) ) ],
	] )( '7.3 %s: 401, named %s', async ( _, field, make ) => {
		const answer = await fetch( `${ besieged.url }/v1/shop/diagnose`, {
			method: 'POST',
			headers: { ...( await make() ) },
			body: '{}',
		} );
		expect( answer.status ).toBe( 401 );
		expect( await answer.json() ).toMatchObject( {
			code: 'refused',
			field,
		} );
	} );
} );

it( '1.3 through all of it the honest customer was served', async () => {
	victim.send( { type: 'send', id: 'm2', text: 'Are you there?' } );
	await victim.next( 'ack', ( { id } ) => id === 'm2' );
} );
