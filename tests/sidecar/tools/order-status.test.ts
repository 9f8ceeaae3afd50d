/** "Where is my order?" without a model. */
import { questionOf } from '../support/question';
import { json } from '../support/script-server';
import { order, toolShop, type ToolShop } from '../support/tool-shop';
import { toolWorld } from '../support/tool-world';

let shop: ToolShop;
beforeEach( async () => ( shop = await toolShop() ) );
afterEach( () => shop.close() );

const INES = { sub: 'v_9', customer: '9', name: 'Inês' };

describe( 'a guest', () => {
	it( '14.2 is asked for number and e-mail, in whatever order they come, and told of part refund and parcel', async () => {
		const { world, ask } = toolWorld( shop );
		const guest = await world.customer();
		expect( await ask( guest, 'Where is my order?' ) ).toContain(
			'your order number and the e-mail'
		);
		expect( await ask( guest, 'anna@example.com' ) ).toContain(
			'what is your order number'
		);
		const told = await ask( guest, '#101' );
		expect( told ).toContain(
			'Order #101 of November 2, 2026 over €68.00'
		);
		expect( told ).toContain( '2 × Harbor Mug' );
		expect( told ).toContain( 'had left us by November 4, 2026' );
		expect( told ).toContain(
			'Of its €68.00, €24.00 has been refunded so far; €44.00 remains.'
		);
		expect( told ).toContain( 'Refund of €24.00: One mug broken.' );
		expect( told ).toContain(
			'Tracking number: 1Z999 (UPS). https://ups.example/1Z999'
		);
		expect( told ).toContain( 'Our message of November 4, 2026' );
		// What was proven once is not asked again in this conversation.
		expect( await ask( guest, 'Where is my order now?' ) ).toContain(
			'Order #101'
		);
	} );

	it.each( [
		[ 'at once', 'Where is my order? It is 101 and anna@example.com' ],
		[ 'with capitals', 'order no. 101, Anna@Example.COM' ],
		[ 'in German', 'Wo ist meine Bestellung 101? anna@example.com' ],
		[ 'in French', 'Où est ma commande n° 101 ? anna@example.com' ],
		[ 'in Spanish', '¿Dónde está mi pedido 101? anna@example.com' ],
		[ 'in Italian', 'Dov’è il mio ordine 101? anna@example.com' ],
		[ 'in Dutch', 'Waar blijft mijn bestelling 101? anna@example.com' ],
	] )( '14.2 is understood %s', async ( _, text ) => {
		const { world, ask } = toolWorld( shop );
		expect( await ask( await world.customer(), text ) ).toContain(
			'Order #101'
		);
	} );

	it( '14.2 a plugin’s number is looked for among the orders of the address', async () => {
		const { world, ask } = toolWorld( shop );
		const guest = await world.customer();
		const told = await ask( guest, 'order WC-102, anna@example.com' );
		expect( told ).toContain( 'Order #WC-102' );
		expect( told ).toContain( 'on hold until your payment has arrived' );
		expect( told ).toContain( '(Bank transfer)' );
	} );

	it( '14.3 three wrong pairs bring a person, also when the last try would be right', async () => {
		const { world, ask } = toolWorld( shop );
		await world.agent( '3' );
		const guest = await world.customer();
		const wrong = await ask( guest, '101 and wrong@example.com' );
		expect( wrong ).toContain( 'could not find an order with that number' );
		expect( await ask( guest, '9999 and wrong@example.com' ) ).toBe(
			wrong
		);
		expect( await ask( guest, '102 and anna@example.com' ) ).toContain(
			'Let me connect you with Priya Shah'
		);
		expect( guest.wire.view.status ).toBe( 'waiting' );
	} );

	it( '14.4 WooCommerce that fails is said, no try is counted, and the second time a person comes', async () => {
		const { world, ask } = toolWorld( shop );
		await world.agent( '3' );
		const guest = await world.customer();
		shop.broken = ( response ) => json( response, {}, 500 );
		expect( await ask( guest, '101 and anna@example.com' ) ).toContain(
			'does not answer'
		);
		expect( await ask( guest, '101 and anna@example.com' ) ).toContain(
			'Priya Shah'
		);
	} );

	it( '14.2 numbers in other questions are not taken for an order’s', async () => {
		const { world, ask } = toolWorld( shop );
		const guest = await world.customer();
		await ask( guest, 'Where is my order?' );
		expect( await ask( guest, 'I need 12 mugs for my cafe' ) ).toContain(
			'could not find anything about that'
		);
		expect( await ask( guest, 'it is 101' ) ).toContain(
			'Which e-mail address did you use for order #101?'
		);
	} );
} );

