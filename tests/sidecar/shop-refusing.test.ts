/** WooCommerce refusing, in every way it is known to: the reason is told, nothing throws, nothing is hammered. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { systemClock } from '../../sidecar/clock';
import { ShopProblem } from '../../sidecar/ports';
import { readOrders } from '../../sidecar/shop/orders';
import { WooCommerceShop } from '../../sidecar/shop/shop';
import { WooClient, type WooLimits } from '../../sidecar/shop/woo-client';
import { WordPress } from '../../sidecar/signing/wordpress';
import { FakeClock } from './support/fake-clock';
import { json, scriptServer } from './support/script-server';

const ORDER = {
	id: 25,
	number: '25',
	status: 'completed',
	currency: 'EUR',
	total: '48.00',
	customer_id: 7,
	date_created_gmt: '2026-01-02T10:00:00',
	line_items: [ { name: 'Walnut board', quantity: 2 } ],
	refunds: [],
};

type Script = ( response: ServerResponse, call: number ) => void;

const connectionTo = ( url: string ) => ( {
	url,
	rest: `${ url }/wp-json/`,
	shop: 's',
	secret: 'x'.repeat( 32 ),
	key: 'ck_1',
	consumerSecret: 'cs_1',
} );

async function against< T >(
	script: Script,
	work: ( shop: WooCommerceShop, clock: FakeClock ) => Promise< T >,
	limits: WooLimits = {}
) {
	let calls = 0;
	const server = await scriptServer( ( _, response ) =>
		script( response, ++calls )
	);
	const clock = new FakeClock();
	const connection = connectionTo( server.url );
	const shop = new WooCommerceShop(
		connection,
		new WooClient( connection, clock, { limitMs: 5000, ...limits } ),
		new WordPress( connection, clock, limits.limitMs )
	);
	try {
		return { result: await work( shop, clock ), calls };
	} finally {
		await server.close();
	}
}

const problemOf = ( asked: Promise< unknown > ) =>
	asked.then(
		() => {
			throw new Error( 'It was answered.' );
		},
		( error ) => {
			if ( ! ( error instanceof ShopProblem ) ) {
				throw error;
			}
			return error;
		}
	);

const answers =
	( status: number, body: string, headers = {} ): Script =>
	( response ) =>
		response.writeHead( status, headers ).end( body );

/** What wc/v3 says, and then what others say in its place. */
const REFUSALS: Array< [ string, Script, string ] > = [
	[
		'the key was revoked',
		answers(
			401,
			'{"code":"woocommerce_rest_authentication_error","message":"Consumer key is invalid."}'
		),
		'keys',
	],
	[
		'the key’s user may not read',
		answers( 403, '{"code":"woocommerce_rest_cannot_view"}' ),
		'keys',
	],
	[
		'a password page',
		answers( 401, '<html>Authorization Required' ),
		'forbidden',
	],
	[ 'a firewall', answers( 403, '<html>Sorry, blocked' ), 'forbidden' ],
	[ 'no such route', answers( 404, '{"code":"rest_no_route"}' ), 'missing' ],
	[ 'a 404 page', answers( 404, '<html>Not found' ), 'missing' ],
	[ 'too many requests', answers( 429, '' ), 'busy' ],
	[
		'a PHP error',
		answers( 500, '{"code":"internal_server_error"}' ),
		'broken',
	],
	[ 'a bad gateway', answers( 502, '<html>' ), 'broken' ],
	[ 'maintenance', answers( 503, '<html>Briefly' ), 'maintenance' ],
	[
		'another address',
		answers( 301, '', { Location: 'https://www.shop.example/' } ),
		'moved',
	],
	[
		'a login page',
		answers( 302, '', { Location: '/wp-login.php' } ),
		'moved',
	],
	[ 'a page', answers( 200, '<!doctype html><p>Coming soon' ), 'page' ],
	[ 'nothing', answers( 200, '' ), 'empty' ],
	[ 'blanks', answers( 200, ' \n\n ' ), 'empty' ],
	[ 'half a JSON', answers( 200, '[{"id":1,' ), 'unreadable' ],
	[
		'a PHP warning before the JSON',
		answers( 200, 'Warning: x in y []' ),
		'unreadable',
	],
	[ 'no list', answers( 200, '{"orders":[]}' ), 'unreadable' ],
	[ 'null', answers( 200, 'null' ), 'unreadable' ],
	[ 'a list of nonsense', answers( 200, '[7,null,"x"]' ), 'unreadable' ],
	[
		'a broken connection',
		( response ) => response.socket?.destroy(),
		'unreachable',
	],
	[
		'a connection that breaks within the answer',
		( response ) => {
			response.writeHead( 200, { 'Content-Length': 5000 } );
			response.write( '[{"id":' );
			setImmediate( () => response.socket?.destroy() );
		},
		'cut',
	],
];

