/** A shop on loopback with a few orders, and secrets in every place that a shop has for them. */
import type { ServerResponse } from 'node:http';
import { cartFixture, fixture, settingsFixture } from './fixture';
import { json, scriptServer, type ScriptServer } from './script-server';

/** Must not be in any result, answer, prompt or log line. */
export const SECRETS = {
	key: 'wc_order_CANARYKEY123',
	payment: 'pay_for_order=true',
	ip: '203.0.113.77',
	internal: 'canary-internal-note',
	agentText: 'canary-user-agent',
	meta: 'canary-meta-value',
	transaction: 'canary-transaction',
	otherEmail: 'victim.canary@example.org',
	address: 'Canary Street 9',
	phone: '+4930777666555',
};

export const order = ( id: number, more: Record< string, unknown > = {} ) => ( {
	id,
	number: String( id ),
	status: 'processing',
	currency: 'EUR',
	total: '50.00',
	date_created_gmt: '2026-11-02T10:00:00',
	date_completed_gmt: null,
	customer_id: 0,
	billing: {
		email: 'anna@example.com',
		address_1: SECRETS.address,
		phone: SECRETS.phone,
	},
	payment_method_title: 'Bank transfer',
	line_items: [ { name: 'Harbor Mug', quantity: 2, price: 25 } ],
	refunds: [] as unknown[],
	order_key: SECRETS.key,
	payment_url: `https://shop.example/checkout/order-pay/${ id }/?${ SECRETS.payment }&key=${ SECRETS.key }`,
	customer_ip_address: SECRETS.ip,
	customer_user_agent: SECRETS.agentText,
	transaction_id: SECRETS.transaction,
	customer_note: '',
	meta_data: [ { key: '_x', value: SECRETS.meta } ],
	...more,
} );

const ORDERS = [
	order( 101, {
		total: '68.00',
		status: 'completed',
		date_completed_gmt: '2026-11-04T10:00:00',
		refunds: [ { id: 1, reason: 'One mug broken', total: '-24.00' } ],
	} ),
	order( 102, { billing: { email: SECRETS.otherEmail } } ),
	// A plugin's number, which is another order's id.
	order( 103, { number: 'WC-102', status: 'on-hold' } ),
	order( 104, { customer_id: 9, status: 'cancelled' } ),
	order( 105, { customer_id: 9, total: '17.50' } ),
	order( 106, { customer_id: 8, billing: { email: SECRETS.otherEmail } } ),
	order( 107, { status: 'checkout-draft' } ),
];

const PRODUCTS = [
	{
		id: 1,
		name: 'Harbor Mug',
		type: 'simple',
		permalink: 'https://shop.example/mug/',
		status: 'publish',
		catalog_visibility: 'visible',
		price: '24.00',
		stock_status: 'instock',
		stock_quantity: 3,
		meta_data: [ { key: '_cost', value: SECRETS.meta } ],
	},
	{
		id: 2,
		name: 'Linen Shirt',
		type: 'variable',
		permalink: 'https://shop.example/shirt/',
		status: 'publish',
		price: '40.00',
		stock_status: 'instock',
	},
	{
		id: 3,
		name: 'Secret Mug',
		permalink: 'https://shop.example/secret/',
		status: 'publish',
		catalog_visibility: 'hidden',
		price: '1.00',
	},
	{
		id: 4,
		name: 'Fisher Sweater',
		type: 'variable',
		permalink: 'https://shop.example/sweater/',
		status: 'publish',
		price: '88.00',
		stock_status: 'instock',
	},
	// WooCommerce finds choices by their names as well.
	...[ 'Blue, M', 'Blue, L', 'Dark Blue, L', 'Cream, L' ].map(
		( options, i ) => ( {
			id: 41 + i,
			parent_id: 4,
			name: `Fisher Sweater - ${ options }`,
			type: 'variation',
			permalink: 'https://shop.example/sweater/',
			status: 'publish',
			price: '88.00',
		} )
	),
	{
		id: 51,
		parent_id: 3,
		name: 'Secret Mug - Blue',
		type: 'variation',
		permalink: 'https://shop.example/secret/',
		status: 'publish',
		price: '1.00',
	},
];

