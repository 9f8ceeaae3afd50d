import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { hashOf } from '../../sidecar/knowledge/documents';
import { FullText } from '../../sidecar/knowledge/full-text';
import { cut } from '../../sidecar/knowledge/passages';
import { QuotingAssistant } from '../../sidecar/llm/quoting';
import type { KnowledgeDocument } from '../../sidecar/ports';
import { questionOf } from './support/question';

const { signal } = new AbortController();

const documentOf =
	( kind: 'page' | 'product' ) =>
	( title: string, text: string ): KnowledgeDocument => ( {
		id: `${ kind }:${ [ ...title ].reduce(
			( sum, letter ) => sum + letter.charCodeAt( 0 ),
			0
		) }`,
		kind,
		title,
		url: `https://shop.example/${ title.toLowerCase() }/`,
		text,
	} );
const page = documentOf( 'page' );
const product = documentOf( 'product' );

const PAGES = [
	page(
		'Shipping',
		'We pack every parcel ourselves.\n# Times and prices\nStandard shipping in Germany takes 3 to 5 working days and costs 6.00.\nShipping to Canada takes 6 to 10 working days.\n# Broken on the way\nPots break, rarely. Send us a photo within 7 days and we replace it.'
	),
	page(
		'Returns',
		'You can return anything unused within 30 days of delivery.\n# Coffee\nOpened bags cannot be returned.'
	),
];
const PRODUCTS = [
	product(
		'Harbor Mug',
		'Harbor Mug. Stoneware, 350 ml. Price: 24.00. In stock.\nDishwasher and microwave safe.'
	),
	product(
		'Kettle',
		'Kettle. Copper, blue handle, 1 litre. Price: 89.00. Out of stock.'
	),
];

function index(): FullText {
	const knowledge = new FullText( ':memory:' );
	knowledge.put( [ ...PAGES, ...PRODUCTS ] );
	return knowledge;
}

describe( 'what the shop says about itself', () => {
	it.each( [
		[ 'How long does shipping take?', 'Shipping', '3 to 5 working days' ],
		[ 'delivery times to canada', 'Shipping', 'Canada' ],
		[ 'Do you deliver to France?', 'Shipping', '' ],
		[ 'My pot arrived broken', 'Shipping', 'Pots break' ],
		[ 'what is your return policy', 'Returns', '30 days' ],
		[
			'Can I give back an opened bag of coffee?',
			'Returns',
			'Opened bags',
		],
		[ 'is the mug dishwasher safe', 'Harbor Mug', 'Dishwasher' ],
		[ 'How much is the kettle?', 'Kettle', '89.00' ],
	] )( '7 %s is answered from %s', async ( question, title, text ) => {
		const [ best ] = await index().search( question, 3 );
		expect( best?.title ).toBe( title );
		expect( best?.text ).toContain( text );
	} );

	it.each( [
		'do you sell surfboards',
		'Do you have a blue surfboard?',
		'asdf qwertz',
		'Tell me a joke',
		'Who is the president?',
		'?!',
		'',
		'the of and',
		'" OR title:* NEAR( a b ) --',
	] )( '7 it does not know: %s', async ( question ) => {
		expect( await index().search( question, 3 ) ).toEqual( [] );
	} );

	it( '7 what was taken away is not quoted any more', async () => {
		const knowledge = index();
		knowledge.remove( PRODUCTS.map( ( { id } ) => id ) );
		expect( await knowledge.search( 'kettle price', 3 ) ).toEqual( [] );
		expect( await knowledge.search( 'shipping', 1 ) ).toHaveLength( 1 );
	} );

	it( '7 a long page is cut by its headings and paragraphs', () => {
		const passages = cut(
			page(
				'P',
				`# A\n${ 'One sentence here. '.repeat( 100 ) }\n# B\nThis is another paragraph of it.`
			)
		);
		expect( passages.length ).toBeGreaterThan( 3 );
		expect( passages.at( -1 ) ).toEqual( {
			heading: 'B',
			text: 'This is another paragraph of it.',
		} );
		expect(
			Math.max( ...passages.map( ( { text } ) => text.length ) )
		).toBeLessThan( 800 );
	} );
} );