describe( 'orders that are refused', () => {
	it.each( REFUSALS )(
		'10.4 %s has its reason',
		async ( _, script, reason ) => {
			const { result, calls } = await against( script, ( shop ) =>
				problemOf( shop.orders( '7', false ) )
			);
			expect( result.reason ).toBe( reason );
			expect( result.message.length ).toBeGreaterThan( 20 );
			expect( calls ).toBe( 1 );
		}
	);

	it( '10.4 nobody there', async () => {
		const server = await scriptServer( () => {} );
		await server.close();
		const woo = new WooClient( connectionTo( server.url ), systemClock );
		expect( ( await problemOf( woo.get( 'orders', {} ) ) ).reason ).toBe(
			'unreachable'
		);
	} );

	it( '10.4 plain permalinks are named without asking', async () => {
		const woo = new WooClient(
			{
				...connectionTo( 'http://a.example' ),
				rest: 'http://a.example/?rest_route=/',
			},
			systemClock
		);
		expect( ( await problemOf( woo.get( 'orders', {} ) ) ).reason ).toBe(
			'permalinks'
		);
	} );

	it.each< [ string, Script ] >( [
		[ 'never', () => {} ],
		[
			'a byte at a time',
			( response ) => {
				response.writeHead( 200 );
				const timer = setInterval( () => response.write( ' ' ), 10 );
				response.on( 'close', () => clearInterval( timer ) );
			},
		],
	] )(
		'10.4 an answer that comes %s is not waited for',
		async ( _, script ) => {
			const { result } = await against(
				script,
				( shop ) => problemOf( shop.orders( '7', false ) ),
				{ limitMs: 100 }
			);
			expect( result.reason ).toBe( 'slow' );
		}
	);

	it.each< [ string, Script ] >( [
		[
			'enormous',
			( response ) => {
				response.writeHead( 200 );
				const more = () => {
					while ( response.write( 'x'.repeat( 64 * 1024 ) ) ) {}
				};
				response.on( 'drain', more );
				more();
			},
		],
		[
			'small and unpacks to much',
			( response ) => {
				response.writeHead( 200, { 'Content-Encoding': 'gzip' } );
				response.end( gzipSync( 'x'.repeat( 4_000_000 ) ) );
			},
		],
	] )(
		'10.4 an answer that is %s is not read to its end',
		async ( _, script ) => {
			const { result } = await against(
				script,
				( shop ) => problemOf( shop.orders( '7', false ) ),
				{ bytesAtMost: 1_000_000 }
			);
			expect( result.reason ).toBe( 'too_large' );
		}
	);
} );

