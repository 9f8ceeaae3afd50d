import { signature } from '../../sidecar/signing/signature';
import { SignatureCheck } from '../../sidecar/signing/signed-calls';
import { MemoryStore } from '../../sidecar/store/memory';
import { JwtTokens } from '../../sidecar/signing/tokens';
import { WordPress } from '../../sidecar/signing/wordpress';
import { FakeClock } from './support/fake-clock';
import { fixture } from './support/fixture';
import { json, scriptServer } from './support/script-server';

const call = fixture< {
	secret: string;
	route: string;
	time: string;
	nonce: string;
	body: string;
	signature: string;
} >( 'signed-call' );
const jwt = fixture< {
	secret: string;
	claims: Record< string, unknown >;
	token: string;
} >( 'token' );

const headers = {
	time: call.time,
	nonce: call.nonce,
	signature: call.signature,
};
const checkAt = ( clock: FakeClock ) =>
	new SignatureCheck( call.secret, 's', new MemoryStore( clock ), clock );
const check = ( ahead = 0 ) =>
	checkAt( new FakeClock( Number( call.time ) + ahead ) );

describe( 'signed calls', () => {
	it( '7.2 the signature is the one that PHP makes', () => {
		expect( signature( call.secret, call ) ).toBe( call.signature );
	} );

	it( '7.3 a right call is taken, and taken once', async () => {
		const once = check();
		const refuse = () => once.refuse( call.route, headers, call.body );
		expect( await refuse() ).toBeUndefined();
		expect( await refuse() ).toMatchObject( { field: 'nonce' } );
	} );

	it( '7.3 of the same call many times at once one is taken', async () => {
		const once = check();
		const all = await Promise.all(
			Array.from( { length: 20 }, () =>
				once.refuse( call.route, headers, call.body )
			)
		);
		expect( all.filter( ( one ) => one === undefined ) ).toHaveLength( 1 );
	} );

	it.each( [
		[
			'signature',
			call.route,
			{ ...headers, signature: call.signature.replace( /.$/, 'x' ) },
			call.body,
		],
		[
			'signature',
			call.route,
			{ ...headers, signature: undefined },
			call.body,
		],
		[ 'signature', '/baton/v1/mail', headers, call.body ],
		[ 'signature', call.route, headers, `${ call.body } ` ],
		[
			'signature',
			call.route,
			{ ...headers, nonce: `${ call.nonce }A` },
			call.body,
		],
		[ 'nonce', call.route, { ...headers, nonce: 'short' }, call.body ],
		[ 'time', call.route, { ...headers, time: '' }, call.body ],
		[
			'time',
			call.route,
			{ ...headers, time: `${ call.time }.5` },
			call.body,
		],
	] )(
		'7.3 one thing changed: refused for its %s',
		async ( field, route, changed, body ) => {
			expect(
				await check().refuse( route, changed, body )
			).toMatchObject( { field } );
		}
	);

	it( '7.3 the clocks may be five minutes apart, no more', async () => {
		for ( const [ ahead, field ] of [
			[ 300_000, undefined ],
			[ -300_000, undefined ],
			[ 300_001, 'time' ],
			[ -300_001, 'time' ],
		] as const ) {
			const refusal = await check( ahead ).refuse(
				call.route,
				headers,
				call.body
			);
			expect( refusal?.field ).toBe( field );
		}
	} );

	it( '7.3 a nonce counts for as long as its time is acceptable', async () => {
		const clock = new FakeClock( Number( call.time ) - 300_000 );
		const early = checkAt( clock );
		const refuse = () => early.refuse( call.route, headers, call.body );
		expect( await refuse() ).toBeUndefined();
		clock.advance( 600_000 );
		expect( ( await refuse() )?.field ).toBe( 'nonce' );
	} );
} );

