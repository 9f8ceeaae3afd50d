import { maskCards } from '../../../sidecar/conversation/card-numbers';
import { withoutPersonal } from '../../../sidecar/llm/masking/hidden';
import { openKnowledge } from '../../../sidecar/knowledge/knowledge';
import type { Assistant, Piece } from '../../../sidecar/ports';
import { MemoryStore } from '../../../sidecar/store/memory';
import { FakeShop } from '../support/catalogue';
import { FakeClock } from '../support/fake-clock';
import { settingsFixture } from '../support/fixture';
import { KeptLog } from '../support/quiet';
import { SHOP } from '../support/tokens';

const DAY_MS = 24 * 60 * 60 * 1000;

async function open( shop = new FakeShop() ) {
	const clock = new FakeClock();
	const store = new MemoryStore( clock );
	const log = new KeptLog();
	const knowledge = openKnowledge( {
		shop: SHOP,
		file: ':memory:',
		catalogue: shop,
		store,
		clock,
		log,
		mask: ( text ) => withoutPersonal( maskCards( text ) ),
	} );
	const pieces: Piece[] = [ { text: 'I do not know.', missed: 'unknown' } ];
	const assistant: Assistant = knowledge.noticing( {
		async *answer() {
			yield* pieces;
		},
	} );
	return {
		clock,
		knowledge,
		log,
		pieces,
		store,
		async asks( question: string, conversation = 'c1', more = {} ) {
			const signal = new AbortController().signal;
			for await ( const piece of assistant.answer(
				{
					conversation,
					history: [],
					asked: [ question ],
					settings: settingsFixture(),
					...more,
				} as never,
				signal
			) ) {
				void piece;
			}
			return knowledge.gaps();
		},
	};
}

const entry = ( question: string, text: string, closes?: number ) => ( {
	changed: [],
	gone: [],
	documents: [
		{
			id: 'entry:1',
			kind: 'entry' as const,
			title: question,
			text,
			questions: [ question ],
		},
	],
	...( closes !== undefined && { closes } ),
} );

it( '9.3 a question that cannot be noted is logged with its conversation, without its words', async () => {
	const { asks, log, store } = await open();
	jest.spyOn( store, 'putGap' ).mockRejectedValue( new Error( 'broken' ) );
	await asks( 'Do you sell surfboards?', 'c7' );
	expect( log.errors ).toMatchObject( [
		{ fields: { conversation: 'c7' } },
	] );
	expect( JSON.stringify( log.errors ) ).not.toContain( 'surfboards' );
} );

it( '11.8 the same question in other words is one gap, another one is another', async () => {
	const { asks, clock } = await open();
	const began = clock.now();
	await asks( 'Do you sell surfboards?' );
	clock.advance( 1000 );
	await asks( 'do you have any surfboard', 'c2' );
	await asks( 'Surfboards???', 'c3' );
	const gaps = await asks( 'Can I get a gift wrapped?', 'c4' );
	expect( gaps ).toEqual( [
		{
			id: 1,
			question: 'Do you sell surfboards?',
			wordings: [ 'Surfboards???', 'do you have any surfboard' ],
			count: 3,
			firstAt: began,
			lastAt: began + 1000,
			conversation: 'c3',
		},
		expect.objectContaining( {
			question: 'Can I get a gift wrapped?',
			count: 1,
			conversation: 'c4',
		} ),
	] );
} );

it( '11.8 what was answered, or answered at last, is none', async () => {
	const { asks, pieces } = await open();
	pieces.splice( 0, 1, { text: 'It is blue.' } );
	expect( await asks( 'What colour is it?' ) ).toEqual( [] );
	pieces.splice(
		0,
		1,
		{ text: 'I do not know.', missed: 'unknown' },
		{ text: 'It is blue.', restart: true }
	);
	expect( await asks( 'What colour is it?' ) ).toEqual( [] );
} );

