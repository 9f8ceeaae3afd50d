/** What happens in a shopper's browser: cart, session, wc-ajax, login. */
import { Shopper, signed } from './requests';
import type { ServedShop } from './shop-process';

const CART = '/wp-json/wc/store/v1/cart';

export function shopperContract( shop: () => ServedShop ): void {
	const shopper = () => new Shopper( shop().url );
	const liveCart = async ( visitor: string ) =>
		( await signed( shop().connection, '/baton/v1/cart', { visitor } ) )
			.body;
	const session = async ( someone: Shopper ) =>
		( await someone.post( '/?wc-ajax=baton_session', '' ) ).body;

	async function adds( someone: Shopper, slug: string, quantity: number ) {
		const nonce =
			( await someone.get( CART ) ).headers.get( 'Nonce' ) ?? '';
		return someone.post(
			`${ CART }/add-item`,
			JSON.stringify( { id: shop().products[ slug ], quantity } ),
			{ 'Content-Type': 'application/json', Nonce: nonce }
		);
	}
	async function logsIn( someone: Shopper, user: string ) {
		const page = ( await someone.get( '/my-account/' ) ).body;
		const nonce =
			/name="woocommerce-login-nonce" value="(\w+)"/.exec(
				page
			)?.[ 1 ] ?? '';
		return someone.post(
			'/my-account/',
			new URLSearchParams( {
				username: user,
				password: 'baton',
				login: 'Log in',
				'woocommerce-login-nonce': nonce,
			} )
		);
	}

	describe( 'the cart', () => {
		it( '3.10 is written only with the nonce', async () => {
			const id = shop().products[ 'harbor-mug' ];
			const { status } = await shopper().post(
				`${ CART }/add-item`,
				JSON.stringify( { id, quantity: 1 } ),
				{ 'Content-Type': 'application/json' }
			);
			expect( status ).toBe( 401 );
		} );

		it( '3.10 stays with its browser, in minor units', async () => {
			const someone = shopper();
			const added = await adds( someone, 'harbor-mug', 2 );
			expect( added.status ).toBe( 201 );
			const { body } = await someone.get( CART );
			expect( body.items ).toHaveLength( 1 );
			expect( body.items[ 0 ] ).toMatchObject( {
				id: shop().products[ 'harbor-mug' ],
				quantity: 2,
				name: 'Harbor Mug',
				prices: { price: '2400', currency_minor_unit: 2 },
			} );
			expect( ( await shopper().get( CART ) ).body.items ).toEqual( [] );
		} );

		it( '3.10 refuses what is out of stock', async () => {
			const added = await adds(
				shopper(),
				'lighthouse-travel-tumbler',
				1
			);
			expect( added.status ).toBe( 400 );
		} );

		it( '3.10 of a visitor is read live from the session', async () => {
			const someone = shopper();
			const { visitor } = await session( someone );
			expect( await liveCart( visitor ) ).toEqual( { cart: null } );
			const id = shop().products[ 'tidepool-teapot' ];
			await someone.get( `/shop/?add-to-cart=${ id }` );
			expect( await liveCart( visitor ) ).toMatchObject( {
				cart: {
					currency: 'USD',
					items: [
						{
							name: 'Tidepool Teapot',
							quantity: 1,
							total: '64.00',
						},
					],
				},
			} );
		} );

		it( '3.10 is added to by wc-ajax, as the shop’s own buttons do', async () => {
			const someone = shopper();
			const { visitor } = await session( someone );
			const answer = await someone.post(
				'/?wc-ajax=add_to_cart',
				new URLSearchParams( {
					product_id: String( shop().products[ 'harbor-mug' ] ),
					quantity: '3',
				} )
			);
			expect( answer.body ).toHaveProperty( 'cart_hash' );
			expect( ( await liveCart( visitor ) ).cart.items ).toEqual( [
				{ name: 'Harbor Mug', quantity: 3, total: '72.00' },
			] );
		} );

		it( '3.10 goes along when its guest logs in', async () => {
			const someone = shopper();
			const { visitor } = await session( someone );
			await someone.get(
				`/shop/?add-to-cart=${ shop().products[ 'harbor-mug' ] }`
			);
			await logsIn( someone, 'walter' );
			await someone.get( '/cart/' );
			expect( ( await liveCart( visitor ) ).cart.items ).toMatchObject( [
				{ name: 'Harbor Mug', quantity: 1 },
			] );
		} );
	} );

	describe( 'wc-ajax', () => {
		it( '3.10 answers a name that nobody serves with 200 and nothing', async () => {
			const { status, body, headers } = await shopper().post(
				'/?wc-ajax=nobody_serves_this',
				''
			);
			expect( status ).toBe( 200 );
			expect( body ).toBe( '' );
			expect( headers.get( 'Cache-Control' ) ).toContain( 'no-store' );
		} );

		it( '3.10 knows who is logged in, by cookie', async () => {
			const someone = shopper();
			expect( await session( someone ) ).not.toHaveProperty( 'customer' );
			expect( ( await logsIn( someone, 'ines' ) ).status ).toBe( 302 );
			expect( ( await session( someone ) ).customer ).toEqual( {
				name: 'Inês Carvalho',
				email: 'ines.carvalho@example.com',
			} );
		} );
	} );

	describe( 'wp-admin', () => {
		it( '3.10 sends customers to their account and lets agents in', async () => {
			const customer = shopper();
			await logsIn( customer, 'priya' );
			const refused = await customer.get( '/wp-admin/' );
			expect( refused.status ).toBe( 302 );
			expect( refused.headers.get( 'Location' ) ).toBe(
				`${ shop().url }/my-account/`
			);
			const agent = shopper();
			const { headers } = await logsIn( agent, 'maya' );
			expect( headers.get( 'Location' ) ).toContain( 'page=baton-desk' );
			expect(
				( await agent.get( '/wp-admin/admin.php?page=baton-desk' ) )
					.status
			).toBe( 200 );
		} );
	} );
}