describe( 'a shop that asks to be left alone', () => {
	const asking = ( header: object ): Script => {
		return ( response, call ) =>
			call === 1
				? answers( 429, '{}', header )( response, call )
				: json( response, [] );
	};

	it.each( [
		[ 'seconds', { 'Retry-After': '120' }, 120_000 ],
		[
			'a date',
			{
				'Retry-After': new Date(
					new FakeClock().now() + 90_000
				).toUTCString(),
			},
			90_000,
		],
		[ 'nothing', {}, 30_000 ],
		[ 'nonsense', { 'Retry-After': 'soon' }, 30_000 ],
		[ 'a day', { 'Retry-After': '86400' }, 3_600_000 ],
		[ 'a time that is over', { 'Retry-After': '0' }, 1000 ],
	] )( '10.4 by %s is not asked before', async ( _, header, ms ) => {
		const { calls } = await against(
			asking( header ),
			async ( shop, clock ) => {
				const began = clock.now();
				const busy = await problemOf( shop.orders( '7', false ) );
				expect( busy.reason ).toBe( 'busy' );
				expect( busy.retryAt ).toBe( began + ms );
				clock.advance( ms - 1 );
				for ( const again of [
					shop.orders( '7', false ),
					shop.orders( '8', true ),
					shop.orders( '9', false ),
				] ) {
					expect( await problemOf( again ) ).toMatchObject( {
						reason: 'busy',
						retryAt: began + ms,
					} );
				}
				clock.advance( 1 );
				expect( await shop.orders( '7', false ) ).toEqual( {
					orders: [],
					unreadable: 0,
				} );
			}
		);
		expect( calls ).toBe( 2 );
	} );

	it( '10.4 an update’s ten minutes are not taken at their word', async () => {
		await against(
			answers( 503, '', { 'Retry-After': '600' } ),
			async ( shop, clock ) => {
				const { reason, retryAt } = await problemOf(
					shop.orders( '7', false )
				);
				expect( reason ).toBe( 'maintenance' );
				expect( retryAt! - clock.now() ).toBe( 30_000 );
			}
		);
	} );

	it( '10.4 signed calls obey too', async () => {
		const { calls } = await against(
			answers( 429, '', { 'Retry-After': '60' } ),
			async ( shop, clock ) => {
				expect( ( await problemOf( shop.cart( 'v' ) ) ).retryAt ).toBe(
					clock.now() + 60_000
				);
				expect( ( await problemOf( shop.cart( 'v' ) ) ).reason ).toBe(
					'busy'
				);
			}
		);
		expect( calls ).toBe( 1 );
	} );
} );

describe( 'orders that a plugin has spoiled', () => {
	it.each( [
		[ 'a date that is none', { date_created_gmt: 'yesterday' } ],
		[ 'a total that is none', { total: 'free' } ],
		[ 'a refund that is none', { refunds: [ { total: 'x' } ] } ],
		[ 'no items', { line_items: null } ],
		[ 'no number', { number: undefined } ],
		[ 'a negative date', { date_created_gmt: '0001-01-01T00:00:00' } ],
	] )( '10.4 with %s are left out, and that is said', ( _, spoiled ) => {
		expect(
			readOrders( [ ORDER, { ...ORDER, ...spoiled } ], '7' )
		).toMatchObject( { orders: [ { id: 25 } ], unreadable: 1 } );
	} );

	it( '10.4 when none can be read it is a problem, which names the field', () => {
		expect( () =>
			readOrders( [ { ...ORDER, total: 'free' } ], '7' )
		).toThrow( '(total)' );
	} );

	it( '10.4 another customer’s broken order is nobody’s affair', () => {
		expect(
			readOrders( [ { ...ORDER, customer_id: 8, total: 'free' } ], '7' )
		).toEqual( { orders: [], unreadable: 0 } );
	} );

	it( '10.4 long names, and very many items, are cut to what a desk can show', () => {
		const { orders } = readOrders(
			[
				{
					...ORDER,
					status: 's'.repeat( 1000 ),
					currency: 'c'.repeat( 1000 ),
					line_items: Array.from( { length: 5000 }, () => ( {
						name: 'n'.repeat( 1000 ),
						quantity: 1.5,
					} ) ),
				},
			],
			'7'
		);
		expect( orders[ 0 ]!.items ).toHaveLength( 50 );
		expect( JSON.stringify( orders ).length ).toBeLessThan( 20_000 );
	} );
} );

describe( 'the cart when WordPress refuses', () => {
	it.each< [ string, Script, string ] >( [
		[
			'the secret changed',
			answers( 401, '{"field":"signature"}' ),
			'keys',
		],
		[ 'the clocks differ', answers( 401, '{"field":"time"}' ), 'clock' ],
		[ 'a password page', answers( 401, '<html>' ), 'forbidden' ],
		[
			'the plugin is off',
			answers( 404, '{"code":"rest_no_route"}' ),
			'missing',
		],
		[ 'an error page', answers( 500, '<html>' ), 'broken' ],
		[ 'a page', answers( 200, '<html>' ), 'page' ],
		[ 'nothing', answers( 200, '' ), 'empty' ],
		[ 'another shape', answers( 200, '{"cart":[]}' ), 'unreadable' ],
		[ 'no object', answers( 200, 'null' ), 'unreadable' ],
	] )( '10.4 %s has its reason', async ( _, script, reason ) => {
		const { result } = await against( script, ( shop ) =>
			problemOf( shop.cart( 'v' ) )
		);
		expect( result.reason ).toBe( reason );
	} );
} );