describe( 'passages that only share a word', () => {
	const SHOP_PAGES = [
		page(
			'Shipping',
			'We pack every parcel ourselves. Orders placed before noon leave us the same day.\n# Times and prices\nStandard shipping takes 3 to 5 working days. We do not ship to other countries yet.\n# Late or lost parcels\nIf a parcel has not arrived after 8 working days, write to us and we look for it.\n# Broken on the way\nPots break, rarely. Send us a photo within 7 days of delivery and we replace it.'
		),
		page(
			'Returns',
			'You can return anything unused within 30 days of delivery.\n# How to return something\nWrite to us with your order number. You get a return label by e-mail. It is free when the item was faulty, broken on the way, or not what you ordered; keep the receipt until your refund has arrived.\n# When you get your money back\nWe refund within 5 working days to the payment method you used.'
		),
		page(
			'Contact',
			'The quickest way is the chat.\nE-mail: hello@shop.example.\nPhone: 207-555-0148, Monday to Friday from 9 to 5.\n# Visit the studio\nThe studio is open on Saturdays from 10 am to 2 pm. Bring your order number.'
		),
	];
	const best = async ( question: string ) => {
		const knowledge = new FullText( ':memory:' );
		knowledge.put( SHOP_PAGES );
		return ( await knowledge.search( question, 1 ) )[ 0 ]?.text;
	};

	it.each( [
		[ 'What is your email?', 'hello@shop.example' ],
		[ 'What is your phone number?', '207-555-0148' ],
		[ 'My order arrived damaged', 'Pots break' ],
		[ 'When are you open?', 'Saturdays' ],
		[ 'Do you ship to Norway?', 'We do not ship to other countries' ],
		[ 'I want my money back', 'We refund' ],
		[ 'What about returns?', 'within 30 days' ],
		[ 'What is your returns policy?', 'within 30 days' ],
	] )( '7 %s is answered by “%s”', async ( question, text ) =>
		expect( await best( question ) ).toContain( text )
	);

	it.each( [
		'Where is my order?',
		'What payment methods do you accept?',
		'Can I pay with PayPal?',
		'Do you ship live animals?',
		'What are your prices for wholesale?',
	] )( '7 it does not know: %s', async ( question ) =>
		expect( await best( question ) ).toBeUndefined()
	);
} );

describe( 'the assistant without a model', () => {
	async function answer( ...said: string[] ) {
		const pieces = [];
		for await ( const piece of new QuotingAssistant( index() ).answer(
			questionOf( said ),
			signal
		) ) {
			pieces.push( piece );
		}
		return pieces;
	}

	it( '7 quotes the passage and names its source', async () => {
		expect( await answer( 'How long is shipping to Canada?' ) ).toEqual( [
			{
				text: expect.stringMatching(
					/^From “Shipping”:\nStandard shipping/
				),
				sources: [
					{
						title: 'Shipping',
						url: 'https://shop.example/shipping/',
					},
				],
				entries: [ 'page:834#2 canada' ],
			},
		] );
	} );

	it( '7 says so when it does not know, and offers a person', async () => {
		expect( await answer( 'Do you sell surfboards?' ) ).toEqual( [
			{
				text: 'I could not find anything about that in our shop. Would you like to talk to a person?',
				missed: 'unknown',
			},
		] );
	} );

	it( '4.3 answers each question asked at once, and a greeting with a greeting', async () => {
		const [ both ] = await answer(
			'How long is shipping?',
			'How much is the kettle?'
		);
		expect( both?.sources?.map( ( { title } ) => title ) ).toEqual( [
			'Shipping',
			'Kettle',
		] );
		expect( ( await answer( 'Hello!' ) )[ 0 ]?.text ).toContain( 'Hello' );
	} );
} );