describe( 'tokens', () => {
	const at = ( seconds: number, shop = jwt.claims.shop as string ) =>
		new JwtTokens(
			jwt.secret,
			shop,
			new FakeClock( seconds * 1000 )
		).verify( jwt.token );
	const { exp } = jwt.claims as { exp: number };

	it( '5.3 the token is the one that PHP makes', async () => {
		expect( await at( exp - 1 ) ).toEqual( {
			ok: true,
			claims: jwt.claims,
		} );
	} );

	it( '2.6 ended, of another shop, or not signed with the key', async () => {
		expect( await at( exp + 1 ) ).toEqual( { ok: false, reason: 'ended' } );
		expect( await at( exp - 1, 'other' ) ).toEqual( {
			ok: false,
			reason: 'forbidden',
		} );
		const other = new JwtTokens(
			'f'.repeat( 64 ),
			jwt.claims.shop as string,
			new FakeClock( ( exp - 1 ) * 1000 )
		);
		expect( await other.verify( jwt.token ) ).toEqual( {
			ok: false,
			reason: 'forbidden',
		} );
		const none = `${ Buffer.from( '{"alg":"none"}' ).toString( 'base64url' ) }.${ jwt.token.split( '.' )[ 1 ] }.`;
		const tokens = new JwtTokens(
			jwt.secret,
			jwt.claims.shop as string,
			new FakeClock( ( exp - 1 ) * 1000 )
		);
		expect( await tokens.verify( none ) ).toEqual( {
			ok: false,
			reason: 'forbidden',
		} );
	} );
} );

describe( 'calls to WordPress', () => {
	const clock = new FakeClock( Number( call.time ) );

	async function calling(
		status: number,
		answer: string | object | undefined,
		limitMs = 5000
	) {
		const server = await scriptServer( ( _, response ) => {
			if ( answer === undefined ) {
				return;
			}
			if ( typeof answer === 'string' ) {
				response.writeHead( status ).end( answer );
			} else {
				json( response, answer, status );
			}
		} );
		const wordpress = new WordPress(
			{
				url: server.url,
				rest: `${ server.url }/wp-json/`,
				shop: 's',
				secret: call.secret,
				key: '',
				consumerSecret: '',
			},
			clock,
			limitMs
		);
		try {
			return {
				answer: await wordpress.call( '/baton/v1/settings', {} ),
				server,
			};
		} catch ( error ) {
			return { problem: ( error as Error ).message, server };
		} finally {
			await server.close();
		}
	}

	it( '7.1 are signed so that the other side’s check takes them', async () => {
		const { answer, server } = await calling( 200, { a: 1 } );
		expect( answer ).toEqual( { a: 1 } );
		const [ { url, method, headers: sent, body } ] = server.received as [
			( typeof server.received )[ 0 ],
		];
		expect( [ method, url ] ).toEqual( [
			'POST',
			'/wp-json/baton/v1/settings',
		] );
		expect(
			await check().refuse(
				'/baton/v1/settings',
				{
					time: sent[ 'x-baton-time' ] as string,
					nonce: sent[ 'x-baton-nonce' ] as string,
					signature: sent[ 'x-baton-signature' ] as string,
				},
				body
			)
		).toBeUndefined();
	} );

	it.each( [
		[
			401,
			{ code: 'x', message: '', field: 'signature' },
			'Make a new connection string',
		],
		[
			401,
			{ code: 'x', message: '', field: 'time' },
			'the clocks of both servers',
		],
		[ 404, { code: 'rest_no_route' }, 'Activate the Baton plugin' ],
		[ 502, { message: 'SMTP is down' }, 'SMTP is down' ],
		[ 200, '', 'an empty answer' ],
		[ 200, '<html>', 'a page instead of data' ],
		[ 500, '<html>', 'an error there' ],
	] )(
		'7.3 a refusal (%i) is said in words',
		async ( status, answer, words ) => {
			expect( ( await calling( status, answer ) ).problem ).toContain(
				words
			);
		}
	);

	it( 'a server that does not answer is not waited for', async () => {
		expect( ( await calling( 200, undefined, 50 ) ).problem ).toContain(
			'/baton/v1/settings: no answer in time'
		);
	} );
} );
