/** What the desk is told of the customer’s orders and cart. */
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