describe( 'the index, document by document', () => {
	const entry = ( id: string, title: string, text: string ) => ( {
		id,
		kind: 'entry' as const,
		title,
		text,
	} );

	it( '12.1 only what is new or has changed is written', () => {
		const knowledge = index();
		const before = knowledge.list();
		expect( knowledge.put( PAGES ) ).toBe( 0 );
		const changed = { ...PAGES[ 0 ]!, text: 'We ship nothing now.' };
		expect( knowledge.put( [ changed, ...PAGES.slice( 1 ) ] ) ).toBe( 1 );
		const after = knowledge.list();
		expect( after.get( changed.id ) ).toBe( hashOf( changed ) );
		expect( after.get( PAGES[ 1 ]!.id ) ).toBe(
			before.get( PAGES[ 1 ]!.id )
		);
	} );

	it( '12.1 what is removed or replaced is quoted no more', async () => {
		const knowledge = index();
		expect( knowledge.remove( [ 'page:834', 'page:none' ] ) ).toBe( 1 );
		expect( await knowledge.search( 'shipping to Canada', 1 ) ).toEqual(
			[]
		);
		knowledge.put( [
			entry( 'entry:1', 'Do you ship to Canada?', 'Yes.' ),
		] );
		knowledge.put( [ entry( 'entry:1', 'Do you rent kayaks?', 'No.' ) ] );
		expect( await knowledge.search( 'shipping to Canada', 1 ) ).toEqual(
			[]
		);
		expect( knowledge.sizes() ).toMatchObject( { page: 2, entry: 1 } );
	} );

	it( '12.2 what the owner wrote is quoted whole, and has no page', async () => {
		const knowledge = index();
		const text = 'Yes: bring it by. '.repeat( 100 );
		knowledge.put( [ entry( 'entry:9', 'Do you sharpen knives?', text ) ] );
		const [ best ] = await knowledge.search(
			'can you sharpen a knife for me',
			1
		);
		expect( best ).toMatchObject( { entry: 'entry:9', text } );
		expect( best ).not.toHaveProperty( 'source' );
	} );

	it( '12.2 every way of asking that the owner wrote finds it', async () => {
		const knowledge = index();
		knowledge.put( [
			{
				...entry( 'entry:9', 'Do you sharpen knives?', 'Yes.' ),
				questions: [ 'My blade is blunt' ],
			},
		] );
		const [ best ] = await knowledge.search(
			'the blade has gone blunt',
			1
		);
		expect( best?.entry ).toBe( 'entry:9' );
	} );

	it( '12.1 an index of an older layout is made anew', () => {
		const file = path.join(
			mkdtempSync( path.join( tmpdir(), 'baton-index-' ) ),
			'knowledge.db'
		);
		const old = new Database( file );
		old.exec(
			"CREATE VIRTUAL TABLE passages USING fts5( title, heading, body, kind UNINDEXED, url UNINDEXED ); INSERT INTO passages VALUES ( 'a', 'b', 'c', 'page', 'd' )"
		);
		old.close();
		const knowledge = new FullText( file );
		expect( knowledge.size() ).toBe( 0 );
		knowledge.put( [ entry( 'entry:1', 'Do you rent kayaks?', 'No.' ) ] );
		knowledge.close();
		const again = new FullText( file );
		expect( again.list().size ).toBe( 1 );
		again.close();
		rmSync( path.dirname( file ), { recursive: true } );
	} );
} );

describe( 'how customers write', () => {
	it.each( [
		[ 'how long does shiping take', 'Shipping' ],
		[ 'delivrey time canada', 'Shipping' ],
		[ 'price of the ketle', 'Kettle' ],
		[
			'Hello! I bought a lamp last week and it is lovely. How long does shipping to Canada take? Thanks a lot in advance, Ada',
			'Shipping',
		],
		[ 'ＨＯＷ ＭＵＣＨ is the ke\u200bttle', 'Kettle' ],
	] )( '12.4 %s: answered from %s', async ( question, title ) => {
		const [ best ] = await index().search( question, 1 );
		expect( best?.title ).toBe( title );
	} );

	it.each( [
		'do you sell insurance',
		"what's the weather",
		'what time is it',
		'can you recommend a good dentist',
		'how tall is mount everest',
		'I need a flight to Canada',
	] )( '12.4 it does not know: %s', async ( question ) =>
		expect( await index().search( question, 1 ) ).toEqual( [] )
	);
} );

describe( 'whatever is asked', () => {
	const HOSTILE = {
		'a hundred thousand letters': 'a'.repeat( 100_000 ),
		'a hundred thousand words': 'ship it '.repeat( 50_000 ),
		'the syntax of FTS5':
			'"mug" NEAR( a, 2 ) OR above : x* ^y - { } + AND NOT',
		'quotes and a null': '"""\'\'\'\u0000" OR 1=1; DROP TABLE stems; --',
		'names of every object':
			'constructor __proto__ toString hasOwnProperty',
		'right to left': '\u202eكم تستغرق مدة الشحن؟ \u200f',
		'what nobody sees': '\u200b\u200d\ufeff\u2060',
		'half a character': '\ud800 ship \udfff',
		'accents upon accents': `e${ '\u0301'.repeat( 5000 ) }`,
	};
	it.each( Object.entries( HOSTILE ) )(
		'12.5 %s: no exception',
		async ( _, text ) => {
			const knowledge = index();
			const found = await knowledge.search( text, 3 );
			expect( found.length ).toBeLessThanOrEqual( 3 );
			knowledge.put( [
				{ id: 'entry:1', kind: 'entry', title: text, text },
				{ id: 'page:9', kind: 'page', title: text, url: 'u', text },
			] );
			await knowledge.search( text, 3 );
			expect( await knowledge.search( 'kettle', 1 ) ).toHaveLength( 1 );
			knowledge.close();
		}
	);
} );