it.each( [
	'Has my parcel been shipped?',
	"I haven't received my package",
	'Wann kommt mein Paket?',
	'My order still hasn’t arrived!',
	'what is my order status',
] )( '14.2 “%s” is asked for number and e-mail', async ( asked ) => {
	const { tools } = toolWorld( shop );
	const { signal } = new AbortController();
	expect( await tools.answer( questionOf( asked ), signal ) ).toMatchObject( {
		kind: 'ask',
	} );
} );

it.each( [
	'How long does delivery take?',
	'Can I change the address of my order?',
	'What do 3 mugs cost to ship to 10115 Berlin?',
	'thanks',
] )( '14.2 “%s” is no question for an order', async ( asked ) => {
	const { tools } = toolWorld( shop );
	const { signal } = new AbortController();
	expect( await tools.answer( questionOf( asked ), signal ) ).toBeUndefined();
} );

describe( 'a logged-in customer', () => {
	it( '14.1 gets their own orders at once, the open ones first', async () => {
		const { world, ask } = toolWorld( shop );
		const ines = await world.customer( INES );
		const told = await ask( ines, 'Where is my order?' );
		expect( told ).toContain( 'Order #105' );
		expect( told ).toContain( '€17.50' );
		expect( told ).toContain( 'Further orders in your account: 1.' );
		expect( await ask( ines, 'Where is my order #104?' ) ).toContain(
			'it was cancelled, and nothing more of it will be sent.'
		);
	} );

	it( '14.1 is asked for the e-mail of an order that is not in the account', async () => {
		const { world, ask } = toolWorld( shop );
		const ines = await world.customer( INES );
		expect( await ask( ines, 'Where is my order #101?' ) ).toContain(
			'I see no order #101 in your account.'
		);
		expect( await ask( ines, 'anna@example.com' ) ).toContain(
			'Order #101'
		);
	} );
} );

describe( 'what an order’s status means', () => {
	it.each( [
		[ { status: 'pending' }, 'it has not been paid yet' ],
		[ { status: 'processing' }, 'getting it ready' ],
		[ { status: 'failed' }, 'the payment did not go through' ],
		[ { status: 'at-the-dyer' }, 'its status is “at the dyer”' ],
		[
			{
				status: 'refunded',
				refunds: [ { total: '-20.00' }, { total: '-30.00' } ],
			},
			'it was refunded in full (€50.00)',
		],
		[
			{ status: 'cancelled', refunds: [ { total: '-50.00' } ] },
			'it was cancelled, and nothing more of it will be sent.\nIt was refunded in full (€50.00)',
		],
	] )( '14.6 %j', async ( more, words ) => {
		shop.orders = [ order( 201, { customer_id: 9, ...more } ) ];
		const { world, ask } = toolWorld( shop );
		const ines = await world.customer( INES );
		expect( await ask( ines, 'Where is my order?' ) ).toContain( words );
	} );

	it( '14.6 asked about a refund where there is none, it says so', async () => {
		shop.orders = [ order( 201, { customer_id: 9 } ) ];
		const { tools } = toolWorld( shop );
		const { signal } = new AbortController();
		const asking = questionOf( '', { customer: { id: '9', name: 'I' } } );
		expect(
			await tools.call(
				'order_status',
				{ about: 'refund' },
				asking,
				signal
			)
		).toMatchObject( {
			text: expect.stringContaining( 'Nothing has been refunded' ),
		} );
	} );
} );
