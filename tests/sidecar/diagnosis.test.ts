/** The connection test's look from the sidecar at the shop. */
import { systemClock } from '../../sidecar/clock';
import { ShopProblem } from '../../sidecar/ports';
import { diagnose } from '../../sidecar/shop/diagnosis';
import { WordPress } from '../../sidecar/signing/wordpress';
import { FakeClock } from './support/fake-clock';
import { json, scriptServer } from './support/script-server';
import { SECRET, SHOP } from './support/tokens';

const SEEN = { https: true, authorization: true };

type Ways = Parameters< typeof diagnose >[ 0 ];

const ways = ( changed: Partial< Ways > = {} ): Ways => ( {
	clock: systemClock,
	settings: { refresh: async () => ( {} ) },
	woo: { get: async () => [] },
	wordpress: { call: async () => SEEN },
	...changed,
} );

const fails = ( message: string, reason?: 'keys' ) => async () => {
	throw new ShopProblem( message, reason );
};

it( '6.3 all is well: three checks, and what arrived at the shop', async () => {
	expect( await diagnose( ways() ) ).toEqual( {
		checks: [
			{ name: 'settings', ok: true },
			{ name: 'orders', ok: true },
			{ name: 'bodies', ok: true },
		],
		shop: SEEN,
	} );
} );

it( '6.3 what keeps every call away is said once', async () => {
	const { checks, shop } = await diagnose(
		ways( {
			settings: { refresh: fails( 'WordPress is down.' ) },
			wordpress: { call: fails( 'WordPress is down.' ) },
		} )
	);
	expect( checks ).toEqual( [
		{
			name: 'settings',
			ok: false,
			problem: 'WordPress is down.',
			reason: 'unreadable',
		},
		{ name: 'orders', ok: true },
	] );
	expect( shop ).toBeUndefined();
} );

it( '6.3 a large call that PHP emptied is named as such, not as a wrong secret', async () => {
	const { checks } = await diagnose(
		ways( { wordpress: { call: fails( 'A new string.', 'keys' ) } } )
	);
	expect( checks[ 2 ]?.problem ).toMatch( 'post_max_size' );
} );

it( '6.3 a web server that refuses a large call is named, with its setting', async () => {
	const shop = await scriptServer( ( { body, headers }, response ) => {
		if ( body.length > 100_000 ) {
			response.writeHead( 413, { 'Content-Type': 'text/html' } );
			response.end( '<h1>413 Request Entity Too Large</h1>' );
			return;
		}
		json( response, { ...SEEN, authorization: headers.authorization } );
	} );
	const wordpress = new WordPress(
		{
			url: shop.url,
			rest: `${ shop.url }/wp-json/`,
			shop: SHOP,
			secret: SECRET,
			key: 'ck_1',
			consumerSecret: 'cs_1',
		},
		Date
	);
	const { checks } = await diagnose( ways( { wordpress } ) );
	expect( checks[ 2 ]?.problem ).toMatch(
		/takes no call as large.*client_max_body_size/
	);
	expect( shop.received[ 0 ]?.headers.authorization ).toBe( 'Baton probe' );
	await shop.close();
} );

it( '10.4 a shop that hangs is named before WordPress gives the whole test up', async () => {
	const clock = new FakeClock();
	const asked = diagnose(
		ways( { clock, woo: { get: () => new Promise( () => {} ) } } )
	);
	clock.advance( 12_000 );
	const { checks } = await asked;
	expect( checks[ 1 ] ).toMatchObject( {
		name: 'orders',
		ok: false,
		reason: 'slow',
	} );
	expect( checks[ 0 ] ).toEqual( { name: 'settings', ok: true } );
} );
