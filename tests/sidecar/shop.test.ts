/** What leaves the shop adapter, and what never does. */
import { systemClock } from '../../sidecar/clock';
import { ORDER_FIELDS, readOrders, sum } from '../../sidecar/shop/orders';
import { plain } from '../../sidecar/shop/plain';
import { WooCommerceShop } from '../../sidecar/shop/shop';
import { WooClient } from '../../sidecar/shop/woo-client';
import { cartFixture } from './support/fixture';
import { json, scriptServer } from './support/script-server';

const WOO_ORDER = {
	id: 25,
	number: '25',
	status: 'completed',
	currency: 'EUR',
	total: '48.00',
	customer_id: 7,
	date_created_gmt: '2026-01-02T10:00:00',
	order_key: 'wc_order_SECRET',
	payment_url: 'https://shop.example/pay/SECRET',
	customer_ip_address: '203.0.113.9',
	customer_user_agent: 'SECRET',
	billing: { email: 'SECRET@example.org' },
	line_items: [ { name: 'Walnut board', quantity: 2, price: 24 } ],
	refunds: [
		{ id: 1, total: '-4.00' },
		{ id: 2, total: '-0.55' },
	],
};

async function shopAt( answer: Parameters< typeof scriptServer >[ 0 ] ) {
	const server = await scriptServer( answer );
	const connection = {
		url: server.url,
		rest: `${ server.url }/wp-json/`,
		shop: 's',
		secret: 'x'.repeat( 32 ),
		key: 'ck_1',
		consumerSecret: 'cs_1',
	};
	const shop = new WooCommerceShop(
		connection,
		new WooClient( connection, systemClock, { limitMs: 2000 } ),
		{
			call: async ( route ) =>
				route === '/baton/v1/cart' ? cartFixture() : {},
		}
	);
	return { server, shop };
}

describe( 'orders', () => {
	it( '9 as the desk shows them; keys, payment addresses and IPs stay here', () => {
		const { orders } = readOrders(
			[ WOO_ORDER, { ...WOO_ORDER, customer_id: 8 } ],
			'7'
		);
		expect( orders ).toEqual( [
			{
				id: 25,
				number: '25',
				status: 'completed',
				createdAt: Date.UTC( 2026, 0, 2, 10 ),
				currency: 'EUR',
				total: '48.00',
				refunded: '4.55',
				items: [ { name: 'Walnut board', quantity: 2 } ],
			},
		] );
		expect( JSON.stringify( orders ) ).not.toMatch( /SECRET|203\.0/ );
	} );

	it( '9 refunds are summed without rounding', () => {
		expect( sum( [] ) ).toBe( '0.00' );
		expect( sum( [ '-0.10', '-0.20' ] ) ).toBe( '0.30' );
		expect( sum( [ '-1', '-0.005' ] ) ).toBe( '1.005' );
	} );

	it( '9 on http signed by OAuth 1.0a, for one customer; the screen only for who may open it', async () => {
		const { server, shop } = await shopAt( ( _, response ) =>
			json( response, [ WOO_ORDER ] )
		);
		const [ closed ] = ( await shop.orders( '7', false ) ).orders;
		const [ open ] = ( await shop.orders( '7', true ) ).orders;
		await server.close();
		expect( closed ).not.toHaveProperty( 'editUrl' );
		expect( open?.editUrl ).toBe(
			`${ server.url }/wp-admin/admin.php?page=wc-orders&action=edit&id=25`
		);
		const [ { url, headers } ] = server.received as [
			( typeof server.received )[ 0 ],
		];
		expect( url ).toBe(
			'/wp-json/wc/v3/orders?customer=7&per_page=20&orderby=date&order=desc' +
				`&_fields=${ encodeURIComponent( ORDER_FIELDS ) }`
		);
		// What is not needed, some of it secret, is not even asked for.
		expect( ORDER_FIELDS.split( ',' ).sort() ).toEqual( [
			'currency',
			'customer_id',
			'date_created_gmt',
			'id',
			'line_items',
			'number',
			'refunds',
			'status',
			'total',
		] );
		expect( headers.authorization ).toMatch(
			/^OAuth .*oauth_consumer_key="ck_1".*oauth_signature_method="HMAC-SHA256"/
		);
		expect( `${ url }${ headers.authorization }` ).not.toContain( 'cs_1' );
	} );

	it( '9 the cart', async () => {
		const { server, shop } = await shopAt( () => {} );
		expect( await shop.cart( 'v' ) ).toEqual( cartFixture().cart );
		await server.close();
	} );
} );

test( '7 HTML as text', () => {
	expect(
		plain(
			'<p>Oak &amp; ash<br>220&nbsp;g</p><script>alert(1)</script>&#8217;'
		)
	).toBe( 'Oak & ash\n220 g\n’' );
} );
