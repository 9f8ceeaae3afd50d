/** What the assistant's tools ask, by the sidecar's own adapter. */
import { systemClock } from '../../../sidecar/clock';
import { WooCommerceLookups } from '../../../sidecar/shop/look-ups';
import { WooClient } from '../../../sidecar/shop/woo-client';
import { WordPress } from '../../../sidecar/signing/wordpress';
import type { ServedShop } from './shop-process';

export function lookupsContract( shop: () => ServedShop ): void {
	const lookups = () =>
		new WooCommerceLookups(
			new WooClient( shop().connection, systemClock ),
			new WordPress( shop().connection, systemClock )
		);
	const of = ( login: 'ines' | 'walter' | 'priya' ) =>
		lookups().ownOrders( String( shop().customers[ login ] ) );

	describe( 'what tools look up', () => {
		it( '14.2 an order by number and e-mail, and by nothing less', async () => {
			const number = String( shop().guestOrder );
			const by = ( email: string ) => lookups().orderBy( number, email );
			expect( await by( 'Gus@Example.com' ) ).toMatchObject( {
				number,
				status: 'processing',
				refunded: '0.00',
			} );
			expect( await by( 'gus@example.co' ) ).toBeUndefined();
			expect( await by( 'us@example.com' ) ).toBeUndefined();
			expect( await by( "gus+a 'b* (c)@example.com" ) ).toBeUndefined();
			expect(
				await lookups().orderBy( '99999999', 'gus@example.com' )
			).toBeUndefined();
		} );

		it( '14.2 an order by the number that its customer was shown, whatever its id', async () => {
			const { numberedOrder, crossedOrder } = shop();
			const found = async ( number: string, email: string ) =>
				( await lookups().orderBy( number, email ) )?.id;
			const nora = 'nora@example.com';
			expect( await found( '#JT-2026-0107', nora ) ).toBe(
				numberedOrder
			);
			expect( await found( 'jt-2026-0107', nora ) ).toBe( numberedOrder );
			// What is one's number is another's id.
			const number = String( numberedOrder );
			expect( await found( number, 'otto@example.com' ) ).toBe(
				crossedOrder
			);
			expect( await found( number, nora ) ).toBeUndefined();
			expect( await found( 'JT-2026-0107', 'otto@example.com' ) ).toBe(
				undefined
			);
			expect( await found( 'JT-2026-010', nora ) ).toBeUndefined();
		} );

		it( '14.6 part refunds, whole ones, cancelled and on hold', async () => {
			const walter = await of( 'walter' );
			expect( walter ).toMatchObject( [
				{ status: 'on-hold', payment: 'Bank transfer' },
				{
					status: 'completed',
					total: '68.00',
					refunded: '24.00',
					left: '44.00',
					refunds: [
						{ amount: '24.00', reason: 'One mug arrived broken' },
					],
				},
			] );
			const priya = await of( 'priya' );
			expect( priya.map( ( { status } ) => status ) ).toEqual( [
				'cancelled',
				'refunded',
			] );
			expect( priya[ 1 ] ).toMatchObject( {
				refunded: '70.00',
				left: '0.00',
			} );
		} );

		it( '14.6 what was written to the customer, and nothing internal', async () => {
			const [ , shipped ] = await of( 'ines' );
			const { notes, shipments } = await lookups().tracking(
				shipped!.id
			);
			expect( shipments ).toEqual( [] );
			expect( notes ).toHaveLength( 1 );
			expect( notes[ 0 ]!.text ).toContain( '1Z 999 AA1 01 2345 6784' );
		} );

		it( '14.6 where a parcel is: what was shipped, and not what is only prepared', async () => {
			const { notes, shipments } = await lookups().tracking(
				shop().crossedOrder
			);
			expect( shipments ).toEqual( [
				...( shop().woocommerce.standIn
					? []
					: [
							{
								number: 'FUL-123',
								carrier: 'DHL',
								url: 'https://parcels.example/FUL-123',
							},
						] ),
				{ number: '1Z 777 ITEM', carrier: 'ups' },
			] );
			expect( notes.map( ( { text } ) => text ) ).toContain(
				'Your parcel is on its way.'
			);
			expect( JSON.stringify( notes ) ).not.toContain( 'by phone' );
		} );

		it( '14.7 none of it holds a key, a payment link or an address', async () => {
			const told = JSON.stringify( [
				await of( 'walter' ),
				await lookups().orderBy(
					String( shop().guestOrder ),
					'gus@example.com'
				),
			] );
			expect( told ).not.toMatch(
				/wc_order_|pay_for_order|@|127\.0\.0/u
			);
		} );

		it( '14.8 products by name with price and stock', async () => {
			expect( await lookups().products( 'tidepool' ) ).toMatchObject( [
				{ name: 'Tidepool Teapot', price: '64.00', stock: 'instock' },
			] );
			expect( await lookups().products( 'tumbler' ) ).toMatchObject( [
				{ name: 'Lighthouse Travel Tumbler', stock: 'outofstock' },
			] );
			expect( await lookups().products( 'JT-DRAFT' ) ).toEqual( [] );
		} );

		it( '14.8 the choices of a product, each with price and stock', async () => {
			const [ sweater ] = await lookups().products( 'fisher sweater' );
			expect( sweater ).toMatchObject( {
				name: 'Fisher Sweater',
				price: '88.00',
				priceTo: '92.00',
				stock: 'instock',
			} );
			const choice = ( options: string[], more: object ) => ( {
				name: options.join( ', ' ),
				options,
				...more,
			} );
			expect( sweater!.variations ).toHaveLength( 3 );
			expect( sweater!.variations ).toEqual(
				expect.arrayContaining( [
					choice( [ 'Blue', 'M' ], {
						price: '88.00',
						stock: 'outofstock',
						left: 0,
					} ),
					choice( [ 'Blue', 'L' ], {
						price: '92.00',
						stock: 'instock',
						left: 3,
					} ),
					choice( [ 'Cream', 'L' ], {
						price: '90.00',
						stock: 'instock',
						left: 12,
					} ),
				] )
			);
		} );

		it( '14.8 a product is found by its choices and by some of its words, once', async () => {
			const names = async ( query: string ) =>
				( await lookups().products( query ) ).map(
					( { name } ) => name
				);
			const sweater = [ 'Fisher Sweater' ];
			expect( await names( 'fisher sweater' ) ).toEqual( sweater );
			expect( await names( 'sweater blue' ) ).toEqual( sweater );
			expect( await names( 'woolly sweater' ) ).toEqual( sweater );
			expect( await names( 'secret cloak' ) ).toEqual( [] );
			expect( await names( 'secret' ) ).toEqual( [] );
		} );
	} );
}
