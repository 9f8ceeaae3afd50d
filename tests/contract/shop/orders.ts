/** Orders, refunds and notes over wc/v3, and who gets in. */
import { oauthHeader, wc } from './requests';
import type { ServedShop } from './shop-process';

export function ordersContract( shop: () => ServedShop ): void {
	const get = ( path: string, headers?: Record< string, string > ) =>
		wc( shop().connection, path, headers );
	const orderOf = async (
		login: 'ines' | 'walter' | 'priya',
		status: string
	) =>
		(
			await get( `orders?customer=${ shop().customers[ login ] }` )
		).body.find( ( order: { status: string } ) => order.status === status );

	describe( 'orders', () => {
		it( '3.10 are those of one customer, newest first', async () => {
			const customer = shop().customers.ines;
			const { status, body, headers } = await get(
				`orders?customer=${ customer }`
			);
			expect( status ).toBe( 200 );
			expect( headers.get( 'X-WP-Total' ) ).toBe( '2' );
			expect(
				body.map( ( order: any ) => [
					order.customer_id,
					order.status,
				] )
			).toEqual( [
				[ customer, 'processing' ],
				[ customer, 'completed' ],
			] );
		} );

		it( '3.10 say what the desk shows', async () => {
			expect( await orderOf( 'ines', 'processing' ) ).toMatchObject( {
				id: expect.any( Number ),
				number: expect.stringMatching( /^\d+$/ ),
				currency: 'USD',
				total: '112.50',
				date_created_gmt: expect.stringMatching(
					/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/
				),
				billing: { email: 'ines.carvalho@example.com' },
				line_items: [
					{ name: 'Copper Gooseneck Kettle', quantity: 1 },
					{ name: 'Morning Fog Coffee', quantity: 1 },
				],
				refunds: [],
			} );
		} );

		it( '3.10 with an e-mail parameter are everybody’s: it is ignored', async () => {
			const { headers } = await get( 'orders?email=gus@example.com' );
			expect( headers.get( 'X-WP-Total' ) ).toBe( '9' );
		} );

		it( '3.10 of guests belong to customer 0', async () => {
			const { body } = await get( 'orders?customer=0' );
			const { guestOrder, numberedOrder, crossedOrder } = shop();
			expect(
				body.map( ( order: any ) => [ order.id, order.billing.email ] )
			).toEqual(
				expect.arrayContaining( [
					[ guestOrder, 'gus@example.com' ],
					[ numberedOrder, 'nora@example.com' ],
					[ crossedOrder, 'otto@example.com' ],
				] )
			);
			expect( body ).toHaveLength( 3 );
		} );

		it( '3.10 are searched for any part of an address', async () => {
			const { body } = await get( 'orders?search=gus@exam' );
			expect( body.map( ( order: any ) => order.id ) ).toEqual( [
				shop().guestOrder,
			] );
		} );

		it( '3.10 have the number that a plugin gave them, and are had by id alone', async () => {
			const { numberedOrder, crossedOrder } = shop();
			const numberOf = async ( id: number ) =>
				( await get( `orders/${ id }` ) ).body.number;
			expect( await numberOf( numberedOrder ) ).toBe( 'JT-2026-0107' );
			expect( await numberOf( crossedOrder ) ).toBe(
				String( numberedOrder )
			);
		} );

		it( '3.10 are asked for by id as a list', async () => {
			const all = ( await get( 'orders' ) ).body.map(
				( one: any ) => one.id
			);
			const two = [ all[ 1 ], all[ 3 ] ];
			const { body } = await get( `orders?include=${ two.join( ',' ) }` );
			expect( body.map( ( one: any ) => one.id ) ).toEqual( two );
		} );

		it( '3.10 in part refunded keep status and total', async () => {
			const order = await orderOf( 'walter', 'completed' );
			expect( order.total ).toBe( '68.00' );
			expect( order.refunds ).toMatchObject( [
				{
					id: expect.any( Number ),
					reason: 'One mug arrived broken',
					total: '-24.00',
				},
			] );
			const { body } = await get( `orders/${ order.id }/refunds` );
			expect( body ).toHaveLength( 1 );
			expect( body[ 0 ] ).toMatchObject( {
				amount: '24.00',
				reason: 'One mug arrived broken',
			} );
		} );

		it( '3.10 wholly refunded are so by status', async () => {
			expect( await orderOf( 'priya', 'refunded' ) ).toMatchObject( {
				total: '70.00',
				refunds: [ { total: '-70.00' } ],
			} );
		} );

		it( '3.10 have notes for the customer and notes that are not', async () => {
			const { id } = await orderOf( 'ines', 'completed' );
			const notes = async ( query: string ) =>
				( await get( `orders/${ id }/notes${ query }` ) ).body;
			const forCustomer = await notes( '?type=customer' );
			expect( forCustomer ).toHaveLength( 1 );
			expect( forCustomer[ 0 ] ).toMatchObject( {
				customer_note: true,
				note: expect.stringContaining( 'tracking number' ),
			} );
			expect( ( await notes( '' ) ).length ).toBeGreaterThan( 1 );
		} );

		it( '3.10 come at most a hundred at a time', async () => {
			const { status, body } = await get( 'orders?per_page=101' );
			expect( status ).toBe( 400 );
			expect( body.code ).toBe( 'rest_invalid_param' );
		} );

		it( '3.10 that do not exist are a 404', async () => {
			expect( ( await get( 'orders/99999999' ) ).status ).toBe( 404 );
		} );
	} );

	describe( 'a consumer key over http', () => {
		it( '3.10 is not taken by Basic', async () => {
			const { key, consumerSecret } = shop().connection;
			const both = Buffer.from( `${ key }:${ consumerSecret }` );
			const { status } = await get( 'orders', {
				Authorization: `Basic ${ both.toString( 'base64' ) }`,
			} );
			expect( status ).toBe( 401 );
		} );

		it( '3.10 is not taken from the query', async () => {
			const { key, consumerSecret } = shop().connection;
			const { status } = await get(
				`orders?consumer_key=${ key }&consumer_secret=${ consumerSecret }`,
				{}
			);
			expect( status ).toBe( 401 );
		} );

		it( '3.10 is needed', async () => {
			expect( ( await get( 'orders', {} ) ).status ).toBe( 401 );
		} );

		it.each( [
			[ 'of another secret', { secret: 'cs_wrong' } ],
			[
				'of sixteen minutes ago',
				{ time: Math.floor( Date.now() / 1000 ) - 960 },
			],
		] )( '3.10 refuses a signature %s', async ( _, fixed ) => {
			const { connection } = shop();
			const { status } = await get( 'orders', {
				Authorization: oauthHeader(
					connection,
					`${ connection.rest }wc/v3/orders`,
					fixed
				),
			} );
			expect( status ).toBe( 401 );
		} );

		it( '3.10 takes each signature once', async () => {
			const { connection } = shop();
			const headers = {
				Authorization: oauthHeader(
					connection,
					`${ connection.rest }wc/v3/orders`
				),
			};
			expect( ( await get( 'orders', headers ) ).status ).toBe( 200 );
			expect( ( await get( 'orders', headers ) ).status ).toBe( 401 );
		} );
	} );
}
