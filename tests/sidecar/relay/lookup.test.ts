/** What the desk is told of the customer’s orders and cart. */
import type { ShopReason } from '../../../protocol';
import { ShopProblem } from '../../../sidecar/ports';
import { World } from '../support/world';

describe( 'who the customer is to the shop', () => {
	const order = {
		id: 1,
		number: '1',
		status: 'processing',
		createdAt: 1,
		currency: 'EUR',
		total: '9.00',
		refunded: '0.00',
		items: [],
	};

	async function lookup(
		claims: object,
		what: 'orders' | 'cart',
		shop = {}
	) {
		const asked: unknown[] = [];
		const world = new World( {
			shop: {
				orders: async ( customer, mayEdit ) => {
					asked.push( customer, mayEdit );
					return { orders: [ order ], unreadable: 0 };
				},
				cart: async ( visitor ) => {
					asked.push( visitor );
					return null;
				},
				...shop,
			},
		} );
		const priya = await world.agent( '3' );
		const customer = await world.customer( claims );
		await customer.send( { type: 'request_person', id: 'r' } );
		await priya.send( {
			type: 'lookup',
			id: 'l',
			conversation: customer.conversation,
			what,
		} );
		return { facts: priya.wire.last( 'facts' ), asked };
	}

	it( '9 a logged-in customer’s own orders', async () => {
		const { facts, asked } = await lookup( { customer: '7' }, 'orders' );
		expect( facts ).toMatchObject( { id: 'l', orders: [ order ] } );
		expect( asked ).toEqual( [ '7', false ] );
	} );

	it( '9 a guest’s claimed address opens no orders', async () => {
		const { facts, asked } = await lookup(
			{ email: 'z@example.org' },
			'orders'
		);
		expect( facts ).toMatchObject( {
			orders: [],
			reason: 'guest',
			problem: expect.stringContaining( 'not logged in' ),
		} );
		expect( asked ).toEqual( [] );
	} );

	it( '9 the cart is the visitor’s', async () => {
		const { facts, asked } = await lookup( {}, 'cart' );
		expect( facts ).toEqual( {
			type: 'facts',
			id: 'l',
			conversation: facts.conversation,
		} );
		expect( asked ).toEqual( [ 'v_1' ] );
	} );

	it( '10.4 a shop that fails says why, and when it may be asked again', async () => {
		const { facts } = await lookup( { customer: '7' }, 'orders', {
			orders: async () => {
				throw new ShopProblem( 'WooCommerce is asleep.', 'busy', {
					retryAt: 99,
				} );
			},
		} );
		expect( facts ).toMatchObject( {
			problem: 'WooCommerce is asleep.',
			reason: 'busy',
			retryAt: 99,
		} );
		expect( facts ).not.toHaveProperty( 'orders' );
	} );

	it( '10.4 the log says when the shop begins to fail desks, fails otherwise, and answers again', async () => {
		const failures: Array< [ ShopReason, number? ] > = [
			[ 'keys', 401 ],
			[ 'keys', 401 ],
			[ 'slow' ],
			[ 'slow' ],
		];
		const world = new World( {
			shop: {
				orders: async () => {
					const [ reason, status ] = failures.shift() ?? [];
					if ( reason ) {
						throw new ShopProblem( 'private words', reason, {
							route: 'orders',
							status,
						} );
					}
					return { orders: [], unreadable: 0 };
				},
				cart: async () => null,
			},
		} );
		world.log.verbose = true;
		const info = jest.spyOn( world.log, 'info' );
		const priya = await world.agent( '3' );
		const customer = await world.customer( { customer: '7' } );
		await customer.send( { type: 'request_person', id: 'r' } );
		const { conversation } = customer;
		info.mockClear();
		for ( const id of [ 'l1', 'l2', 'l3', 'l4', 'l5', 'l6' ] ) {
			// A cart is another server's, and says nothing of orders.
			for ( const what of [ 'cart', 'orders' ] as const ) {
				await priya.send( {
					type: 'lookup',
					id: `${ id }${ what }`,
					conversation,
					what,
				} );
			}
		}
		const about = { conversation, agent: '3', route: 'orders' };
		const message = 'the shop did not answer a desk';
		expect( world.log.warnings ).toMatchObject( [
			{
				fields: {
					...about,
					request: 'l1orders',
					kind: 'refused',
					status: 401,
				},
				message,
			},
			{
				fields: { ...about, request: 'l3orders', kind: 'slow' },
				message,
			},
		] );
		expect(
			world.log.details.filter( ( one ) => one.message === message )
		).toMatchObject( [
			{ fields: { ...about, request: 'l2orders' } },
			{ fields: { ...about, request: 'l4orders' } },
		] );
		expect( info.mock.calls ).toMatchObject( [
			[
				{ ...about, request: 'l5orders' },
				'the shop answers desks again',
			],
		] );
		expect( JSON.stringify( world.log ) ).not.toContain( 'private words' );
	} );

	it( '10.4 a fault of our own is answered too: what is not answered is asked again', async () => {
		const { facts } = await lookup( { customer: '7' }, 'orders', {
			orders: async () => {
				throw new TypeError( 'x is not a function' );
			},
		} );
		expect( facts ).toMatchObject( { id: 'l', reason: 'broken' } );
		expect( JSON.stringify( facts ) ).not.toContain( 'not a function' );
	} );

	it( '10.4 orders that cannot be read do not hide the others', async () => {
		const { facts } = await lookup( { customer: '7' }, 'orders', {
			orders: async () => ( { orders: [ order ], unreadable: 2 } ),
		} );
		expect( facts ).toMatchObject( {
			orders: [ order ],
			reason: 'partly',
			problem: expect.stringContaining( '2 orders' ),
		} );
	} );
} );
