/** Cart, products, hours and a person; and a shop that does not answer. */
import { questionOf } from '../support/question';
import { toolShop, type ToolShop } from '../support/tool-shop';
import { toolWorld } from '../support/tool-world';
import { until } from '../support/until';

let shop: ToolShop;
beforeEach( async () => ( shop = await toolShop() ) );
afterEach( () => shop.close() );

const { signal } = new AbortController();

it( '14.8 the cart is told to the visitor whose it is', async () => {
	const { world, ask } = toolWorld( shop );
	expect( await ask( await world.customer(), 'What is in my cart?' ) ).toBe(
		'assistant: In your cart: 3 × Walnut board. Together €37.50, before shipping is added.'
	);
	const other = await world.customer( { sub: 'v_2' } );
	expect( await ask( other, 'Was ist in meinem Warenkorb?' ) ).toBe(
		'assistant: Your cart is empty.'
	);
} );

it.each( [
	[ 'Do you have any harbor mugs?', 'Harbor Mug: €24.00. In stock, 3 left.' ],
	[ 'How much is the Harbor Mug?', 'Harbor Mug: €24.00.' ],
	[ 'Was kostet der Harbor Mug?', 'Harbor Mug: €24.00.' ],
	[
		'Is the linen shirt in stock?',
		'Linen Shirt: €40.00 – €45.00. In stock.\n– M: €40.00. In stock, 2 left.\n– L: €45.00. Out of stock.',
	],
] )( '14.8 “%s” is answered with price and stock', async ( asked, told ) => {
	const { tools } = toolWorld( shop );
	expect( await tools.answer( questionOf( asked ), signal ) ).toMatchObject( {
		kind: 'answer',
		text: expect.stringContaining( told ),
		sources: [
			{ url: expect.stringMatching( /^https:\/\/shop\.example/ ) },
		],
	} );
} );

describe( 'a product to choose of', () => {
	const answered = async ( ...asked: string[] ) => {
		const { tools } = toolWorld( shop );
		let told;
		for ( const one of asked ) {
			told = await tools.answer( questionOf( one ), signal );
		}
		return told?.kind === 'answer' ? told.text : told;
	};
	const SWEATER = 'Do you have the fisher sweater?';
	const BLUE_L = 'Fisher Sweater, Blue, L: €92.00. In stock, 3 left.';
	const BLUE_M = 'Fisher Sweater, Blue, M: €88.00. Out of stock.';

	it.each( [
		[ 'Do you have the fisher sweater in blue, size L?', BLUE_L ],
		[ 'Is the blue fisher sweater in L in stock?', BLUE_L ],
		[ 'How much is the fisher sweater in M?', BLUE_M ],
		[
			'Do you have the fisher sweater in dark blue?',
			'Fisher Sweater, Dark Blue, L: €95.00. In stock.',
		],
	] )( '14.8 “%s” is answered by that choice', async ( asked, told ) =>
		expect( await answered( asked ) ).toBe( told )
	);

	it.each( [
		[ 'Do you have the blue one in L?', BLUE_L ],
		[ 'Do you have it in blue, in L?', BLUE_L ],
		[ 'And the blue one in M?', BLUE_M ],
		[ 'Avez-vous la blue en L ?', BLUE_L ],
		[ 'Und in M?', BLUE_M ],
	] )( '14.8 “%s” is about the product before it', async ( asked, told ) =>
		expect( await answered( SWEATER, asked ) ).toBe( told )
	);

	it( '14.8 all choices where none is named, or none is like it', async () => {
		const all = await answered( SWEATER );
		expect( all ).toContain( '– Blue, M: €88.00. Out of stock.' );
		expect( all ).toContain( '– Cream, L: €90.00.' );
		expect( await answered( "I'm sure you have it", SWEATER ) ).toBe( all );
		expect(
			await answered( 'Do you have the fisher sweater in cream, M?' )
		).toBe( all );
	} );

	it.each( [
		'Can I return the blue one?',
		'Do you have a blue canoe?',
		'Is it warm?',
	] )( '14.8 “%s” is another question', async ( asked ) =>
		expect( await answered( SWEATER, asked ) ).toBeUndefined()
	);

	it( '14.8 a model is told of the choice that was named first', async () => {
		const { tools } = toolWorld( shop );
		const told = await tools.call(
			'find_products',
			{ query: 'fisher sweater cream' },
			questionOf( '' ),
			signal
		);
		expect( told ).toMatchObject( {
			facts: {
				products: [
					{
						variations: [
							{ name: 'Cream, L' },
							{ name: 'Blue, M' },
							{ name: 'Blue, L' },
							{ name: 'Dark Blue, L' },
						],
					},
				],
			},
		} );
	} );
} );

it.each( [
	'How much is shipping?',
	'Do you have a shop in Berlin?',
	'Do you ship to Norway?',
	'How do I put it in my cart?',
] )( '14.8 “%s” is left to the shop’s pages', async ( asked ) => {
	const { tools } = toolWorld( shop );
	expect( await tools.answer( questionOf( asked ), signal ) ).toBeUndefined();
} );

it( '14.8 hours are the owner’s words with the shop’s zone; without them pages are asked', async () => {
	const { tools, world } = toolWorld( shop );
	// A Monday; in Berlin it is an hour later than in UTC.
	const at = Date.parse( '2027-01-18T13:32:00Z' );
	world.clock.advance( at - world.clock.now() );
	const question = questionOf( 'Are you open now?' );
	expect( await tools.answer( question, signal ) ).toMatchObject( {
		text: expect.stringMatching(
			/^Our hours: Mon–Fri 9–17, Sat 10–14 \(time zone: Europe\/Berlin; it is Monday.{0,4} (?:14:32|02:32 PM) there\)\.$/u
		),
	} );
	const none = { ...question, settings: { ...question.settings, hours: '' } };
	expect( await tools.answer( none, signal ) ).toBeUndefined();
} );

it( '14.5 a model’s wish for a person carries its reason to the agents', async () => {
	const { tools } = toolWorld( shop );
	expect(
		await tools.call(
			'request_person',
			{ reason: 'Wants an invoice.' },
			questionOf( '' ),
			signal
		)
	).toEqual( {
		kind: 'person',
		trigger: 'out_of_scope',
		why: 'The assistant asked for a person: “Wants an invoice.”',
	} );
} );

it( '14.4 a shop that never answers is given up in time', async () => {
	const { tools, world } = toolWorld( shop );
	shop.broken = () => {};
	const answer = tools.call(
		'find_products',
		{ query: 'mug' },
		questionOf( '' ),
		signal
	);
	await until( 'the shop is asked', () => shop.received.length > 0 );
	world.clock.advance( 12_000 );
	expect( await answer ).toMatchObject( {
		kind: 'unavailable',
		text: expect.stringContaining( 'talk to a person' ),
	} );
	expect( world.log.warnings ).toMatchObject( [
		{
			fields: {
				conversation: 'c_1',
				turn: 't_1',
				tool: 'find_products',
				kind: 'slow',
			},
		},
	] );
} );

it( '14.9 a plugin that sends no words for tools has none', async () => {
	const { tools } = toolWorld( shop );
	const question = questionOf( 'Where is my order?' );
	const { tools: _, ...words } = question.settings.words;
	const old = { ...question, settings: { ...question.settings, words } };
	expect( await tools.answer( old, signal ) ).toBeUndefined();
	expect( ( await tools.call( 'current_cart', {}, old, signal ) ).kind ).toBe(
		'wrong'
	);
} );