it( '11.8 nor is a greeting, or what a shop that is down could not say', async () => {
	const { asks, pieces } = await open();
	expect( await asks( 'Bonjour !', 'c1', { smallTalk: true } ) ).toEqual(
		[]
	);
	pieces.splice( 0, 1, { text: 'Try later.', missed: 'unavailable' } );
	expect( await asks( 'Where is my order #27?' ) ).toEqual( [] );
} );

it( '11.8 nothing in it says who asked', async () => {
	const { asks } = await open();
	const [ gap ] = await asks(
		'Can ada.lovelace+shop@example.co.uk or +44 (0)20 7946 0958 get engraving on card 4111 1111 1111 1111?'
	);
	expect( gap!.question ).toBe(
		'Can •••@••• or ••• get engraving on card •••• 1111?'
	);
} );

it( '11.8 one conversation cannot push out what others asked, and there are never more than 300', async () => {
	const { asks } = await open();
	await asks( 'Do you sell surfboards?', 'first' );
	for ( let i = 0; i < 40; i++ ) {
		await asks( `What about nonsense${ i }?`, 'flood' );
	}
	expect( await asks( 'Any kayaks?', 'second' ) ).toHaveLength( 12 );
	await asks( 'Do you sell surfboards?', 'third' );
	let gaps: unknown[] = [];
	for ( let i = 0; i < 310; i++ ) {
		gaps = await asks( `Strange${ i }?`, `flood${ i }` );
	}
	expect( gaps ).toHaveLength( 300 );
	expect( gaps[ 0 ] ).toMatchObject( {
		question: 'Do you sell surfboards?',
	} );
} );

it( '11.8 after 90 days it is forgotten', async () => {
	const { asks, clock, knowledge } = await open();
	await asks( 'Do you sell surfboards?' );
	clock.advance( 90 * DAY_MS );
	expect( await knowledge.gaps() ).toHaveLength( 1 );
	clock.advance( 1 );
	expect( await knowledge.gaps() ).toEqual( [] );
} );

it( '11.9 an answer closes its gap and all others that it answers, at once', async () => {
	const { asks, knowledge } = await open();
	await asks( 'Do you engrave names on mugs?' );
	await asks( 'Is engraving of mugs free of charge?' );
	const gaps = await asks( 'Do you sell surfboards?' );
	const engraving = gaps.find( ( one ) => /engrave/.test( one.question ) )!;
	await knowledge.changed(
		entry(
			'Do you engrave names on mugs?',
			'Yes, we engrave every mug, for 5.00.',
			engraving.id
		)
	);
	const [ best ] = await knowledge.index.search(
		'do you engrave a name on my mug',
		1
	);
	expect( best!.text ).toContain( 'we engrave every mug' );
	const left = ( await knowledge.gaps() ).map( ( { question } ) => question );
	expect( left ).toContain( 'Do you sell surfboards?' );
	expect( left ).not.toContain( 'Do you engrave names on mugs?' );
} );

it( '11.9 a page that says it closes a gap too', async () => {
	const shop = new FakeShop();
	const { asks, knowledge, clock } = await open( shop );
	const stop = await knowledge.start();
	await asks( 'Do you sell surfboards?' );
	shop.put( 'page:1', 'We sell surfboards from 300.00 on.', 'Surfboards' );
	for ( let second = 0; second < 60; second++ ) {
		clock.advance( 1000 );
		for ( let tick = 0; tick < 20; tick++ ) {
			await new Promise( ( resolve ) => setImmediate( resolve ) );
		}
	}
	expect( await knowledge.gaps() ).toEqual( [] );
	await stop();
} );

it( '11.9 one that is dismissed is gone', async () => {
	const { asks, knowledge } = await open();
	const [ gap ] = await asks( 'Do you sell surfboards?' );
	await knowledge.dismiss( gap!.id );
	expect( await knowledge.gaps() ).toEqual( [] );
} );