export interface ToolShop extends ScriptServer {
	/** What wc/v3 does instead of answering. */
	broken?: ( response: ServerResponse ) => void;
	orders: Array< ReturnType< typeof order > >;
}

export async function toolShop(): Promise< ToolShop > {
	const knowledge = fixture( 'knowledge' ) as {
		list: unknown;
		read: unknown;
	};
	const server = await scriptServer( ( { url, body }, response ) => {
		const { pathname, searchParams } = new URL( url, 'http://shop' );
		const path = pathname.replace( '/wp-json/', '' );
		const has = ( name: string ) => searchParams.get( name ) ?? '';
		if ( path.startsWith( 'wc/v3/' ) && shop.broken ) {
			return shop.broken( response );
		}
		switch ( path ) {
			case 'baton/v1/settings':
				return json( response, settingsFixture() );
			case 'baton/v1/knowledge/list':
				return json( response, knowledge.list );
			case 'baton/v1/knowledge/read':
				return json( response, knowledge.read );
			case 'baton/v1/cart':
				return json(
					response,
					JSON.parse( body ).visitor === 'v_1'
						? cartFixture()
						: { cart: null }
				);
			case 'baton/v1/tracking':
				return json( response, trackingOf( JSON.parse( body ).order ) );
			case 'wc/v3/orders':
				return json(
					response,
					shop.orders.filter(
						( one ) =>
							( ! has( 'customer' ) ||
								String( one.customer_id ) ===
									has( 'customer' ) ) &&
							( ! has( 'search' ) ||
								one.billing.email.includes( has( 'search' ) ) )
					)
				);
			case 'wc/v3/products':
				return json(
					response,
					PRODUCTS.filter( ( { id, name } ) =>
						has( 'include' )
							? has( 'include' )
									.split( ',' )
									.includes( String( id ) )
							: has( 'search_name_or_sku' )
									.toLowerCase()
									.split( ' ' )
									.every( ( word ) =>
										name.toLowerCase().includes( word )
									)
					)
				);
			case 'wc/v3/products/2/variations':
				return json( response, VARIATIONS );
			case 'wc/v3/products/4/variations':
				return json( response, SWEATERS );
		}
		const id = /^wc\/v3\/orders\/(\d+)$/.exec( path )?.[ 1 ];
		const found = shop.orders.find( ( one ) => String( one.id ) === id );
		return found
			? json( response, found )
			: json( response, { code: 'none' }, 404 );
	} );
	const shop: ToolShop = { ...server, orders: [ ...ORDERS ] };
	return shop;
}

const VARIATIONS = [
	{
		id: 21,
		price: '40.00',
		stock_status: 'instock',
		stock_quantity: 2,
		attributes: [ { name: 'Size', option: 'M' } ],
	},
	{
		id: 22,
		price: '45.00',
		stock_status: 'outofstock',
		attributes: [ { name: 'Size', option: 'L' } ],
	},
];

const SWEATERS = [
	[ 'Blue', 'M', '88.00', 0 ],
	[ 'Blue', 'L', '92.00', 3 ],
	[ 'Dark Blue', 'L', '95.00', 9 ],
	[ 'Cream', 'L', '90.00', 12 ],
].map( ( [ colour, size, price, left ], i ) => ( {
	id: 41 + i,
	price,
	stock_status: left === 0 ? 'outofstock' : 'instock',
	stock_quantity: left,
	attributes: [
		{ name: 'Colour', option: colour },
		{ name: 'Size', option: size },
	],
} ) );

const trackingOf = ( id: number ) =>
	id === 101
		? {
				shipments: [
					{
						number: '1Z999',
						carrier: 'UPS',
						url: 'https://ups.example/1Z999',
					},
				],
				notes: [
					{
						text: `<p>Your parcel left us.</p> Pay: https://shop.example/checkout/order-pay/101/?${ SECRETS.payment }&amp;key=${ SECRETS.key } (from ${ SECRETS.ip })`,
						at: Date.parse( '2026-11-04T10:00:00Z' ),
					},
				],
			}
		: { shipments: [], notes: [] };
