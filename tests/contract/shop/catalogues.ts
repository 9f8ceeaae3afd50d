/** Products and customers over wc/v3. */
import { signed, wc } from './requests';
import type { ServedShop } from './shop-process';

export function cataloguesContract( shop: () => ServedShop ): void {
	const get = ( path: string ) => wc( shop().connection, path );
	const ids = async ( path: string ) =>
		( await get( path ) ).body.map( ( one: { id: number } ) => one.id );

	describe( 'products', () => {
		it( '3.10 are found by a word of their name', async () => {
			expect(
				await ids( 'products?status=publish&search=teapot' )
			).toEqual(
				expect.arrayContaining( [
					shop().products[ 'tidepool-teapot' ],
				] )
			);
		} );

		it( '3.10 are found by SKU only by search_name_or_sku', async () => {
			const teapot = [ shop().products[ 'tidepool-teapot' ] ];
			expect( await ids( 'products?search=JT-POT' ) ).toEqual( [] );
			expect( await ids( 'products?search_name_or_sku=JT-POT' ) ).toEqual(
				teapot
			);
			expect(
				await ids( 'products?search_name_or_sku=tidepool' )
			).toEqual( teapot );
		} );

		it( '3.10 include drafts, unless only published ones are asked for', async () => {
			const { draft } = shop();
			expect( await ids( 'products?per_page=100' ) ).toContain( draft );
			expect(
				await ids( 'products?per_page=100&status=publish' )
			).not.toContain( draft );
		} );

		it( '3.10 say what answers are made of', async () => {
			const id = shop().products[ 'lighthouse-travel-tumbler' ];
			expect( ( await get( `products/${ id }` ) ).body ).toMatchObject( {
				name: 'Lighthouse Travel Tumbler',
				sku: 'JT-TMB-400',
				price: '32.00',
				status: 'publish',
				stock_status: 'outofstock',
				permalink: `${ shop().url }/product/lighthouse-travel-tumbler/`,
				short_description: expect.stringContaining( 'Double-walled' ),
				description: expect.stringMatching( /<p>[^]*cup holders/ ),
				categories: [ { name: 'Brewing' } ],
				attributes: [],
			} );
		} );
	} );

	describe( 'a product to choose of', () => {
		const sweater = () => shop().products[ 'fisher-sweater' ];

		it( '3.10 says what can be chosen, and what it costs at least', async () => {
			const { body } = await get( `products/${ sweater() }` );
			expect( body ).toMatchObject( {
				type: 'variable',
				price: '88.00',
				stock_status: 'instock',
				attributes: [
					{ name: 'Colour', options: [ 'Blue', 'Cream' ] },
					{ name: 'Size', options: [ 'M', 'L' ] },
				],
			} );
		} );

		it( '3.10 has each choice with its own price and stock', async () => {
			const { body } = await get(
				`products/${ sweater() }/variations?status=publish`
			);
			expect(
				body.map( ( one: any ) => [
					one.attributes.map(
						( chosen: any ) =>
							`${ chosen.name }: ${ chosen.option }`
					),
					one.price,
					one.stock_status,
					one.stock_quantity,
				] )
			).toEqual(
				expect.arrayContaining( [
					[ [ 'Colour: Blue', 'Size: M' ], '88.00', 'outofstock', 0 ],
					[ [ 'Colour: Blue', 'Size: L' ], '92.00', 'instock', 3 ],
					[ [ 'Colour: Cream', 'Size: L' ], '90.00', 'instock', 12 ],
				] )
			);
			expect( body ).toHaveLength( 3 );
		} );

		it( '11.1 is read with all its choices', async () => {
			const { body } = await signed(
				shop().connection,
				'/baton/v1/knowledge/read',
				{ ids: [ `product:${ sweater() }` ] }
			);
			const { text } = body.documents[ 0 ];
			expect( text ).toContain( 'Colour: Blue, Cream.' );
			expect( text ).toMatch( /Price: \$88\.00 to \$92\.00\./ );
			expect( text ).toMatch(
				/^Fisher Sweater, Colour: Blue, Size: L\. Price: \$92\.00\. 3 in stock\.$/m
			);
			expect( text ).toMatch(
				/^Fisher Sweater, Colour: Blue, Size: M\. .*Out of stock\.$/m
			);
		} );
	} );

	describe( 'customers', () => {
		it( '3.10 are found by their e-mail address', async () => {
			const { body } = await get(
				'customers?email=priya.raman@example.com'
			);
			expect( body ).toHaveLength( 1 );
			expect( body[ 0 ] ).toMatchObject( {
				id: shop().customers.priya,
				first_name: 'Priya',
				last_name: 'Raman',
				role: 'customer',
				billing: { city: 'Brookline' },
			} );
		} );

		it( '3.10 leave out those who run the shop, unless all roles are asked for', async () => {
			const owner = 'email=owner@juniper-and-tide.example';
			expect( await ids( `customers?${ owner }` ) ).toEqual( [] );
			expect( await ids( `customers?${ owner }&role=all` ) ).toEqual( [
				1,
			] );
		} );
	} );
}
